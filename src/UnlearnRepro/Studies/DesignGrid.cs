using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Studies;

/// <summary>One metric of one method over everything that a study varies.</summary>
/// <param name="Method">The method.</param>
/// <param name="Metric">The metric's name.</param>
/// <param name="Factors">What varies for the method, outermost first; an axis that it draws nothing along is none.</param>
/// <param name="Values">The levels of the last factor run fastest. Null where the cell collapsed, or was never run.</param>
public sealed record DesignGrid(MethodChoice Method, string Metric, IReadOnlyList<Factor> Factors, IReadOnlyList<double?> Values)
{
    /// <summary>Number of cells of the study's whole design that were never run. They are in no estimate and are not filled in.</summary>
    public int Missing { get; init; }

    /// <summary>Number of these that stand among the values; the others went with a level at which the method was never run.</summary>
    public int Gaps { get; init; }

    /// <summary>Number of cells that were run and have no finite value.</summary>
    public int Collapsed => Values.Count(v => v is null) - Gaps;

    /// <summary>Number of cells of the study's whole design.</summary>
    public int Whole => Values.Count - Gaps + Missing;
}
