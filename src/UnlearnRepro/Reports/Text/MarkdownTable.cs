namespace UnlearnRepro.Reports.Text;

/// <summary>A table in Markdown whose columns line up in a text editor too.</summary>
public static class MarkdownTable
{
    /// <summary>Writes the table and an empty line.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="header">Column headings.</param>
    /// <param name="rows">Cells row by row, as many as headings.</param>
    public static void Write(TextWriter writer, IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        string[][] cells = [.. rows.Prepend(header).Select(row => row.Select(MarkdownText.Escape).ToArray())];
        int[] widths = [.. Enumerable.Range(0, header.Count).Select(c => Math.Max(3, cells.Max(row => row[c].Length)))];
        Line(cells[0]);
        Line([.. widths.Select(width => new string('-', width))]);
        foreach (var row in cells[1..])
        {
            Line(row);
        }

        writer.Write('\n');

        void Line(string[] row) => writer.Write($"| {string.Join(" | ", row.Select((cell, c) => cell.PadRight(widths[c])))} |\n");
    }
}
