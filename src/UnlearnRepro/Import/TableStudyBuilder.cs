using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Import;

/// <summary>Makes a study of the rows of one task and scenario.</summary>
internal sealed class TableStudyBuilder(TableRows table, TableOptions options)
{
    private const int Examples = 3;

    public TableStudy Build(ArraySegment<TableRow> rows)
    {
        TablePart[] parts = [.. rows.Stretches(row => row.Method).Select(part => TablePart.Of(table, options, part))];
        var design = new TableDesign(table, parts, options);

        var axes = new TrainingAxes(parts, design, table.Train.Ranks());
        var axis = axes.Of(null, design.First);
        int columns = parts.Where(p => p.Method.SeedUse == SeedUse.TrainingAndUnlearning).Select(p => p.Most).DefaultIfEmpty(1).Max();
        int[] metrics = [.. parts.SelectMany(p => p.Metrics).Select(stretch => stretch[0].Metric).Distinct().Order()];
        var grids = new Dictionary<(MethodChoice, string), TableGrid>();
        var means = new Dictionary<(MethodChoice, string), MetricGrid>();
        var designs = new Dictionary<(MethodChoice, string), DesignGrid>();
        var runs = new List<MethodRuns>();
        foreach (var part in parts)
        {
            var stretches = part.Metrics.ToDictionary(stretch => stretch[0].Metric);
            foreach (int metric in metrics)
            {
                var (key, stretch) = ((part.Method, table.Metrics[metric]), stretches.GetValueOrDefault(metric, ArraySegment<TableRow>.Empty));
                var levels = stretch.Stretches(row => row.Levels).ToDictionary(at => at[0].Levels);
                levels.TryAdd(design.First, ArraySegment<TableRow>.Empty);
                var models = new List<(int, int, double?[])>();
                foreach (var (at, there) in levels)
                {
                    var (own, grid) = (axes.Of(part, at), new TableGrid(axes.Of(part, at), there));
                    var mean = TableMeans.Of(table, part, own, table.Metrics[metric], grid, columns);
                    models.AddRange(own.Codes.Select(code => (at, code, mean.Values[own[code]])).Where(model => model.Item3.Length > 0));
                    if (at == design.First)
                    {
                        grids.Add(key, grid);
                        means.Add(key, mean);
                    }
                }

                if (design.HasFactors)
                {
                    designs.Add(key, TableFactorial.Of(design, part, table.Metrics[metric], models));
                }
            }

            runs.Add(design.HasFactors ? Summary(part, design.First, designs) : Summary(part, axes.Of(part, design.First), means));
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
            Design = design.Design,
        };
        string[] ignored = [.. table.Ignored.Order(StringComparer.Ordinal)];
        var taken = parts.Select(p => (p.Method, p.Why));
        var reading = TableReading.Lines(table, rows, [.. taken], design, whole: table.Studies.Count == 1);
        return new(
            study, grids, means, designs, runs, () => Values(parts), Evaluations(grids.Values),
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

    private IEnumerable<TableValue> Values(TablePart[] parts)
    {
        var factors = table.Factors;
        string[][] levels = [.. Enumerable.Range(0, factors.Count).Select(at => factors[at].Select((level, k) => factors.Text(k, level)).ToArray())];
        return parts.SelectMany(part => part.Rows.Select(row =>
            new TableValue(
                part.Method,
                table.Train[row.Train],
                table.Unlearn[row.Unlearn],
                table.Eval[row.Eval],
                table.Metrics[row.Metric],
                row.IsBlank ? null : row.Value,
                levels[row.Levels])));
    }

    private string Name() => options.Name.Length > 0 ? options.Name : Path.GetFileNameWithoutExtension(table.Sources[0].File);

    private MethodRuns Summary(TablePart part, TrainingAxis axis, Dictionary<(MethodChoice, string), MetricGrid> means)
    {
        var narrow = (part.Method.SeedUse == SeedUse.Retraining ? [] : axis.Codes)
            .Select(code => (Seed: table.Train[code], Found: part.Runs.TryGetValue((0, code), out var seeds) ? seeds.Count : 0))
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

    // With further factors training seeds are those of the first level, as in the tables of two axes, and cells are those of the whole design.
    private static MethodRuns Summary(TablePart part, int first, Dictionary<(MethodChoice, string), DesignGrid> designs)
    {
        var own = designs.Where(entry => entry.Key.Item1 == part.Method).ToList();
        return new(
            part.Method,
            part.Runs.Keys.Count(run => run.Levels == first),
            part.Method.SeedUse == SeedUse.Training ? 1 : part.Most,
            own.Sum(entry => entry.Value.Missing),
            [
                .. own.Where(entry => entry.Value.Missing > 0).Take(Examples)
                    .Select(entry => $"{part.Method.Name}, {entry.Key.Item2}: {entry.Value.Missing} of {NumberText.Count(entry.Value.Whole, "cell")}"),
            ]);
    }
}
