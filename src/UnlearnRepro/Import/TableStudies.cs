using UnlearnRepro.Studies;

namespace UnlearnRepro.Import;

/// <summary>
/// Studies out of files that others wrote. A file may hold several tasks and scenarios; each is a study. Nothing is filled in
/// and nothing averaged away: cells that stand twice and rows that cannot be read are refused, all in one message.
/// </summary>
public static class TableStudies
{
    /// <summary>The studies of one or more CSV files, in the order in which their tasks and scenarios first appear.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="options">How to read them.</param>
    /// <exception cref="StudyException">A file is missing or not such a table; the message has a line for each of its bad rows.</exception>
    public static IReadOnlyList<TableStudy> ReadCsv(IReadOnlyList<string> paths, TableOptions options)
    {
        var table = new TableRows();
        foreach (string path in paths)
        {
            CsvTable.Read(path, _ => options, table);
        }

        return Of(table, options);
    }

    internal static IReadOnlyList<TableStudy> Of(TableRows table, TableOptions options)
    {
        var rows = Sorted(table);
        Legible(table);
        Once(table, rows);
        table.Problems.ThrowIfAny();
        if (rows.Count == 0)
        {
            throw new StudyException($"{string.Join(", ", table.Sources.Select(s => s.File))}: expected values, found none");
        }

        var studies = rows.Stretches(row => row.Study).Select(stretch => new TableStudyBuilder(table, options).Build(stretch)).ToList();
        table.Problems.ThrowIfAny();
        return studies;
    }

    // By study, method, metric, training, unlearning and evaluation seed: 21 bits each are two million labels.
    private static ArraySegment<TableRow> Sorted(TableRows table)
    {
        int[] train = table.Train.Ranks(), unlearn = table.Unlearn.Ranks(), eval = table.Eval.Ranks();
        var rows = table.Rows.ToArray();
        table.Rows.Clear();
        table.Rows.TrimExcess();
        var keys = new UInt128[rows.Length];
        for (int k = 0; k < rows.Length; k++)
        {
            var row = rows[k];
            UInt128 key = (uint)row.Study;
            key = (key << 21) | (uint)row.Method;
            key = (key << 21) | (uint)row.Metric;
            key = (key << 21) | (uint)train[row.Train];
            key = (key << 21) | (uint)unlearn[row.Unlearn];
            keys[k] = (key << 21) | (uint)eval[row.Eval];
        }

        Array.Sort(keys, rows);
        return rows;
    }

    private static void Once(TableRows table, ArraySegment<TableRow> rows)
    {
        for (int k = 1; k < rows.Count; k++)
        {
            if (rows[k] with { Line = 0, Source = 0, Value = 0 } == rows[k - 1] with { Line = 0, Source = 0, Value = 0 })
            {
                // The sort keeps no order among equals; the message does.
                TableRow[] two = [.. rows[(k - 1)..(k + 1)].OrderBy(row => (row.Source, row.Line))];
                table.Problems.Add($"{table.Place(two[0])} and {table.Place(two[1])}: {Cell(table, two[0])}: expected each cell once, found it twice");
            }
        }
    }

    // Control characters are in no figure and no page; the replacement character stands for bytes that are no UTF-8, so that two names
    // that differ in them would be taken for one.
    private static void Legible(TableRows table)
    {
        IEnumerable<string> labels =
        [
            .. table.Methods.SelectMany(m => new[] { m.Name, m.Parameters }), .. table.Studies.SelectMany(s => new[] { s.Task, s.Scenario }),
            .. table.Metrics.Texts, .. table.Train.Texts, .. table.Unlearn.Texts, .. table.Eval.Texts,
        ];
        foreach (string label in labels.Where(text => text.Any(c => char.IsControl(c) || c == '\uFFFD')))
        {
            string shown = string.Concat(label.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : $"{c}"));
            table.Problems.Add($"label: expected text in UTF-8 without control characters, found '{shown}'");
        }
    }

    private static string Cell(TableRows table, TableRow row) => string.Join(", ", new[]
    {
        table.Methods[row.Method].Name,
        $"train_seed {table.Train[row.Train]}",
        table.Unlearn[row.Unlearn] is { Length: > 0 } unlearn ? $"unlearn_seed {unlearn}" : "",
        table.Eval[row.Eval] is { Length: > 0 } eval ? $"eval_seed {eval}" : "",
        table.Metrics[row.Metric],
    }.Where(part => part.Length > 0));

    /// <summary>Rows in a row with the same key.</summary>
    internal static IEnumerable<ArraySegment<TableRow>> Stretches(this ArraySegment<TableRow> rows, Func<TableRow, int> key)
    {
        for (int start = 0, end; start < rows.Count; start = end)
        {
            int first = key(rows[start]);
            end = start + 1;
            while (end < rows.Count && key(rows[end]) == first)
            {
                end++;
            }

            yield return rows[start..end];
        }
    }
}
