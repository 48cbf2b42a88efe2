using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Sequential;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>Studies that grow from 5 over 10 to 20 training seeds: the rate of any wrong decision at any look.</summary>
internal static class DecisionsOfLooks
{
    public static IReadOnlyList<DecisionCase> All =>
    [
        .. from spending in Enum.GetValues<Spending>()
           from decision in new (string Name, string Edge, Func<Trial, Func<SeedGrid, double, Finding>> Of, Func<Trial, SeedGrid> Grid)[]
           {
               ("mean", "0", _ => Mean, t => t.Grid(20, 3, 0.5, t.Pick(0, 2, -2))),
               ("Dominance", "ICC ½", _ => (grid, level) => Dominance.Of(grid, level), t => t.Grid(20, 3, t.Pick(0.5, 0.98, 0))),
               ("TrainingSpread", "margin", t => (grid, level) => TrainingSpread.OfSeedMeans(grid, t.Pick(1, 0.4, 2.5) * Math.Sqrt(0.5 + (0.5 / 3)), level), t => t.Grid(20, 3, 0.5)),
           }
           select new DecisionCase($"SequentialTest, {spending}, {decision.Name}", $"{decision.Edge}, 5, 10, 20 x 3", t => Run(spending, decision.Grid(t), decision.Of(t)).Decision),
        new("SignBetting", "signs even, looked at after each of 60 seeds",
            t => SignBetting.Of(t.Random.Normals(60, t.Pick(0, 1, -1))).SeedsToReject is null ? Decision.Undecided : Decision.Holds)
            { Holds = 0.05, Fails = null, CanFail = false, Worlds = [World.Normal] },
    ];

    /// <summary>The last look's decision and its number of training seeds.</summary>
    public static (Decision Decision, int Seeds) Run(Spending spending, SeedGrid grid, Func<SeedGrid, double, Finding> decide)
    {
        SequentialTest test = new(new SpendingDesign([5, 10, 20], 0.05, spending));
        Decision decision = Decision.Undecided;
        int last = 0;
        while (test.NextTrainingSeeds is { } seeds)
        {
            last = seeds;
            SeedGrid head = grid.SubGrid([.. Enumerable.Range(0, seeds)], grid.J);
            decision = test.Look(seeds, level => decide(head, level)).Finding.Decision;
        }

        return (decision, last);
    }

    private static Finding Mean(SeedGrid grid, double level) =>
        Finding.Decide(VarianceComponents.Of(grid, level).Mean, new Interval(0, double.PositiveInfinity));
}
