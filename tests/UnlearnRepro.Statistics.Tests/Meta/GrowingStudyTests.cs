using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Sequential;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>What looking at a growing study costs and saves; its error rates are among the others, <see cref="DecisionsOfLooks"/>.</summary>
public class GrowingStudyTests
{
    [Test]
    public void PeekingWithoutSpendingIsWrongMoreThanTwiceTooOften()
    {
        // Interval of .95 at every look: known to be .135. 8000 studies: 4 standard errors are .0153.
        Worlds worlds = new(61);
        int wrong = Enumerable.Range(0, 8000).Count(_ =>
        {
            double[] values = worlds.Normals(20);
            return new[] { 5, 10, 15, 20 }.Any(i => Mean(Column(values.Take(i)), 0.95).Decision != Decision.Undecided);
        });
        TestContext.Out.WriteLine($"t intervals of .95 at 5, 10, 15 and 20 seeds: wrong in {wrong / 8000.0:P1} of 8000 studies");
        Assert.That(wrong / 8000.0, Is.EqualTo(0.135).Within(0.0153));
    }

    [TestCase(Spending.OBrienFleming, 13)]
    [TestCase(Spending.Pocock, 9)]
    public void AClearCaseIsSettledEarly(Spending spending, double most)
    {
        // ICC .95 against 1/2, J = 3: all but a few hold, at far fewer seeds than 20.
        Worlds worlds = new(65);
        (Decision Decision, int Seeds)[] runs = [.. Enumerable.Range(0, 1000).Select(_ =>
            DecisionsOfLooks.Run(spending, worlds.Grid(20, 3, 0.95), (grid, level) => Dominance.Of(grid, level)))];
        TestContext.Out.WriteLine($"{spending}: ICC .95 settled with {runs.Average(r => r.Seeds):F1} of 20 training seeds on average");
        Assert.That(runs.Average(r => r.Seeds), Is.LessThan(most));
        Assert.That(runs.Count(r => r.Decision == Decision.Holds), Is.GreaterThan(990));
    }

    private static Finding Mean(SeedGrid grid, double level) => Finding.Decide(VarianceComponents.Of(grid, level).Mean, new Interval(0, double.PositiveInfinity));

    private static SeedGrid Column(IEnumerable<double> values) => new([.. values.Select(value => new[] { value })]);
}
