using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// Table of a balanced design of crossed and nested random factors. An effect is a set of factors that holds, with every factor, those that it is nested
/// in; with N values and n_S choices of its levels, E MS_S = sum over the effects S' that hold S of (N / n_S') s_S'^2 (Searle, Casella,
/// McCulloch 1992, ch. 4). Factors of one level show nothing and are left out. Squared units of the metric.
/// </summary>
public sealed record FactorialAnova
{
    private FactorialAnova(FactorialDesign design) => Design = design;

    /// <summary>Mean of all values, in the metric's unit.</summary>
    public required double Mean { get; init; }

    /// <summary>N, the number of values.</summary>
    public required int Count { get; init; }

    /// <summary>
    /// The effects, those of few factors first and then in the order of the factors. The last one is that of all factors, the residual: one value for each
    /// choice of levels leaves in it what runs differ in beside. None where every factor has one level.
    /// </summary>
    public required IReadOnlyList<FactorialEffect> Effects { get; init; }

    /// <summary>Factors of one level, each with a sentence that says what cannot be told.</summary>
    public IReadOnlyList<LeftOutFactor> LeftOut => Design.LeftOut;

    /// <summary>How components follow from the mean squares.</summary>
    internal FactorialDesign Design { get; }

    /// <summary>The table of a grid.</summary>
    public static FactorialAnova Of(FactorialGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        double[] offsets = grid.Values.ToArray();
        double origin = offsets[0], size = Sample.Size(offsets);
        for (int k = 0; k < offsets.Length; k++)
        {
            offsets[k] -= origin;
        }

        FactorialDesign design = new(grid);
        (double mean, double[] squares) = FactorialSquares.Of(offsets, design, size);
        return new FactorialAnova(design)
        {
            Mean = origin + mean,
            Count = grid.Count,
            Effects = [.. design.Effects.Select((e, k) =>
                new FactorialEffect(e.Name, design.Names(e.Members), e.Levels, e.Df, squares[k], grid.Count / e.Levels))],
        };
    }
}
