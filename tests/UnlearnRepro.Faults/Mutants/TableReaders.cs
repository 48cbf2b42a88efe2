using System.Globalization;
using System.Text;
using UnlearnRepro.Claims;
using UnlearnRepro.Import;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;
using static UnlearnRepro.Faults.Mutants.AllReaders;

namespace UnlearnRepro.Faults.Mutants;

/// <summary>Readers of other people's results.</summary>
internal static class TableReaders
{
    // The rows that are shown, and the two lines around them.
    private const int Most = 22;

    private static readonly string[] Methods = ["Finetune", "SSD", "Retrain", "=méthode", "O'Neil, \"x\""], Metrics = ["acc", "mia", "zrf é"];

    public static IEnumerable<Reader> In(string folder) =>
    [
        Table(folder, "long table", Long, path => TableStudies.ReadCsv([path], new())),
        Table(folder, "wide table", Wide, path => TableStudies.ReadCsv([path], new() { Metrics = ["acc", "mia"], Columns = new Dictionary<string, string> { ["method"] = "algo" } })),
        Table(folder, "SUPREME export", Supreme, path => new Images.Results.Supreme().Read([path], new(Column: "nested"), new())),
        new("OpenUnlearning result", Json, input => OpenUnlearning(Path.Combine(folder, "runs"), input, "{method}/train_{train_seed}/unlearn_{unlearn_seed}"), "TOFU_", typeof(StudyException)) { MostLines = Most },
        new("path pattern", _ => "{method}/train_{train_seed}/unlearn_{unlearn_seed}"u8.ToArray(), input => OpenUnlearning(Path.Combine(folder, "run"), """{"forget_quality": 0.25}"""u8.ToArray(), Encoding.UTF8.GetString(input)), "", typeof(StudyException)) { MostLines = Most },
        new("claims.json", Claims, input => [Text(ClaimFile.Read(new MemoryStream(input), "claims.json"))], "claims.json", typeof(StudyException)),
        new("known gaps", Gaps, input => [.. KnownGaps.Read(Put(folder, "known-gaps.txt", input)).Select(p => $"{p.Key}: {p.Value}"), "read"], "known-gaps.txt", typeof(StudyException)),
    ];

    /// <summary>Every value of studies, with all that says what it is a value of.</summary>
    public static IEnumerable<string> Values(IEnumerable<TableStudy> studies) => studies.SelectMany(study => study.All().Select(v => FormattableString.Invariant(
        $"{study.Study.Task}|{study.Study.Scenario}|{v.Method}|{v.Method.SeedUse}|{v.Train}|{v.Unlearn}|{v.Eval}|{v.Metric}|{v.Number:R}")));

    /// <summary>Everything a claims file holds.</summary>
    public static string Text(ClaimSet set) => System.Text.Json.JsonSerializer.Serialize(set);

    private static Reader Table(string folder, string name, Func<Random, string> valid, Func<string, IEnumerable<TableStudy>> read)
    {
        string file = $"{name.Replace(' ', '-')}.csv";
        return new(name, random => Encoding.UTF8.GetBytes(valid(random)), input => Values(read(Put(folder, file, input))), file, typeof(StudyException)) { MostLines = Most };
    }

    private static IEnumerable<string> OpenUnlearning(string folder, byte[] input, string pattern)
    {
        Put(folder, "SSD/train_0/unlearn_0/TOFU_SUMMARY.json", input);
        Put(folder, "SSD/train_1/unlearn_0/evals/TOFU_EVAL.json", """{"forget_quality": {"agg_value": 0.5, "x": [1]}, "step": {"agg_value": null}}"""u8.ToArray());
        return Values(new Language.Results.OpenUnlearning().Read([folder], new(pattern), new()));
    }

    private static string Long(Random random)
    {
        var text = new StringBuilder("method,train_seed,unlearn_seed,metric,value,seed_use,status,note\n");
        foreach (var (method, i, j, metric) in Cells(random))
        {
            string use = random.Next(4) == 0 && method == "SSD" ? "training" : "";
            text.Append(CultureInfo.InvariantCulture, $"{Quoted(method)},{i},{(method == "Retrain" ? "" : j)},{metric},{(use == "" ? Value(random) : i)},,{random.Pick(["ok", "ok", "collapsed"])},x\n");
        }

        return text.ToString();
    }

    private static string Wide(Random random)
    {
        var text = new StringBuilder("algo;train_seed;unlearn_seed;acc;mia;other\r\n");
        foreach (var (method, i, j, _) in Cells(random).Where(c => c.Metric == "acc"))
        {
            text.Append(CultureInfo.InvariantCulture, $"{Quoted(method)};{i};{j};{Value(random)};{Value(random)};{Value(random)}\r\n");
        }

        return text.ToString();
    }

    private static string Supreme(Random random)
    {
        const string Test = "accuracy_test_unlearning_method_forget_acc", Mia = "mia_unlearning_method_mia_score", Power = "x_unlearning_method_power_consumption";
        var text = new StringBuilder($"project,model,dataset,strategy,target,method,seed,run_id,state,{Test},{Mia},{Power}\n");
        foreach (var (method, i, j, _) in Cells(random).Where(c => c.Metric == "acc" && c.Method != "Retrain"))
        {
            text.Append(CultureInfo.InvariantCulture, $"p,resnet18,cifar10,class,{random.Next(2)},{Quoted(method)},{(1000 * i) + j},r{i}{j},finished,{Value(random)},{Value(random)},12\n");
        }

        return text.ToString();
    }

    private static byte[] Json(Random random) => Encoding.UTF8.GetBytes(FormattableString.Invariant(
        $$"""{"forget_quality": {{Value(random)}}, "model_utility": {{random.Pick(["NaN", "0.5", "-Infinity", "1e-12"])}}, "é \"q\" \u00e9": {{Value(random)}}}"""));

    private static byte[] Claims(Random random) => Encoding.UTF8.GetBytes(FormattableString.Invariant($$$"""
        {
          // A comment.
          "inconclusiveBudget": {{{random.Next(9)}}},
          "families": [{"name": "a/b", "rationale": "", "alpha": 0.05}, {"name": "c", "rationale": "é", "after": ["a/b"]}],
          "claims": [
            {"id": "X-1", "family": "a/b", "source": "s", "sentence": "It varies.", "rule": "training-seeds-dominate", "methods": ["SSD:Alpha=1"], "metric": "acc", "margins": {"icc": {{{random.NextDouble()}}}}, "rationale": "r"},
            {"id": "X-2", "family": "c", "source": "s", "sentence": "It stays.", "rule": "stays-within", "methods": ["Finetune"], "metric": "mia", "margins": {"from": -1, "to": {{{random.Next(5)}}}, "share": 0.5}}
          ]
        }
        """));

    private static byte[] Gaps(Random random) => Encoding.UTF8.GetBytes($"# Why, in a line\n# and another.\nC-VAR-{random.Next(9)}\n\n# é\nC-DET-1\n");

    private static IEnumerable<(string Method, int I, int J, string Metric)> Cells(Random random)
    {
        int rows = random.Next(1, 4), columns = random.Next(1, 3);
        return
        [
            .. from method in Methods.Take(random.Next(1, Methods.Length + 1))
               from i in Enumerable.Range(0, rows)
               from j in Enumerable.Range(0, method == "Retrain" ? 1 : columns)
               from metric in Metrics.Take(2)
               select (method, i, j, metric),
        ];
    }

    private static string Value(Random random) => ((random.NextDouble() - 0.3) * Math.Pow(10, random.Next(-3, 4))).ToString("R", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",;\"") ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
}
