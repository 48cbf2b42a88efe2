using UnlearnRepro.Studies;
using UnlearnRepro.Words;

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
    public static IReadOnlyList<TableStudy> ReadCsv(IReadOnlyList<string> paths, TableOptions options) => ReadCsv(paths, (_, _) => options, options);

    /// <summary>The same where a file's name and header say how it is to be read.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="header">Options of one file, by its name and its header.</param>
    /// <param name="options">Those of all.</param>
    /// <exception cref="StudyException">As above.</exception>
    public static IReadOnlyList<TableStudy> ReadCsv(
        IReadOnlyList<string> paths, Func<string, IReadOnlyList<string>, TableOptions> header, TableOptions options)
    {
        var table = new TableRows { Factors = new(options.Factors) };
        CsvTable.Read(paths, header, table);
        if (options.RefusedSeed is { } refused && table.Train.Texts.FirstOrDefault(seed => refused(seed) is not null) is { } seed)
        {
            throw new StudyException($"{table.Place(row => table.Train[row.Train] == seed)}: {refused(seed)}");
        }

        return Of(table, options);
    }

    internal static IReadOnlyList<TableStudy> Of(TableRows table, TableOptions options)
    {
        ReferenceSeeds.Settle(table, options);
        var studies = Cells(table).Stretches(row => row.Study).Select(stretch => new TableStudyBuilder(table, options).Build(stretch)).ToList();
        table.Problems.ThrowIfAny();
        return studies;
    }

    /// <summary>The rows in their order, each cell once.</summary>
    /// <exception cref="StudyException">A row is bad, a cell stands twice, or there is no value.</exception>
    internal static ArraySegment<TableRow> Cells(TableRows table)
    {
        Legible(table);
        var rows = Once(table, TableOrder.Take(table));
        table.Problems.ThrowIfAny();
        if (rows.All(row => row.IsBlank))
        {
            string files = string.Join(", ", table.Sources.Select(s => s.File)), leftOut = table.States.Said;
            throw new StudyException($"{files}: expected values, found none{(leftOut.Length > 0 ? $"; {leftOut}" : "")}");
        }

        return rows;
    }

    // A cell that is blank in one row and has its value in another is there once: exports of runs that were repeated have such pairs.
    private static ArraySegment<TableRow> Once(TableRows table, TableRow[] rows)
    {
        int kept = 0;
        foreach (TableRow row in rows)
        {
            if (kept > 0 && rows[kept - 1].SameCell(row))
            {
                if (row.IsBlank || rows[kept - 1].IsBlank)
                {
                    rows[kept - 1] = row.IsBlank ? rows[kept - 1] : row;
                    continue;
                }

                // One line says what is not told apart; hundreds of cells would say no more.
                string untold = Untold(table, row);
                if (untold.Length > 0 && table.Problems.Count > 0)
                {
                    continue;
                }

                string places = $"{table.Place(rows[kept - 1])} and {table.Place(row)}";
                table.Problems.Add($"{places}: {Cell(table, row)}: expected each cell once, found it twice{untold}");
            }

            rows[kept++] = row;
        }

        return new(rows, 0, kept);
    }

    // Two leaves of one name are the likeliest reason where leaves can be told apart; another seed that varied, where a column is called so.
    private static string Untold(TableRows table, TableRow row)
    {
        bool leaves = table.Studies[row.Study].Protocol.Length > 0;
        string[] unread = [.. table.Ignored.Where(column => leaves || column.StartsWith("s_", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        return unread.Length == 0 ? "" : $"; does a column tell them apart (--{(leaves ? "by" : "factor")} COLUMN; not read: {Names.Few(unread)})?";
    }

    // Control characters are in no figure and no page; the replacement character stands for bytes that are no UTF-8, so that two names
    // that differ in them would be taken for one.
    private static void Legible(TableRows table)
    {
        Check(table.Methods.Select(m => m.Name), "method", row => row.Method);
        Check(table.Methods.Select(m => m.Parameters), "parameters", row => row.Method);
        Check(table.Studies.Select(s => s.Task), "task", row => row.Study);
        Check(table.Studies.Select(s => s.Scenario), "scenario", row => row.Study);
        Check(table.Studies.Select(s => s.By), "leaf", row => row.Study);
        Check(table.Studies.Select(s => s.Protocol), "protocol", row => row.Study);
        Check(table.Metrics.Texts, "metric", row => row.Metric);
        Check(table.Train.Texts, "train_seed", row => row.Train);
        Check(table.Unlearn.Texts, "unlearn_seed", row => row.Unlearn);
        Check(table.Eval.Texts, "eval_seed", row => row.Eval);
        for (int k = 0; k < table.Factors.Number; k++)
        {
            int factor = k;
            Check(table.Factors.Texts(k), table.Factors.Names[k], row => table.Factors[row.Levels][factor]);
        }

        void Check(IEnumerable<string> labels, string column, Func<TableRow, int> label)
        {
            foreach (var (code, text) in labels.Index().Where(l => l.Item.Any(c => char.IsControl(c) || c == '\uFFFD')))
            {
                string shown = string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : $"{c}"));
                table.Problems.Add($"{table.Place(row => label(row) == code)}: {column}: expected text in UTF-8 without control characters, found '{shown}'");
            }
        }
    }

    private static string Cell(TableRows table, TableRow row) => string.Join(", ", new[]
    {
        table.Methods[row.Method].Name,
        table.Factors.Words(row.Levels),
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
