using UnlearnRepro.Domains.Audits;

namespace UnlearnRepro.Domains.Tests.Audits;

public class RmiaTests
{
    /// <summary>
    /// M_r: p(x) 0.2 and 0.4; p(z) (0.8, 0.5) and (0.6, 0.5). The model under attack: p(x) = 0.9, Pr(x) = (1.3 * 0.3 + 0.7) / 2 = 0.545, ratio 1.651;
    /// p(z) = (0.805, 0.54), Pr(z) = (0.805, 0.675), ratios 1 and 0.8. 1.651 is twice 0.8 and not twice 1: score 1/2.
    /// The first M_r: p(x) = 0.2 against ((1.3 * 0.4) + 0.7) / 2, ratio 0.33, not twice any: score 0.
    /// </summary>
    [Test]
    public void WorkedByHand()
    {
        Worlds worlds = new([Model(0.9, 0.805, 0.54)], [Model(0.2, 0.8, 0.5), Model(0.4, 0.6, 0.5)]);
        var (forgotten, unseen) = Rmia.Scores(worlds);
        Assert.That(forgotten, Is.EqualTo((double[])[0.5]));
        Assert.That(unseen, Is.EqualTo((double[])[0, 0]));
        Assert.That(Rmia.Audit(worlds), Is.EqualTo((double[])[1]));
    }

    /// <summary>
    /// p(x) = 0.8 against its own mean 0.8 would be 0.8 / 0.87 and not tell; against the other M_r's 0.1 it is 0.8 / 0.415 = 1.93, more than twice 0.5 / 0.675.
    /// </summary>
    [Test]
    public void AModelIsNotItsOwnReference()
    {
        var (_, unseen) = Rmia.Scores(new([Model(0.5, 0.5)], [Model(0.8, 0.5), Model(0.1, 0.5)]));
        Assert.That(unseen, Is.EqualTo((double[])[1, 0]));
    }

    [Test]
    public void SeesNothingWhereNothingIs()
    {
        double[] found = [.. Enumerable.Range(0, 40).Select(seed => Rmia.Audit(World((ulong)seed, leak: 0))[0])];
        Assert.That(found.Average(), Is.InRange(0.49, 0.51));
    }

    [Test]
    public void SeesAPlantedLeak() => Assert.That(Rmia.Audit(World(1, leak: 3))[0], Is.GreaterThan(0.75));

    private static Worlds World(ulong seed, double leak)
    {
        var next = Made.Generator(seed);
        double[] of(int count, double by) => [.. Enumerable.Range(0, count).Select(_ => by + (1.5 * next()))];
        return new(
            [.. Enumerable.Range(0, 8).Select(_ => new ExampleScores(of(30, leak), of(50, 0), 100, 100))],
            [.. Enumerable.Range(0, 8).Select(_ => new ExampleScores(of(30, 0), of(50, 0), 100, 100))]);
    }

    private static ExampleScores Model(double x, params double[] z) => new([Phi(x)], [.. z.Select(Phi)], 100, 100);

    private static double Phi(double p) => Math.Log(p) - Math.Log(1 - p);
}
