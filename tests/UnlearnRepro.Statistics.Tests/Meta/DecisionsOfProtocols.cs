using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Protocols;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>
/// The protocols' distance. At the edge trained models do not differ in their means; where their noise differs, as in the last world, the protocols
/// do differ and no rate is promised.
/// </summary>
internal static class DecisionsOfProtocols
{
    /// <summary>Mean excess of 8 x 3, by 60 000 grids, standard errors .0004 and .0014: at s_T = s_U with a total variance of 1, and of a method that draws nothing.</summary>
    private const double AtHalf = 0.1296, Deterministic = 1.2342;

    private static readonly IReadOnlyList<World> Worlds = [World.Normal, World.HeavyTailed, World.UnequalNoise];

    public static IReadOnlyList<DecisionCase> All =>
    [
        Of("ProtocolDistance.Differ, runs", "s_T = 0, 5 and 5", 1600, t => ProtocolDistance.Of(Runs(t, 5, new double[10]), t.Seed)),
        Of("ProtocolDistance.Differ, 3 leaves", "s_T = 0, 5 and 5, leaves depend", 1600, t => ProtocolDistance.Of(Leaves(t), t.Seed)),
        Of("ProtocolDistance.Differ, grid", "s_T = 0, 6 x 4", 3200, t => ProtocolDistance.OfGrid(t.Grid(6, 4, t.Pick(0, 0.9, 0)), t.Seed, 199)),

        // A jackknife is no exact law: up to .01 more than promised in normal worlds.
        Excess("ProtocolExcess.Above", "excess = distance, s_T = s_U, 8 x 3",
            t => ProtocolExcess.Above(t.Grid(t.Pick(8, 20, 8), 3, t.Pick(0.5, 0.99, 0.5)), t.Pick(AtHalf, AtHalf, 4), t.Seed)),
        Excess("ProtocolExcess.Above", "excess = distance, draws nothing, 8 x 3",
            t => ProtocolExcess.Above(t.Grid(8, 3, 1), t.Pick(Deterministic, 0.2, 8), t.Seed)),
        Excess("ProtocolExcess.Above", "excess = distance = 0, s_T = 0, 8 x 3",
            t => ProtocolExcess.Above(t.Grid(8, 3, t.Pick(0, 0.95, 0)), 0, t.Seed)) with { CanFail = false },
        Excess("ProtocolExcess.Below", "excess = distance, s_T = s_U, 8 x 3",
            t => ProtocolExcess.Below(t.Grid(t.Pick(8, 8, 20), 3, t.Pick(0.5, 0.2, 0.99)), t.Pick(AtHalf, 3, 0.1), t.Seed)),
    ];

    private static DecisionCase Excess(string name, string edge, Func<Trial, Finding> decide) =>
        new(name, edge, t => decide(t).Decision) { Slack = 0.01, Worlds = [World.Normal], Studies = 800 };

    private static DecisionCase Of(string name, string edge, int studies, Func<Trial, ProtocolDistance> distance) =>
        new(name, edge, t => distance(t).Differ().Decision) { Holds = 0.05, Fails = null, CanFail = false, Worlds = Worlds, Studies = studies };

    // A1 is row 0 of J runs, A2 one run of each of J other models. Where the protocols do differ A1's model lies four SDs off.
    private static ProtocolRuns Runs(Trial t, int runs, double[] shared)
    {
        SeedGrid grid = t.World.Grid(t.Random, [runs, .. Enumerable.Repeat(1, runs)], 0);
        double off = t.Pick(0, 4, 0);
        return new ProtocolRuns(
            [.. grid.Values(0).Select((y, k) => y + off + shared[k])], [.. Enumerable.Range(1, runs).Select(i => grid.Values(i)[0] + shared[runs + i - 1])]);
    }

    // Run k has a part of its own in all leaves.
    private static ProtocolRuns[] Leaves(Trial t)
    {
        double[] shared = t.Random.Normals(10);
        return [.. Enumerable.Range(0, 3).Select(_ => Runs(t, 5, shared))];
    }
}
