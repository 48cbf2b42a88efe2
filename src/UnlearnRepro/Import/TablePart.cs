using UnlearnRepro.Studies;

namespace UnlearnRepro.Import;

/// <summary>All rows of one method of a study.</summary>
/// <param name="Method">The method.</param>
/// <param name="Why">How its use of seeds is known.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Metrics">The same, metric by metric.</param>
/// <param name="Runs">Unlearning seeds of every trained model at every combination of levels, over all metrics.</param>
internal sealed record TablePart(
    MethodChoice Method, string Why, ArraySegment<TableRow> Rows, ArraySegment<TableRow>[] Metrics,
    IReadOnlyDictionary<(int Levels, int Train), HashSet<int>> Runs)
{
    /// <summary>The most unlearning seeds of a training seed: the width of the full grid.</summary>
    public int Most { get; } = Runs.Values.Max(seeds => seeds.Count);

    /// <summary>Makes a method of its rows; what is wrong with them is noted.</summary>
    public static TablePart Of(TableRows table, TableOptions options, ArraySegment<TableRow> rows)
    {
        var (name, parameters, declared) = table.Methods[rows[0].Method];
        TableRow unnamed = default;
        int count = 0;
        foreach (var row in rows)
        {
            if (table.Unlearn[row.Unlearn].Length == 0 && count++ == 0)
            {
                unnamed = row;
            }
        }

        // The one seed of a reference stands under the training seeds by now; the other column means nothing.
        bool isReference = options.IsReference(name, declared);
        if (count > 0 && count < rows.Count && !isReference)
        {
            table.Problems.Add($"{table.Place(unnamed)}: unlearn_seed: expected a label as in other rows of {name}, found nothing");
        }

        var (use, why) = options.SeedUseOf(name, declared, table.NamesUnlearningSeeds ? count == 0 : null);
        why = table.References.TryGetValue((rows[0].Study, rows[0].Method), out string? models) ? $"{why}; {models}" : why;
        return new(new(name, parameters, use), why, rows, [.. rows.Stretches(row => row.Metric)], RunsOf(rows));
    }

    private static Dictionary<(int Levels, int Train), HashSet<int>> RunsOf(ArraySegment<TableRow> rows)
    {
        var runs = new Dictionary<(int, int), HashSet<int>>();
        foreach (var row in rows)
        {
            if (!runs.TryGetValue((row.Levels, row.Train), out var seeds))
            {
                runs.Add((row.Levels, row.Train), seeds = []);
            }

            seeds.Add(row.Unlearn);
        }

        return runs;
    }
}
