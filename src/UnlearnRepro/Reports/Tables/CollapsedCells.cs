using System.Globalization;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Tables;

/// <summary>How many of the cells that were run have no finite value.</summary>
/// <param name="Count">Collapsed cells.</param>
/// <param name="Total">Cells run: a method that draws nothing is run once per training seed.</param>
public readonly record struct CollapsedCells(int Count, int Total)
{
    /// <summary>The cells of a row.</summary>
    public static CollapsedCells Of(VarianceRow row)
    {
        int copies = row.Method.SeedUse == SeedUse.Training ? Math.Max(1, row.Grid.Values.Max(values => values.Length)) : 1;
        return new(row.Grid.Collapsed / copies, row.Grid.Count / copies);
    }

    /// <summary><c>n/N</c>; empty when none collapsed.</summary>
    public override string ToString() => Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Count}/{Total}");
}
