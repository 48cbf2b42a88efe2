using UnlearnRepro.Domains.Audits;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Domains.Tests.Audits;

public class NullLawTests
{
    private static readonly Seed Seed = Seed.Root(7).At("null");

    /// <summary>Of the models (0, 0), (2, 1), (4, 5) the means are (2, 2), the variances 4 and 7 and the covariance 5; 4000 draws know them to a few percent.</summary>
    [Test]
    public void DrawsHaveTheMeansAndCovariancesOfTheModels()
    {
        ExampleScores[] models = [new([0], [0], 90, 80), new([2], [1], 92, 82), new([4], [5], 94, 84)];
        var drawn = new NullWorlds(models, Seed).Draw(0, 4000, 4).Forgotten;
        double x = drawn.Average(m => m.Forget[0]), z = drawn.Average(m => m.Population[0]);
        Assert.That((x, z), Is.EqualTo((2.0, 2.0)).Using<(double, double)>((a, b) => Math.Abs(a.Item1 - b.Item1) < 0.15 && Math.Abs(a.Item2 - b.Item2) < 0.15));
        Assert.That(drawn.Average(m => (m.Forget[0] - x) * (m.Forget[0] - x)), Is.EqualTo(4).Within(0.4));
        Assert.That(drawn.Average(m => (m.Population[0] - z) * (m.Population[0] - z)), Is.EqualTo(7).Within(0.7));
        Assert.That(drawn.Average(m => (m.Forget[0] - x) * (m.Population[0] - z)), Is.EqualTo(5).Within(0.5));
        Assert.That((drawn[0].RetainAccuracy, drawn[0].TestAccuracy), Is.EqualTo((92.0, 82.0)));
    }

    [Test]
    public void DrawsDependOnTheirIndexAlone()
    {
        var models = Made.Normal(1, 5, 3, 0).Unseen;
        double[] first = Scores(1), other = Scores(0), again = Scores(1);
        Assert.That(again, Is.EqualTo(first).And.Not.EqualTo(other));

        double[] Scores(int draw) => [.. new NullWorlds(models, Seed).Draw(draw, 2, 3).Unseen.SelectMany(m => m.Forget)];
    }

    /// <summary>Of an audit that hands on one score, 100 draws: the third smallest and the third largest.</summary>
    [Test]
    public void TheBandIsTheCentral95PercentOfTheDraws()
    {
        var models = Made.Normal(1, 5, 3, 0).Unseen;
        var audit = new GridAudit([new("score", "of the first model and sample")], new(double.NegativeInfinity, double.PositiveInfinity), 1, w => [w.Forgotten[0].Forget[0]]);
        double[] draws = [.. Enumerable.Range(0, NullLaw.Draws).Select(d => new NullWorlds(models, Seed).Draw(d, 2, 3).Forgotten[0].Forget[0]).Order()];
        var found = new NullLaw(models, Seed, workers: 2).Of(audit, 2, 3).Single();
        Assert.That((found.Interval!.Value.Lower, found.Interval.Value.Upper), Is.EqualTo((draws[2], draws[97])));
        Assert.That(found.Value, Is.EqualTo(draws.Average()).Within(1e-12));
    }

    /// <summary>Worlds of another origin without a difference lie in the band as often as it says; with a shift they do not.</summary>
    [Test]
    public void HoldsWorldsWithoutADifferenceAndNoOthers()
    {
        var law = new NullLaw(Made.Normal(99, 12, 25, 0, apart: 2).Unseen, Seed, workers: 1);
        GridAudit[] audits = [GridAudit.Attacks[0], GridAudit.Distances[0], GridAudit.Distances[1]];
        foreach (var audit in audits)
        {
            var usual = law.Of(audit, 12, 12)[0].Interval!.Value;
            int inside = Enumerable.Range(0, 60).Count(seed => usual.Contains(audit.Of(Made.Normal((ulong)seed, 12, 25, 0, apart: 2))[0]));
            Assert.That(inside, Is.InRange(50, 60), audit.Numbers[0].Name);
            Assert.That(usual.Contains(audit.Of(Made.Normal(3, 12, 25, 2, apart: 2))[0]), Is.False, audit.Numbers[0].Name);
        }
    }

    [TestCaseSource(nameof(All))]
    public void NoAuditDependsOnTheOrderOfModels(GridAudit audit)
    {
        Worlds worlds = Made.Normal(6, models: 11, examples: 7, shift: 1), turned = new([.. worlds.Forgotten.Reverse()], [.. worlds.Unseen.Skip(3), .. worlds.Unseen.Take(3)]);
        Assert.That(audit.Of(turned), Is.EqualTo(audit.Of(worlds)).Within(1e-9));
    }

    private static IEnumerable<GridAudit> All => [.. GridAudit.Attacks, .. GridAudit.Distances];
}
