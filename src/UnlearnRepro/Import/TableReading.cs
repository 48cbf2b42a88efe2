using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Import;

/// <summary>What a table was taken for, in a few lines: whoever made it sees at once where it was misunderstood.</summary>
internal static class TableReading
{
    private const int MostLayouts = 3;

    /// <summary>The lines of one study.</summary>
    /// <param name="table">All that was read.</param>
    /// <param name="rows">The study's rows.</param>
    /// <param name="methods">Its methods, each with how its use of seeds is known.</param>
    /// <param name="design">Its further factors.</param>
    /// <param name="whole">Whether these are all rows of the files.</param>
    public static IReadOnlyList<string> Lines(
        TableRows table, ArraySegment<TableRow> rows, IReadOnlyList<(MethodChoice Method, string Why)> methods, TableDesign? design, bool whole) =>
    [
        .. Columns(table),
        .. design is { HasFactors: true } ? [$"Taken from the labels: {design.Said}."] : Array.Empty<string>(),
        string.Join(". ", Methods(methods)) + ".",
        .. table.Notes,
        .. table.States.Said is { Length: > 0 } leftOut ? [leftOut + (whole ? "." : " (of all studies).")] : Array.Empty<string>(),
        Values(rows),
    ];

    private static IEnumerable<string> Columns(TableRows table)
    {
        var ignored = table.Ignored.Order(StringComparer.Ordinal).Select(name => name.Length == 0 ? "a column without a name" : name);
        string unread = table.Ignored.Count == 0 ? "" : $"; not read: {Names.Few([.. ignored])}";
        bool many = table.Layouts.Count > 1;
        var layouts = table.Layouts.Take(MostLayouts).Select(layout => $"Read{(many ? $" as in {layout.Value}" : "")}: {layout.Key}").ToList();
        if (table.Layouts.Count > MostLayouts)
        {
            layouts.Add($"{table.Layouts.Count - MostLayouts} more kinds of header were read by the same names");
        }

        return layouts.Select((line, k) => line + (k == layouts.Count - 1 ? unread : "") + ".");
    }

    private static IEnumerable<string> Methods(IReadOnlyList<(MethodChoice Method, string Why)> methods) => methods
        .GroupBy(m => (m.Method.SeedUse, m.Why))
        .OrderBy(group => group.Key.SeedUse)
        .Select(group => $"{Role(group.Key.SeedUse)}: {Names.Few([.. group.Select(m => m.Method.Name).Distinct()])} ({group.Key.Why})");

    private static string Role(SeedUse use) => use switch
    {
        SeedUse.Retraining => "Reference",
        SeedUse.Training => "Draws nothing",
        _ => "Draws",
    };

    private static string Values(ArraySegment<TableRow> rows)
    {
        int blank = rows.Count(row => row.IsBlank), collapsed = rows.Count(row => !row.IsBlank && !double.IsFinite(row.Value));
        int numbers = rows.Count - blank - collapsed;
        return $"Values: {NumberText.Count(numbers, "number")}"
            + (blank > 0 ? $", {blank} blank (missing)" : "")
            + (collapsed > 0 ? $", {collapsed} collapsed (nan, inf, None, or a run that says so)" : "") + ".";
    }
}
