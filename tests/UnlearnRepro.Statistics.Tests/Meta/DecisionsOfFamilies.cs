using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Multiplicity;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>
/// Families of claims: the rate of any wrong decision. The claims are about ICC ½ (<see cref="Dominance"/>, exact at the edge) or, for lists
/// of p-values, about differences of two methods.
/// </summary>
internal static class DecisionsOfFamilies
{
    private const double Sure = 0.999;

    public static IReadOnlyList<DecisionCase> All =>
    [
        new("Holm, any of 5", "all 5 at the edge, 8 x 2", t => PValues(t, Holm.Adjust)) { Holds = 0.05, Fails = null, CanFail = false },
        new("Benjamini-Hochberg, any of 5", "all 5 at the edge, 8 x 2", t => PValues(t, BenjaminiHochberg.Adjust)) { Holds = 0.05, Fails = null, CanFail = false },
        new("HolmDecisions, any of 5", "all 5 at the edge, 8 x 2",
            t => Any(HolmDecisions.Decide([.. Enumerable.Range(0, 5).Select(_ => Claim(t, t.Pick(0.5, Sure, 0)))]).Select(c => c.Finding.Decision))),
        new("HolmDecisions, the untrue ones", "3 hold, 2 at the edge, 8 x 2",
            t => Any(HolmDecisions.Decide([Claim(t, Sure), Claim(t, Sure), Claim(t, Sure), .. Enumerable.Range(0, 2).Select(_ => Claim(t, t.Pick(0.5, Sure, 0)))])
                .Skip(3).Select(c => c.Finding.Decision))),
        new("Gatekeeping, any untrue one", "2 families, each with 1 of 2 at the edge, 8 x 2",
            t => Any(Gatekeeping.Decide(
                [new("first", [Claim(t, Sure), Claim(t, t.Pick(0.5, Sure, 0))]), new("second", [Claim(t, Sure), Claim(t, t.Pick(0.5, Sure, 0))])])
                .Select(family => family.Claims is { } claims ? claims[1].Finding.Decision : Decision.Undecided))) { Fails = null },
        new("IntersectionUnion, holds", "2 parts hold, 1 at the edge, 8 x 2",
            t => IntersectionUnion.Decide([Claim(t, Sure), Claim(t, Sure), Claim(t, t.Pick(0.5, Sure, 0))]).Decision),
        new("IntersectionUnion, fails", "all 3 parts at the edge, 8 x 2",
            t => IntersectionUnion.Decide([.. Enumerable.Range(0, 3).Select(_ => Claim(t, t.Pick(0.5, Sure, 0)))]).Decision),
    ];

    private static Func<double, Finding> Claim(Trial t, double icc)
    {
        SeedGrid grid = t.Grid(t.Pick(8, 40, 40), 2, icc);
        return level => Dominance.Of(grid, level);
    }

    private static Decision Any(IEnumerable<Decision> decisions)
    {
        Decision[] all = [.. decisions];
        return all.Contains(Decision.Holds) ? Decision.Holds : all.Contains(Decision.Fails) ? Decision.Fails : Decision.Undecided;
    }

    // Two-sided t tests of paired differences.
    private static Decision PValues(Trial t, Func<IReadOnlyList<double>, IReadOnlyList<double>> adjust) => DecisionsOfPairs.Rejects(adjust(
        [.. Enumerable.Range(0, 5).Select(_ => Superiority.Of(t.Grid(8, 2, 0.5, t.Pick(0, 4, -4)), t.Other(8, 2, 0.5)).PValue!.Value).Select(p => 2 * Math.Min(p, 1 - p))]).Min());
}
