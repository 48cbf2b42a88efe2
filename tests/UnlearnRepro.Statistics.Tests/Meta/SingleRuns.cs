using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Protocols;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>
/// How often the difference of two fresh runs stays below the noise floor of a study: exact for one run per trained model, by approximate
/// degrees of freedom for more.
/// </summary>
internal static class SingleRuns
{
    public static IReadOnlyList<IntervalCase> Cases =>
    [
        Floor(5, 1, 0.5),
        Floor(10, 1, 0.5),
        Floor(5, 3, 0.1) with { Least = 0.94, Most = 0.96 },
        Floor(5, 3, 0.9) with { Least = 0.94, Most = 0.96 },
        Floor(10, 3, 0.5) with { Least = 0.94, Most = 0.96 },
    ];

    private static IntervalCase Floor(int i, int j, double icc) =>
        new("two runs differ by less than the noise floor", FormattableString.Invariant($"{i} x {j}, ICC {icc}"), (world, random, _) =>
        {
            double floor = SingleRun.Of(world.Grid(random, i, j, icc)).NoiseFloor.Value;
            SeedGrid two = world.Grid(random, 2, 1, icc);
            return Math.Abs(two.Values(0)[0] - two.Values(1)[0]) <= floor;
        });
}
