using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Import.Protocols;

/// <summary>Makes the leaves of all rows of a table of two protocols.</summary>
internal sealed class ProtocolTableBuilder(TableRows table, TableOptions options)
{
    private readonly string column = options.Protocol!;

    public ProtocolTable Build()
    {
        var rows = TableStudies.Cells(table);
        string[] values = [.. table.Studies.Select(study => study.Protocol).Distinct()];
        if (values.Length != 2)
        {
            string found = $"{values.Length}: {Names.Few(values)}";
            throw new StudyException($"--protocol: expected two values in the column {column}, one for each protocol, found {found}");
        }

        var uses = rows.GroupBy(row => row.Method).ToDictionary(group => group.Key, Use);
        var pairs = Pairs(rows, values, uses);
        string one = ProtocolRoles.One(table, column, pairs, Words), many = values.First(value => value != one);

        // Copies show in every leaf and on every metric; a metric at an end of its range does so on its own.
        foreach (var method in pairs.GroupBy(pair => pair.Method).Where(m => uses[m.Key].Use == SeedUse.TrainingAndUnlearning))
        {
            if (method.All(pair => Leaf(pair, one, many, SeedUse.TrainingAndUnlearning).IsConstant))
            {
                uses[method.Key] = (SeedUse.Training, "equal results of all unlearning seeds of A1");
            }
        }

        ProtocolLeaf[] leaves = [.. pairs.Select(pair => Leaf(pair, one, many, uses[pair.Method].Use))];
        foreach (var (leaf, pair) in leaves.Zip(pairs).Where(of => of.First is { Method.SeedUse: SeedUse.Training, One.Count: > 1, IsConstant: false }))
        {
            int found = leaf.One.Select(run => run.Value).Distinct().Count();
            table.Problems.Add($"{table.Place(pair.Arm(one).Rows[0])}: {Words(pair)}, {leaf.Metric}, train_seed {leaf.One[0].Train}: "
                + $"expected one value for all unlearning seeds of a method that draws nothing, found {found}");
        }

        table.Problems.ThrowIfAny();
        var taken = leaves.Zip(pairs).DistinctBy(of => of.Second.Method).Select(of => (of.First.Method, uses[of.Second.Method].Why));
        string[] ignored = [.. table.Ignored.Order(StringComparer.Ordinal)];
        var reading = TableReading.Lines(table, rows, [.. taken], design: null, whole: true);
        return new(
            options.Name.Length > 0 ? options.Name : Path.GetFileNameWithoutExtension(table.Sources[0].File), one, many, leaves,
            new(table.Sources, rows.Count(row => !row.IsBlank), ignored, options) { Reading = reading });
    }

    private ProtocolPair[] Pairs(ArraySegment<TableRow> rows, string[] values, Dictionary<int, (SeedUse Use, string Why)> uses)
    {
        var pairs = new List<ProtocolPair>();
        var stretches = rows.Stretches(row => row.Study).SelectMany(s => s.Stretches(row => row.Method)).SelectMany(s => s.Stretches(row => row.Metric));
        foreach (var leaf in stretches.GroupBy(s => (Study: Study(s[0]), s[0].Method, s[0].Metric)))
        {
            ProtocolArm[] arms = [.. leaf.Select(stretch => ProtocolArm.Of(table, stretch)).Where(arm => arm.Runs.Count > 0)];
            if (arms.Length == 2)
            {
                pairs.Add(new(leaf.Key.Study, leaf.Key.Method, table.Metrics[leaf.Key.Metric], uses[leaf.Key.Method].Use, arms[0], arms[1]));
                continue;
            }

            string found = arms.Length == 0 ? "blanks only" : $"{arms[0]} and none of {values.First(value => value != arms[0].Protocol)}";
            table.Problems.Add($"{table.Place(leaf.First()[0])}: {Words(leaf.Key.Study, leaf.Key.Method)}, {table.Metrics[leaf.Key.Metric]}: "
                + $"expected runs under both values of {column}, found {found}");
        }

        table.Problems.ThrowIfAny();
        return [.. pairs];
    }

    private (SeedUse Use, string Why) Use(IGrouping<int, TableRow> rows)
    {
        var (name, _, declared) = table.Methods[rows.Key];
        return options.SeedUseOf(name, declared, table.NamesUnlearningSeeds ? rows.Any(row => table.Unlearn[row.Unlearn].Length > 0) : null);
    }

    private ProtocolLeaf Leaf(ProtocolPair pair, string one, string many, SeedUse use) => new(
        pair.Study.Task, pair.Study.Scenario, pair.Study.By, new(table.Methods[pair.Method].Name, table.Methods[pair.Method].Parameters, use), pair.Metric,
        pair.Arm(one).Runs, pair.Arm(many).Runs);

    private (string Task, string Scenario, string By) Study(TableRow row) => table.Studies[row.Study] is var s ? (s.Task, s.Scenario, s.By) : default;

    private string Words(ProtocolPair pair) => Words(pair.Study, pair.Method);

    private string Words((string Task, string Scenario, string By) study, int method) =>
        string.Join(", ", new[] { table.Methods[method].Name, study.Task, study.Scenario, study.By }.Where(part => part.Length > 0));
}
