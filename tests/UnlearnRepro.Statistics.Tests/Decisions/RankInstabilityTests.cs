using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class RankInstabilityTests
{
    private static SeedGrid Column(params double[] means) => new([.. means.Select(m => new[] { m })]);

    [Test]
    public void HandCountedInversions()
    {
        // Differences 1, 1, -3, -3: b leads; two of four single seeds turn it round. Of the six pairs one (1 + 1) does.
        SeedGrid a = Column(1, 1, -3, -3), b = Column(0, 0, 0, 0);
        Assert.That(RankInstability.OfPair(a, b, 1).Probability.Value, Is.EqualTo(0.5));
        Assert.That(RankInstability.OfPair(a, b, 1, subsetSize: 2).Probability.Value, Is.EqualTo(1 / 6.0).Within(1e-12));
    }

    [Test]
    public void SettledOrderUsesTheIntervalOfItsOwnCount()
    {
        // Nine of ten in favour and the lead is sure: 1 inversion in 10.
        SeedGrid a = Column(5, 6, 5, 6, 5, 6, 5, 6, 5, -0.1), b = Column(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        RankInstability r = RankInstability.OfPair(a, b, 1);
        Assert.That((r.Best, r.Candidates.Count), Is.EqualTo((0, 1)));
        Assert.That(r.Probability.Interval, Is.EqualTo(ClopperPearson.Of(1, 10)));
    }

    [Test]
    public void OpenOrderAllowsEitherToBeRight()
    {
        RankInstability r = RankInstability.OfPair(Column(1, 1, 1, -2), Column(0, 0, 0, 0), 1);
        Assert.That(r.Candidates, Is.EqualTo([0, 1]));
        Interval one = ClopperPearson.Of(1, 4), three = ClopperPearson.Of(3, 4);
        Assert.That(r.Probability.Interval, Is.EqualTo(new Interval(one.Lower, three.Upper)));
    }

    [Test]
    public void TiesCountForTheLowerBoundAsKeptAndForTheUpperAsLost()
    {
        // Both are 0.3 up to rounding in six of eight seeds (0.1 + 0.2 against 0.3).
        SeedGrid a = Column(0.1 + 0.2, 0.1 + 0.2, 0.1 + 0.2, 0.1 + 0.2, 0.1 + 0.2, 0.1 + 0.2, 0.9, 0.9);
        RankInstability r = RankInstability.OfPair(a, Column(0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3), 1);
        Assert.That(r.Probability.Value, Is.EqualTo(0.375));
        Assert.That(r.Probability.Interval!.Value.Lower, Is.Zero);
        Assert.That(r.Probability.Interval!.Value.Upper, Is.EqualTo(1), "either may be better: of eight, none lost to b's six ties and two losses");
    }

    [Test]
    public void EqualMethodsDecideNothing()
    {
        SeedGrid a = Column(1, 2, 3);
        Assert.That(RankInstability.OfPair(a, a, 1).Exceeds(0.1).Decision, Is.EqualTo(Decision.Undecided));
    }

    [TestCase(0.0, Decision.Holds, Decision.Fails)]
    [TestCase(4.0, Decision.Fails, Decision.Holds)]
    [TestCase(1.6, Decision.Undecided, Decision.Undecided)]
    public void DecidesByWorld(double lead, Decision exceeds, Decision below)
    {
        // Inversion probability Phi(-lead): 1/2, .00003 and .055, held against .1 with 60 training seeds.
        Worlds worlds = new(12);
        RankInstability r = RankInstability.OfPair(
            new SeedGrid([.. worlds.Normals(60, lead).Select(x => new[] { x })]), Column(new double[60]), 1);
        Assert.That((r.Exceeds(0.1).Decision, r.StaysBelow(0.1).Decision), Is.EqualTo((exceeds, below)));
    }

    [TestCase(0.5, 1, 12, 0.3085)]
    [TestCase(0.5, 3, 12, 0.1932)]
    [TestCase(0.0, 1, 8, 0.5)]
    public void IntervalCoversTheInversionProbability(double lead, int subset, int i, double truth)
    {
        // Phi(-lead sqrt I'). At least .95 by construction, 600 worlds: 4 standard errors are .036.
        Worlds worlds = new(13);
        int covered = Enumerable.Range(0, 600).Count(_ => RankInstability.OfPair(
            new SeedGrid([.. worlds.Normals(i, lead).Select(x => new[] { x })]), Column(new double[i]), 1, subset)
            .Probability.Interval!.Value.Contains(truth));
        TestContext.Out.WriteLine($"coverage {covered / 600.0}");
        Assert.That(covered / 600.0, Is.GreaterThan(0.95 - 0.036));
    }

    [TestCase(true, 0, 0.25)]
    [TestCase(false, 2, 0.25)]
    public void TopOfThreeMethods(bool higherIsBetter, int best, double probability)
    {
        MethodGrids methods = new([new("a", Column(5, 5, 5, 5)), new("b", Column(1, 1, 1, 6)), new("c", Column(0, 0, 0, 2))]);
        RankInstability r = RankInstability.OfTop(methods, higherIsBetter, 1);
        Assert.That(r.Best, Is.EqualTo(best));
        // The leads over the nearer rival are 2.75 and 1.75 with errors 1.25 and .75, over the farther 4.5 with .5; t_3 is 4.18.
        Assert.That(r.Candidates, Is.EqualTo(new[] { best, 1 }.Order()));
        Assert.That(r.Probability.Value, Is.EqualTo(higherIsBetter ? probability : 0));
    }

    [Test]
    public void RandomChoicesApproachAllOfThem()
    {
        // 16 against 4 of 20 seeds with differences +1 and -2: a choice of 10 turns round when more than 10/3 of it are negative,
        // that is all 4: C(16, 6) / C(20, 10) = 8008 / 184756 = .0433. 4000 of 184756 choices: 4 standard errors are .013.
        double[] d = [.. Enumerable.Range(0, 20).Select(k => k < 16 ? 1.0 : -2.0)];
        Assert.That(RankInstability.OfPair(Column(d), Column(new double[20]), 3, 10).Probability.Value, Is.EqualTo(0.0433).Within(0.013));
    }

    [Test]
    public void SameSeedSameAnswer()
    {
        Worlds worlds = new(14);
        SeedGrid a = worlds.Grid(20, 2, 0.5, 0.4), b = worlds.Grid(20, 2, 0.5);
        double Share(ulong seed) => RankInstability.OfPair(a, b, seed, 6).Probability.Value;
        double first = Share(1), again = Share(1), other = Share(2);
        Assert.That(again, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first));
    }
}
