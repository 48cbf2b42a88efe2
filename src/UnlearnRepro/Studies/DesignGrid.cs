using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Studies;

/// <summary>One metric of one method over everything that a study varies.</summary>
/// <param name="Method">The method.</param>
/// <param name="Metric">The metric's name.</param>
/// <param name="Factors">What varies for the method, outermost first; an axis that it draws nothing along is none.</param>
/// <param name="Values">The levels of the last factor run fastest. Null where the cell collapsed.</param>
public sealed record DesignGrid(MethodChoice Method, string Metric, IReadOnlyList<Factor> Factors, IReadOnlyList<double?> Values)
{
    /// <summary>Number of cells without a finite value.</summary>
    public int Collapsed => Values.Count(v => v is null);
}
