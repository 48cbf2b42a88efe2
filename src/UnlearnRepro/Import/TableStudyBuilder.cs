using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Import;

/// <summary>Makes a study of the rows of one task and scenario.</summary>
internal sealed class TableStudyBuilder(TableRows table, TableOptions options)
{
    private const int Examples = 3;

    private readonly int[] ranks = table.Train.Ranks();

    public TableStudy Build(ArraySegment<TableRow> rows)
    {
        Part[] parts = [.. rows.Stretches(row => row.Method).Select(PartOf)];

        // A reference is trained afresh: its seeds are its own and none of the trained models that methods start from.
        var starts = parts.Where(p => p.Method.SeedUse != SeedUse.Retraining).ToArray();
        var axis = new TrainingAxis((starts.Length > 0 ? starts : parts).SelectMany(p => p.Runs.Keys), ranks);
        int columns = parts.Where(p => p.Method.SeedUse == SeedUse.TrainingAndUnlearning).Select(p => p.Most).DefaultIfEmpty(1).Max();
        int[] metrics = [.. parts.SelectMany(p => p.Metrics).Select(stretch => stretch[0].Metric).Distinct().Order()];
        var grids = new Dictionary<(MethodChoice, string), TableGrid>();
        var means = new Dictionary<(MethodChoice, string), MetricGrid>();
        var runs = new List<MethodRuns>();
        foreach (var part in parts)
        {
            var own = part.Method.SeedUse == SeedUse.Retraining ? new TrainingAxis(part.Runs.Keys, ranks) : axis;
            var stretches = part.Metrics.ToDictionary(stretch => stretch[0].Metric);
            foreach (int metric in metrics)
            {
                var (key, grid) = ((part.Method, table.Metrics[metric]), new TableGrid(own, stretches.GetValueOrDefault(metric, ArraySegment<TableRow>.Empty)));
                grids.Add(key, grid);
                means.Add(key, Means(part, own, table.Metrics[metric], grid, columns));
            }

            runs.Add(Summary(part, own, means));
        }

        var (task, scenario, _, _) = table.Studies[rows[0].Study];
        var study = new Study
        {
            Name = string.Join('-', new[] { Name(), table.Studies.Count > 1 ? task : "", table.Studies.Count > 1 ? scenario : "" }.Where(s => s.Length > 0)),
            Task = task,
            Scenario = scenario,
            Methods = [.. parts.Select(p => p.Method)],
            Metrics = [.. metrics.Select(m => table.Metrics[m])],
            TrainingSeeds = axis.Count,
            UnlearningSeeds = columns,
            TrainingSeedNames = [.. axis.Codes.Select(code => table.Train[code])],
        };
        string[] ignored = [.. table.Ignored.Order(StringComparer.Ordinal)];
        var taken = parts.Select(p => (p.Method, p.Why));
        var reading = TableReading.Lines(table, rows, [.. taken], whole: table.Studies.Count == 1);
        return new(
            study, grids, means, runs, () => Values(parts), Evaluations(grids.Values),
            new(table.Sources, rows.Count(row => !row.IsBlank), ignored, options) { Reading = reading });
    }

    // The least and the most evaluations of a cell.
    private (int Least, int Most) Evaluations(IEnumerable<TableGrid> grids)
    {
        if (table.Eval.Count == 1)
        {
            return (1, 1);
        }

        int[] counts = [.. grids.SelectMany(grid => grid.Evaluations()).SelectMany(row => row).Select(cell => cell.Length)];
        return counts.Length == 0 ? (1, 1) : (counts.Min(), counts.Max());
    }

    private IEnumerable<TableValue> Values(Part[] parts) => parts.SelectMany(part => part.Rows.Select(row =>
        new TableValue(
            part.Method,
            table.Train[row.Train],
            table.Unlearn[row.Unlearn],
            table.Eval[row.Eval],
            table.Metrics[row.Metric],
            row.IsBlank ? null : row.Value)));

    private string Name() => options.Name.Length > 0 ? options.Name : Path.GetFileNameWithoutExtension(table.Sources[0].File);

    private Part PartOf(ArraySegment<TableRow> rows)
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
        return new(new(name, parameters, use), why, rows, [.. rows.Stretches(row => row.Metric)], Runs(rows));
    }

    // Unlearning seeds by training seed, over all metrics.
    private static Dictionary<int, HashSet<int>> Runs(ArraySegment<TableRow> rows)
    {
        var runs = new Dictionary<int, HashSet<int>>();
        foreach (var row in rows)
        {
            if (!runs.TryGetValue(row.Train, out var seeds))
            {
                runs.Add(row.Train, seeds = []);
            }

            seeds.Add(row.Unlearn);
        }

        return runs;
    }

    // Equal values stay what they are to the bit; one that is no number leaves none.
    private static double?[] Mean(double?[] row) => row.Distinct().Count() <= 1 ? row[..Math.Min(1, row.Length)] : [row.Contains(null) ? null : row.Average()];

    private MetricGrid Means(Part part, TrainingAxis axis, string metric, TableGrid grid, int columns)
    {
        double?[][] values = grid.Means();
        int full = axis.Count * part.Most, missing = full - values.Sum(row => row.Length);
        if (part.Method.SeedUse == SeedUse.Retraining)
        {
            // One model each, whatever else its rows name.
            return new(part.Method, metric, [.. values.Select(Mean)]) { Missing = values.Count(row => row.Length == 0) };
        }

        if (part.Method.SeedUse != SeedUse.Training)
        {
            return new(part.Method, metric, values) { Missing = missing };
        }

        // A method that draws nothing has one result per trained model, which stands for every unlearning seed.
        foreach (int code in axis.Codes)
        {
            double?[] row = values[axis[code]];
            if (row.Distinct().Count() > 1)
            {
                TableRow[] of = [.. grid.Rows.Where(r => r.Train == code && !r.IsBlank)];
                TableRow other = of.First(r => !r.Value.Equals(of[0].Value));
                table.Problems.Add(
                    $"{table.Place(of[0])} and {table.Place(other)}: {part.Method.Name}, {metric}, train_seed {table.Train[code]}: "
                    + $"expected one value for all unlearning seeds of a method that draws nothing, found {row.Distinct().Count()}");
            }
        }

        double?[][] repeated = [.. values.Select(row => row.Length == 0 ? row : [.. Enumerable.Repeat(row[0], columns)])];
        return new(part.Method, metric, repeated) { Missing = values.Count(row => row.Length == 0) };
    }

    private MethodRuns Summary(Part part, TrainingAxis axis, Dictionary<(MethodChoice, string), MetricGrid> means)
    {
        var narrow = (part.Method.SeedUse == SeedUse.Retraining ? [] : axis.Codes)
            .Select(code => (Seed: table.Train[code], Found: part.Runs.TryGetValue(code, out var seeds) ? seeds.Count : 0))
            .Where(x => x.Found < part.Most)
            .Select(x => $"{part.Method.Name}, training seed {x.Seed}: {x.Found} of {part.Most} unlearning seeds");
        var partial = means.Where(entry => entry.Key.Item1 == part.Method && entry.Value.Missing > 0)
            .Select(entry => $"{part.Method.Name}, {entry.Key.Item2}: {NumberText.Count(entry.Value.Missing, "cell")}");
        return new(
            part.Method,
            part.Runs.Count,
            part.Method.SeedUse == SeedUse.Training ? 1 : part.Most,
            means.Where(entry => entry.Key.Item1 == part.Method).Sum(entry => entry.Value.Missing),
            [.. narrow.Concat(partial).Take(Examples)]);
    }

    private sealed record Part(
        MethodChoice Method, string Why, ArraySegment<TableRow> Rows, ArraySegment<TableRow>[] Metrics, Dictionary<int, HashSet<int>> Runs)
    {
        // The most unlearning seeds of a training seed: the width of the full grid.
        public int Most { get; } = Runs.Values.Max(seeds => seeds.Count);
    }
}
