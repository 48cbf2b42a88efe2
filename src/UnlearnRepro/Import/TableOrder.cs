namespace UnlearnRepro.Import;

/// <summary>Rows in the order of study, method, metric, levels of factors, training, unlearning and evaluation seed; equals stay as they came.</summary>
internal static class TableOrder
{
    /// <summary>Takes the rows of a table and gives them in order. The table has none after that.</summary>
    public static TableRow[] Take(TableRows table)
    {
        int[] train = table.Train.Ranks(), unlearn = table.Unlearn.Ranks(), eval = table.Eval.Ranks(), levels = table.Factors.Ranks();
        TableRow[] rows = [.. table.Rows], spare = new TableRow[rows.Length];
        table.Rows.Clear();
        table.Rows.TrimExcess();

        // One label after the other, the least important first: labels of any number, where a key of them all would have a largest.
        By(eval.Length, (in row) => eval[row.Eval]);
        By(unlearn.Length, (in row) => unlearn[row.Unlearn]);
        By(train.Length, (in row) => train[row.Train]);
        By(levels.Length, (in row) => levels[row.Levels]);
        By(table.Metrics.Count, (in row) => row.Metric);
        By(table.Methods.Count, (in row) => row.Method);
        By(table.Studies.Count, (in row) => row.Study);
        return rows;

        // Counting sort: where the rows of each rank begin, then every row to its place.
        void By(int ranks, Rank rank)
        {
            if (ranks < 2)
            {
                return;
            }

            int[] next = new int[ranks + 1];
            foreach (ref readonly TableRow row in rows.AsSpan())
            {
                next[rank(row) + 1]++;
            }

            for (int k = 1; k < next.Length; k++)
            {
                next[k] += next[k - 1];
            }

            foreach (ref readonly TableRow row in rows.AsSpan())
            {
                spare[next[rank(row)]++] = row;
            }

            (rows, spare) = (spare, rows);
        }
    }

    private delegate int Rank(in TableRow row);
}
