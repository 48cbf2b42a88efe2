using UnlearnRepro.Domains.Audits;
using UnlearnRepro.Statistics;

namespace UnlearnRepro.Domains.Tests.Audits;

public class JackknifeTests
{
    private static readonly Interval Any = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Of a difference of means the jackknife variance is s_1^2 / n_1 + s_2^2 / n_2: here 10 / 5 and (20 / 3) / 4; t(3) = 3.18245.</summary>
    [Test]
    public void OfADifferenceOfMeansItIsTheTextbookOne()
    {
        Worlds worlds = new([.. Models(2, 4, 6, 8, 10)], [.. Models(1, 3, 5, 7)]);
        var found = Jackknife.Of(worlds, w => [w.Forgotten.Average(m => m.Forget[0]) - w.Unseen.Average(m => m.Forget[0])], Any).Single().At(Jackknife.Level);
        Assert.That(found.Value, Is.EqualTo(2).Within(1e-12));
        Assert.That(found.Interval!.Value.HalfWidth, Is.EqualTo(3.182446 * Math.Sqrt(2 + (5 / 3.0))).Within(1e-4));

        static IEnumerable<ExampleScores> Models(params double[] values) => values.Select(v => Made.Model(v));
    }

    [Test]
    public void IntervalsStayInRangeAndNoWidthHasAStatus()
    {
        Worlds told = Made.OneSample([1, 2, 3, 4], [5, 6, 7, 8]), equal = Made.OneSample([1, 1, 1, 1], [1, 1, 1, 1]);
        var sure = Jackknife.Of(told, PopulationAttack.Audit, new(0, 1)).Single().At(Jackknife.Level);
        Assert.That((sure.Value, sure.Status, sure.Interval), Is.EqualTo((0.0, Status.Boundary, (Interval?)new Interval(0, 0))));
        Assert.That(Jackknife.Of(equal, PopulationAttack.Audit, new(0, 1)).Single().At(Jackknife.Level).Status, Is.EqualTo(Status.Degenerate));
        Assert.That(Jackknife.Of(Made.OneSample([1, 2, 3, 4], [0, 1.5, 0, 0]), PopulationAttack.Audit, new(0, 1)).Single().At(Jackknife.Level).Interval!.Value.Upper, Is.LessThanOrEqualTo(1));
    }

    /// <summary>
    /// Models differ as a whole here, as trained models do: an interval that took samples or runs for independent would be several times too short. The
    /// AUC of one shift by d = 1 over a spread that models share is Phi(1 / sqrt(2)) = 0.76.
    /// </summary>
    [Test]
    public void CoversWhereSamplesShareTheirModel()
    {
        const int worlds = 200;
        int covered = Enumerable.Range(0, worlds).Count(seed => Jackknife.Of(World((ulong)seed), PopulationAttack.Audit, new(0, 1)).Single().At(Jackknife.Level).Interval!.Value.Contains(0.7602));
        Assert.That(covered / (double)worlds, Is.InRange(0.89, 0.99));

        static Worlds World(ulong seed)
        {
            var next = Made.Generator(seed);
            ExampleScores Model(double mean)
            {
                double shared = mean + (0.9 * next());
                return Made.Model([.. Enumerable.Range(0, 10).Select(_ => shared + (Math.Sqrt(0.19) * next()))]);
            }

            return new([.. Enumerable.Range(0, 12).Select(_ => Model(1))], [.. Enumerable.Range(0, 12).Select(_ => Model(0))]);
        }
    }
}
