using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>Decisions about what a factor brings: five levels of F crossed with twenty of T, two runs in each, as a study of forget sets has them.</summary>
internal static class DecisionsOfFactors
{
    private static readonly IReadOnlyList<World> Worlds = [World.Normal, World.HeavyTailed];

    public static IReadOnlyList<DecisionCase> All =>
    [
        new("FactorSpread.Exceeds", "s_F = margin, 5 x 20 x 2", t => FactorSpread.Exceeds(Grid(t, t.Pick(1, 6, 0.1), 0.5), "F", 1).Decision) { Worlds = Worlds },
        new("FactorSpread.Exceeds, pair", "s_FT = margin, 5 x 20 x 2", t => FactorSpread.Exceeds(Grid(t, 1, 1, t.Pick(1, 6, 0.1)), "F x T", 1).Decision)
            { Worlds = Worlds },
        new("FactorSpread.ExceedsOther", "s_F = s_T + margin, 5 x 20 x 2",
            t => FactorSpread.ExceedsOther(Grid(t, t.Pick(1.5, 8, 0.1), t.Pick(0.5, 0.5, 2)), "F", "T", 1).Decision) { Worlds = Worlds },
        new("FactorSpread.ExceedsOther", "s_T = s_F + margin, 5 x 20 x 2",
            t => FactorSpread.ExceedsOther(Grid(t, t.Pick(0.5, 0.1, 8), t.Pick(1.5, 5, 0.5)), "T", "F", 1).Decision) { Worlds = Worlds },
        new("FactorSpread.ExceedsOther", "s_F = s_T, 5 x 20 x 2",
            t => FactorSpread.ExceedsOther(Grid(t, t.Pick(1, 8, 0.1), t.Pick(1, 0.5, 2)), "F", "T", 0).Decision) { Worlds = Worlds },
    ];

    // Standard deviations of F, T, both together and runs.
    private static FactorialGrid Grid(Trial t, double f, double s, double both = 0.5, double runs = 0.5)
    {
        Factor[] factors = [new("F", 5), new("T", 20), new("U", 2, "F", "T")];
        return new FactorialGrid(factors, t.Random.Factorial(factors, [f * f, s * s, both * both, runs * runs], _ => t.World.T(t.Random)));
    }
}
