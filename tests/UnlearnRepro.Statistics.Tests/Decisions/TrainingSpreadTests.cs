using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class TrainingSpreadTests
{
    [TestCase(0.2, Decision.Holds)]
    [TestCase(5, Decision.Fails)]
    [TestCase(1.0, Decision.Undecided)]
    public void DecidesByMargin(double margin, Decision expected)
    {
        SeedGrid grid = new Worlds(8).Of([.. Enumerable.Repeat(4, 20)], 1, 0.3);
        Assert.That(TrainingSpread.OfSeedMeans(grid, margin).Decision, Is.EqualTo(expected));
        Assert.That(TrainingSpread.OfComponent(grid, margin).Decision, Is.EqualTo(expected));
    }

    [Test]
    public void OneUnlearningSeedSufficesForTheSeedMeans()
    {
        // Values 1, 2, 6: variance 7; chi^2_2 upper quantile 7.37776: lower bound sqrt(14 / 7.37776) = 1.3775
        SeedGrid grid = new([[1.0], [2.0], [6.0]]);
        Assert.That(TrainingSpread.OfSeedMeans(grid, 1.37).Decision, Is.EqualTo(Decision.Holds));
        Assert.That(TrainingSpread.OfSeedMeans(grid, 1.38).Decision, Is.EqualTo(Decision.Undecided));
        Assert.That(TrainingSpread.OfComponent(grid, 1).Estimate.IsKnown, Is.False);
    }

    [Test]
    public void SeedMeansOfNoisyRunsAreNotTrainingSpread()
    {
        // No training variance but much noise: the seed means spread by 1 / sqrt(4), s_T does not.
        SeedGrid grid = new Worlds(21).Of([.. Enumerable.Repeat(4, 100)], 0, 1);
        Assert.That(TrainingSpread.OfSeedMeans(grid, 0.35).Decision, Is.EqualTo(Decision.Holds));
        Assert.That(TrainingSpread.OfComponent(grid, 0.35).Decision, Is.EqualTo(Decision.Fails));
    }

    [Test]
    public void EqualValuesDecideNothing() =>
        Assert.That(TrainingSpread.OfSeedMeans(new SeedGrid([[1.0], [1.0], [1.0]]), 0.1).Decision, Is.EqualTo(Decision.Undecided));

    [TestCase(0.6)]
    [TestCase(1.5)]
    public void SuggestedSeedsDecideFourTimesInFive(double margin)
    {
        // As estimated: seed means with sd s. 1000 grids, 4 standard errors of .8 are .05.
        Finding pilot = Enumerable.Range(0, 100).Select(n => TrainingSpread.OfSeedMeans(new Worlds((ulong)n).Grid(5, 1, 1), margin))
            .First(f => f.SeedsNeeded is < 60);
        Worlds worlds = new(31);
        int decided = Enumerable.Range(0, 1000).Count(_ => TrainingSpread.OfSeedMeans(
            worlds.Of([.. Enumerable.Repeat(1, pilot.SeedsNeeded!.Value)], pilot.Estimate.Value, 0), margin).Decision != Decision.Undecided);
        Assert.That(decided / 1000.0, Is.EqualTo(0.8).Within(0.05));
    }

    [TestCase(0.4)]
    [TestCase(1.0)]
    public void SuggestedSeedsDecideOnTheComponentToo(double margin)
    {
        // MS_U is taken as known there, so .8 is approximate: 500 grids, 4 standard errors .07, and .05 for the approximation.
        Finding pilot = Enumerable.Range(0, 100).Select(n => TrainingSpread.OfComponent(new Worlds((ulong)n).Grid(6, 4, 0.5), margin))
            .First(f => f.SeedsNeeded is < 80);
        Worlds worlds = new(32);
        VarianceComponents c = VarianceComponents.Of(Enumerable.Range(0, 100).Select(n => new Worlds((ulong)n).Grid(6, 4, 0.5))
            .First(g => TrainingSpread.OfComponent(g, margin).SeedsNeeded is < 80));
        int[] rows = [.. Enumerable.Repeat(4, pilot.SeedsNeeded!.Value)];
        int decided = Enumerable.Range(0, 500).Count(_ => TrainingSpread.OfComponent(
            worlds.Of(rows, c.TrainingSd.Value, c.UnlearningSd.Value), margin).Decision != Decision.Undecided);
        Assert.That(decided / 500.0, Is.EqualTo(0.8).Within(0.12));
    }
}
