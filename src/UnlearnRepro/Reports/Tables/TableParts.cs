using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Tables;

/// <summary>
/// A table for a terminal of any width. One that is too wide is shown in parts below each other, every part with the column of names, because a
/// number that is broken over two lines cannot be read.
/// </summary>
/// <param name="Names">Letters for the column of names; longer ones are broken.</param>
/// <param name="Columns">The columns of each part, by their place, the column of names first.</param>
public sealed record TableParts(int Names, IReadOnlyList<IReadOnlyList<int>> Columns)
{
    // Of Spectre's simple border: three letters for each column and one.
    private const int Around = 3, Edge = 1, Least = 12;

    /// <summary>The parts that fit.</summary>
    /// <param name="header">Column headings.</param>
    /// <param name="rows">Cells row by row, as many as headings.</param>
    /// <param name="width">Letters in a line.</param>
    public static TableParts Of(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows, int width)
    {
        int[] widths = [.. header.Select((name, c) => rows.Select(row => row[c].Length).Append(name.Length).Max())];
        int widest = widths.Skip(1).DefaultIfEmpty(0).Max();
        int names = Math.Min(widths[0], Math.Max(Least, width - Edge - (2 * Around) - widest)), used = width;
        var parts = new List<List<int>>();
        foreach (int c in Enumerable.Range(1, header.Count - 1))
        {
            if (used + widths[c] + Around > width)
            {
                parts.Add([0]);
                used = Edge + names + Around;
            }

            parts[^1].Add(c);
            used += widths[c] + Around;
        }

        return new(names, parts.Count == 0 ? [[0]] : parts);
    }
}
