using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Distributions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Rankings;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>Decisions about two methods, or a method and references.</summary>
internal static class DecisionsOfPairs
{
    public static IReadOnlyList<DecisionCase> All =>
    [
        new("Superiority", "difference = margin, 10 x 3", t => Superiority.Of(t.Grid(10, 3, 0.5, t.Pick(0, 3, -3)), t.Other(10, 3, 0.5)).Finding.Decision) { IsExact = true },
        new("Equivalence.Paired", "difference = margin, 10 x 3",
            t => Equivalence.Paired(t.Grid(Seeds(t), 3, 0.5, t.Pick(1, 0, 3)), t.Other(Seeds(t), 3, 0.5), 1).Finding.Decision) { Holds = 0.05, Fails = 0.05, IsExact = true },
        new("Equivalence.Welch", "difference = margin, 10 x 3",
            t => Equivalence.Welch(t.Grid(Seeds(t), 3, 0.5, t.Pick(1, 0, 3)), t.Other(Seeds(t), 3, 0.5), 1).Finding.Decision) { Holds = 0.05, Fails = 0.05, Slack = 0.005 },
        new("Equivalence.ToReferences, points", "gap = margin, 10 x 3, R 10",
            t => ToReferences(t, t.Pick(1, 0, 3), EquivalenceMargin.Points(1))) { Holds = 0.05, Fails = 0.05, Slack = 0.005 },
        new("Equivalence.ToReferences, s_R", "gap = 2 s_R, 10 x 3, R 10",
            t => ToReferences(t, t.Pick(2, 0, 6), EquivalenceMargin.ReferenceSds(2))) { Holds = 0.05, Fails = 0.05, Slack = 0.01 },
        new("SpreadRatio", "ratio of spreads = margin, shared models, 10 x 3", t => Spreads(t).Decision) { IsExact = true, Worlds = [World.Normal, World.HeavyTailed] },
        new("VarianceRatio, s_T", "ratio of s_T = margin, ICC ½, 20 x 5", t => Variances(t, c => c.TrainingVariance)) { Slack = 0.01, Worlds = [World.Normal, World.HeavyTailed] },
        new("VarianceRatio, s_U", "ratio of s_U = margin, 20 x 5", t => Variances(t, c => c.UnlearningVariance)) { Slack = 0.01, Worlds = [World.Normal, World.HeavyTailed] },
        new("ProbabilityOfImprovement.Paired", "θ ½, 10 x 3",
            t => ProbabilityOfImprovement.Paired(t.Grid(10, 3, 0.5, Lead(t)), t.Grid(10, 3, 0.5)).Exceeds().Decision) { AnyWorld = true },
        new("ProbabilityOfImprovement.Unpaired", "θ ½, 10 x 3",
            t => ProbabilityOfImprovement.Unpaired(t.Grid(10, 3, 0.5, Lead(t)), t.Grid(10, 3, 0.5)).Exceeds().Decision) { Studies = 800 },
        new("Mann-Whitney p ≤ .05", "equal laws, 10 x 3",
            t => Rejects(ProbabilityOfImprovement.Unpaired(t.Grid(10, 3, 0.5, Lead(t)), t.Grid(10, 3, 0.5)).PValue)) { Holds = 0.05, Fails = null, AnyWorld = true, CanFail = false, Studies = 800 },
        new("SignFlip p ≤ .05", "symmetric differences, 10 x 3",
            t => Rejects(SignFlip.Exact(PairedComparison.Of(t.Grid(10, 3, 0.5, Lead(t)), t.Grid(10, 3, 0.5)).Differences).PValue)) { Holds = 0.05, Fails = null, AnyWorld = true, CanFail = false },
        new("KolmogorovSmirnov.Differ", "equal laws, 10 x 1, R 10",
            t => KolmogorovSmirnov.Of(t.Grid(10, 1, 0.5, Lead(t)), t.World.References(t.Random, 10, 0.5)).Differ().Decision) { Holds = 0.05, Fails = null, AnyWorld = true, CanFail = false },
        new("TwoSamples p ≤ .05", "equal laws, 10 x 1, 10 others",
            t => Rejects(TwoSamples.Of(t.Grid(10, 1, 0.5, Lead(t)).SeedMeans, t.Grid(10, 1, 0.5).SeedMeans).PValue)) { Holds = 0.05, Fails = null, AnyWorld = true, CanFail = false },
        new("EnergyDistance.Differ, references", "equal laws, 6 x 1, R 6",
            t => EnergyDistance.Of(t.Grid(6, 1, 0.5, Lead(t)), t.World.References(t.Random, 6, 0.5), t.Seed).Differ().Decision) { Holds = 0.05, Fails = null, AnyWorld = true, CanFail = false, Studies = 500 },
        new("EnergyDistance.Differ, paired", "exchangeable, 7 x 1",
            t => EnergyDistance.Paired(t.Grid(7, 1, 0.5, Lead(t)), t.Grid(7, 1, 0.5), t.Seed).Differ().Decision) { Holds = 0.05, Fails = null, AnyWorld = true, CanFail = false, Studies = 500 },
        new("KendallTau.Agree", "independent, 8 x 3", t => KendallTau.OfGrids(First(t, out SeedGrid second), second, t.Seed).Agree().Decision) { AnyWorld = true },
        new("RankInstability.Exceeds", "P = .31, 12 x 1", t => Instability(t, whenHigh: true).Exceeds(0.3085375).Decision) { Worlds = [World.Normal] },
        new("RankInstability.StaysBelow", "P = .31, 12 x 1", t => Instability(t, whenHigh: false).StaysBelow(0.3085375).Decision) { Worlds = [World.Normal] },
    ];

    public static Decision Rejects(double? p, double alpha = 0.05) => p <= alpha ? Decision.Holds : Decision.Undecided;

    private static int Seeds(Trial t) => t.Pick(10, 40, 40);

    // Each is the trained model's part and one of its own; a has twice the scale: twice the spread, correlation ½.
    private static Finding Spreads(Trial t)
    {
        IReadOnlyList<double> Part() => t.Grid(Seeds(t), 1, 1).SeedMeans;
        IReadOnlyList<double> model = Part();
        SeedGrid Of(double scale) => new([.. model.Zip(Part(), (shared, own) => new[] { scale * (shared + own) })]);
        return SpreadRatio.Exceeds(Of(2), Of(1), t.Pick(2, 0.5, 6));
    }

    // Two studies; the first has twice the scale.
    private static Decision Variances(Trial t, Func<VarianceComponents, Estimate> variance)
    {
        SeedGrid Of(double scale)
        {
            SeedGrid grid = t.Grid(Seeds(t) * 2, 5, 0.5);
            return new([.. Enumerable.Range(0, grid.I).Select(i => grid.Values(i).Select(value => scale * value).ToArray())]);
        }

        return VarianceRatio.Exceeds(variance(VarianceComponents.Of(Of(2))), variance(VarianceComponents.Of(Of(1))), t.Pick(2, 0.5, 6)).Decision;
    }

    private static double Lead(Trial t) => t.Pick(0, 4, -4);

    private static Decision ToReferences(Trial t, double gap, EquivalenceMargin margin) => Equivalence.ToReferences(
        t.Grid(Seeds(t), 3, 0.5, gap), World.Normal.References(t.Random, Seeds(t), 0.5), margin).Finding.Decision;

    private static SeedGrid First(Trial t, out SeedGrid second)
    {
        SeedGrid first = t.Grid(8, 3, 0.5);
        second = t.Truth == Truth.Edge ? t.Grid(8, 3, 0.5) : new SeedGrid([.. first.SeedMeans.Select(m => new[] { t.Pick(0, m, -m) })]);
        return first;
    }

    // Differences are normal with variance 1: one training seed turns the order with probability Phi(-lead), .3085 for 1/2, .5 for 0.
    private static RankInstability Instability(Trial t, bool whenHigh)
    {
        int seeds = t.Pick(12, 300, 300);
        SeedGrid still = new([.. Enumerable.Repeat(new[] { 0.0 }, seeds)]);
        return RankInstability.OfPair(t.Grid(seeds, 1, 1, t.Pick(0.5, whenHigh ? 0 : 2.5, whenHigh ? 2.5 : 0)), still, t.Seed);
    }
}
