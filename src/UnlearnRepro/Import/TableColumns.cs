using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Import;

/// <summary>Which field of a row holds what; -1 where the file has no such column.</summary>
internal sealed record TableColumns
{
    // Ours, with the name that our own records.csv has for the same thing.
    private static readonly (string Name, string Own)[] Known =
    [
        ("method", "method"), ("parameters", "parameters"), ("train_seed", "s_train"), ("unlearn_seed", "s_unlearn"), ("eval_seed", "s_eval"),
        ("task", "task"), ("scenario", "scenario"), ("metric", "metric"), ("value", "value"), ("seed_use", "seed_use"), ("status", "status"),
    ];

    private static readonly string[] Needed = ["method", "train_seed", "metric", "value"];

    private TableColumns(Func<string, int> at)
    {
        (Method, Parameters, Train, Unlearn, Eval) = (at("method"), at("parameters"), at("train_seed"), at("unlearn_seed"), at("eval_seed"));
        (Metric, Value, SeedUse, Status) = (at("metric"), at("value"), at("seed_use"), at("status"));
    }

    public int Method { get; }

    public int Parameters { get; }

    public int Train { get; }

    public int Unlearn { get; }

    public int Eval { get; }

    /// <summary>One field, several to be joined, or none.</summary>
    public required int[] Task { get; init; }

    /// <summary>The same of the scenario.</summary>
    public required int[] Scenario { get; init; }

    public int Metric { get; }

    public int Value { get; }

    public int SeedUse { get; }

    public int Status { get; }

    /// <summary>The field that tells two protocols apart; -1 for a table of one design.</summary>
    public required int Protocol { get; init; }

    /// <summary>Further fields that tell leaves apart; joined where they are several.</summary>
    public required int[] By { get; init; }

    /// <summary>The fields with the levels of further factors.</summary>
    public required int[] Factors { get; init; }

    /// <summary>Name and field of every metric, for a table with one row per run.</summary>
    public required IReadOnlyList<(string Name, int Field)> Wide { get; init; }

    /// <summary>Columns that mean nothing here.</summary>
    public required IReadOnlyList<string> Ignored { get; init; }

    /// <summary>Which column was taken for what, in words.</summary>
    public required string Said { get; init; }

    /// <summary>The columns of a file.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="options">Other names, and the columns that are metrics.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="StudyException">A column that is needed or named is not there, or a name stands twice.</exception>
    public static TableColumns Of(IReadOnlyList<string> header, TableOptions options, string file)
    {
        if (header.GroupBy(name => name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new StudyException($"{file}:1: header: expected each column once, found '{twice.Key}' {twice.Count()} times");
        }

        if (options.Columns.Keys.FirstOrDefault(name => Known.All(k => k.Name != name)) is { } unknown)
        {
            throw new StudyException(Names.Unknown("--column", unknown, Known.Select(k => k.Name)));
        }

        bool wide = options.Metrics.Count > 0;
        var joined = new[] { "task", "scenario" }.ToDictionary(name => name, Joined);
        var fields = Known.Where(k => !joined.ContainsKey(k.Name))
            .ToDictionary(k => k.Name, k => wide && k.Name is "metric" or "value" ? -1 : k.Name == "status" ? State() : Find(k.Name, k.Own));
        foreach (string needed in wide ? Needed[..2] : Needed)
        {
            if (fields[needed] < 0)
            {
                throw new StudyException(
                    $"{file}:1: {needed}: expected a column of this name, or --column {needed}=NAME, found {string.Join(", ", header)}{Hint(needed)}");
            }
        }

        var metrics = options.Metrics.Select(text => text.Split('=', 2)).Select(parts => (Name: parts[0], Field: Named("--metrics", parts[^1]))).ToArray();
        var used = fields.Values.Concat(metrics.Select(m => m.Field)).Concat(joined.Values.SelectMany(f => f)).ToHashSet();
        int protocol = options.Protocol is { } which ? Own("--protocol", which) : -1;
        int[] by = [.. options.By.Select(column => Own("--by", column))];
        int[] factors = [.. options.Factors.Select(Factor)];
        return new(name => fields[name])
        {
            Task = joined["task"],
            Scenario = joined["scenario"],
            Protocol = protocol,
            By = by,
            Factors = factors,
            Wide = metrics,
            Ignored = [.. header.Where((_, field) => !used.Contains(field))],
            Said = Words(),
        };

        // An empty name says that no column is meant.
        int Find(string name, string own) => options.Columns.TryGetValue(name, out string? other)
            ? other.Length == 0 ? -1 : Named($"--column {name}", other)
            : Math.Max(Index(name), Index(own));

        // W&B's own export calls it State, SUPREME's state.
        int State()
        {
            int[] found = [.. header.Index().Where(h => h.Item.ToLowerInvariant() is "status" or "state").Select(h => h.Index)];
            return options.Columns.ContainsKey("status") ? Find("status", "status")
                : found.Length < 2 ? found.FirstOrDefault(-1)
                : throw new StudyException($"{file}:1: status: expected one column with the states of runs, or --column status=NAME, "
                    + $"found {string.Join(", ", found.Select(f => header[f]))}");
        }

        string Words()
        {
            var named = Known.Select(k => (k.Name, Fields: joined.GetValueOrDefault(k.Name) ?? Alone(k.Name)))
                .Where(k => k.Fields.Length > 0)
                .Select(k => From(k.Name, string.Join('+', k.Fields.Select(f => header[f]))));
            var leaves = by.Select(field => $"leaves by {header[field]}").Concat(protocol < 0 ? [] : [From("protocol", header[protocol])]);
            var levels = factors.Select(field => $"levels of {From(FactorLabels.Name(header[field]), header[field])}");
            string read = string.Join(", ", named.Concat(leaves).Concat(levels));
            return metrics.Length == 0 ? read : $"{read}; metrics {Names.Few([.. metrics.Select(m => From(m.Name, header[m.Field]))])}";
        }

        int[] Alone(string name) => fields.GetValueOrDefault(name, -1) is >= 0 and var field ? [field] : [];

        static string From(string ours, string theirs) => ours == theirs ? ours : $"{ours} from {theirs}";

        int[] Joined(string name) => options.Columns.TryGetValue(name, out string? other) && Index(other) < 0 && other.Contains('+')
            ? [.. other.Split('+').Select(part => Named($"--column {name}", part))]
            : Find(name, name) is var field and >= 0 ? [field] : [];

        int Named(string what, string name) =>
            Index(name) is var field and >= 0 ? field : throw new StudyException($"{file}:1: {Names.Unknown(what, name, header)}");

        // A column that is read as something else too would make every leaf a table of its own.
        int Own(string what, string name) => used.Add(Named(what, name)) ? Index(name)
            : throw new StudyException($"{file}:1: {what}: expected a column that is read as nothing else, found '{name}'");

        // The report calls the seeds' own axes so, and pairs of axes by an x between them.
        int Factor(string column)
        {
            Named("--factor", column);
            string name = FactorLabels.Name(column), known = Known.FirstOrDefault(k => !Needed.Contains(k.Name) && Reads(k.Name, column)).Name ?? "";
            return name is "train" or "unlearn" or "retrain" or "eval" || name.Contains(" x ")
                ? throw new StudyException($"{file}:1: --factor: expected a column of another name, since a seed or a pair is called {name}, found '{column}'")
                : known.Length == 0 ? Own("--factor", column)
                : throw new StudyException(
                    $"{file}:1: --factor: expected a column that is read as nothing else, found '{column}' (--column {known}= reads no {known})");
        }

        bool Reads(string name, string column) => (joined.GetValueOrDefault(name) ?? Alone(name)).Contains(Index(column));

        int Index(string name) => header.Index().Where(h => h.Item == name).Select(h => h.Index).FirstOrDefault(-1);

        string Hint(string needed) => Names.Nearest(needed, header, 1) is [var near] ? $" (did you mean --column {needed}={near}?)" : "";
    }
}
