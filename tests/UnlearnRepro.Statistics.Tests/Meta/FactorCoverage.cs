namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>How often a column's interval of nominal .95 holds the truth, or its test rejects.</summary>
internal sealed record FactorShare(FactorDesign Design, World World, double Part, string Column, double Share);

/// <summary>Coverage of every interval of designs of three random factors, with the first factor's part of the variance 0, .1 and .5.</summary>
internal static class FactorCoverage
{
    public const int Studies = 1600;

    public static readonly double[] Parts = [0, 0.1, 0.5];

    /// <summary>Simulated in every run, in normal worlds.</summary>
    public static readonly FactorDesign[] Usual =
    [
        new CrossedDesign(5, 5, 1), new CrossedDesign(5, 5, 3), new CrossedDesign(5, 20, 3), new CrossedDesign(10, 10, 1), new CrossedDesign(10, 10, 3),
        new CrossedDesign(5, 10, 1, 0.1), new CrossedDesign(10, 10, 3, 0.1), new CrossedDesign(10, 10, 5, 0.1, true), new CrossedDesign(10, 10, 20, 0, true),
        new NestedDesign(5, 3, 2), new NestedDesign(10, 3, 3), new NestedDesign(20, 3, 3),
        new NestedDesign(5, 5, 4, 2, 1), new NestedDesign(10, 5, 4, 2, 1), new NestedDesign(20, 5, 4, 2, 1), new NestedDesign(10, 10, 10, 1, 1), new NestedDesign(5, 20, 20, 1, 1),
        new ThreeWayDesign(3, 3, 3), new ThreeWayDesign(5, 5, 5), new ThreeWayDesign(10, 6, 5),
    ];

    /// <summary>Simulated in every world.</summary>
    private static readonly FactorDesign[] Elsewhere = [new CrossedDesign(10, 10, 3), new NestedDesign(10, 3, 3), new NestedDesign(10, 5, 4, 2, 1), new ThreeWayDesign(10, 6, 5)];

    private static readonly Lazy<IReadOnlyList<FactorShare>> Measured = new(() =>
    [
        .. (from world in World.All
            from design in world == World.Normal ? Usual : Elsewhere
            from part in Parts
            select (design, world, part)).AsParallel().AsOrdered().WithDegreeOfParallelism(2)
            .SelectMany(x => Of(x.design, x.world, x.part, x.world == World.Normal ? Studies : Studies / 2)),
    ]);

    /// <summary>Measured once for all tests.</summary>
    public static IReadOnlyList<FactorShare> All => Measured.Value;

    /// <summary>The shares of one design.</summary>
    public static IEnumerable<FactorShare> Of(FactorDesign design, World world, double part, int studies)
    {
        Worlds random = World.Random(FormattableString.Invariant($"factors {design} {world} {part}"));
        int[] held = new int[design.Columns.Count], seen = new int[held.Length];
        for (int n = 0; n < studies; n++)
        {
            foreach ((int k, (Estimate Estimate, double Truth)? said) in design.Draw(world, random, part).Index())
            {
                if (said?.Estimate.Interval is { } interval)
                {
                    seen[k]++;
                    held[k] += interval.Contains(said.Value.Truth) ? 1 : 0;
                }
            }
        }

        return design.Columns.Index().Where(c => seen[c.Index] > 0).Select(c => new FactorShare(design, world, part, c.Item, held[c.Index] / (double)seen[c.Index]));
    }
}
