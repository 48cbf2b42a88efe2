using System.Text.Json;

namespace UnlearnRepro.Cli.Tests;

/// <summary>The verb <c>verdict --factor</c> as a user meets it.</summary>
[TestFixture]
public sealed class FactorVerdictTests
{
    private const string Header = "method,class,train_seed,unlearn_seed,metric,value";

    // Classes are 10 apart, models 1, runs 0.1.
    private static readonly string[] Lines =
    [
        .. from c in Enumerable.Range(0, 4) from t in Enumerable.Range(0, 5) from u in Enumerable.Range(0, 2)
           select FormattableString.Invariant($"GA,{c + 3},{t},{u},acc,{(10 * c) + (5 * t % 6) + (0.1 * ((c + (2 * t) + u) % 3))}"),
        .. from c in Enumerable.Range(0, 4) from t in Enumerable.Range(0, 5) select FormattableString.Invariant($"SSD,{c + 3},{t},,acc,{(9 * c) + (5 * t % 6)}"),
    ];

    [Test]
    public void A_further_column_gets_its_share_of_the_spread_in_every_form_and_a_verdict()
    {
        using var artifacts = new ArtifactsFolder();
        string claims = Path.Combine(artifacts.Path, "claims.json"), json = Path.Combine(artifacts.Path, "out.json");
        File.WriteAllText(claims, """
            { "families": [{ "name": "f", "alpha": 0.05, "rationale": "One claim." }], "claims": [{ "id": "C1", "family": "f", "source": "here", "sentence": "Classes matter.", "rule": "factor-matters",
              "methods": ["GA"], "metric": "acc", "factors": ["class"], "margins": { "spread": 1 }, "rationale": "Before." }] }
            """);
        var result = Unlearn.Run("verdict", Write(artifacts, Lines), "--factor", "class", "--claims", claims, "--json", json, "--artifacts", artifacts.Path);
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Output, Does.Match("method +mean over all .*class .*train .*class x train .*unlearn ").And.Contain("Reproduced")
            .And.Contain("table varies class: 4 levels of class x 5 of train, 2 of unlearn within each class and train. What is said of s_T and s_U is said of class 3 alone."));
        string report = Path.Combine(artifacts.Path, "reports", "mine");
        Assert.That(File.ReadAllText(Path.Combine(report, "index.html")), Does.Contain("The spread divided among all axes").And.Contain("shares of the variance of one run"));
        Assert.That(File.ReadAllText(Path.Combine(report, "report.md")), Does.Contain("## The spread divided among all axes").And.Contain("4 levels of class; 5 training seeds"));
        Assert.That(File.Exists(Path.Combine(report, "figures", "shares-acc.svg")));
        var root = JsonDocument.Parse(File.ReadAllText(json)).RootElement;
        Assert.That(root.GetProperty("factors").EnumerateArray().Select(f => f.GetProperty("name").GetString()), Is.EqualTo(new[] { "class", "train", "unlearn" }));
        var ga = root.GetProperty("design")[0];
        Assert.That(ga.GetProperty("raise_first").GetString(), Is.EqualTo("class"));
        Assert.That(ga.GetProperty("components")[0].GetProperty("sd").GetProperty("value").GetDouble(), Is.EqualTo(Math.Sqrt(500.0 / 3)).Within(0.1));

        Unlearn.Succeed("verdict", Path.Combine(report, "records.csv"), "--factor", "s_class", "--name", "again", "--artifacts", artifacts.Path);
        Assert.That(Tables("again"), Is.EqualTo(Tables("mine")).And.Not.Empty);

        string[] Tables(string name) => [.. File.ReadLines(Path.Combine(artifacts.Path, "reports", name, "report.md")).Where(line => line.StartsWith("| GA", StringComparison.Ordinal))];
    }

    /// <summary>Folds of three, one, two and four models of their own, with one to three runs: one run stands alone, another is no number.</summary>
    [Test]
    public void Nested_levels_of_any_numbers_are_divided_in_every_form()
    {
        using var artifacts = new ArtifactsFolder();
        string json = Path.Combine(artifacts.Path, "out.json");
        int[][] runs = [[2, 1, 3], [2], [3, 3], [1, 2, 2, 1]];
        string[] lines =
        [
            .. from c in Enumerable.Range(0, 4) from t in Enumerable.Range(0, runs[c].Length) from u in Enumerable.Range(0, runs[c][t])
               let value = (c, t, u) == (2, 1, 2) ? "nan" : FormattableString.Invariant($"{(10 * c * c % 7) + (5 * t % 3) + (0.1 * ((c + (2 * t) + u) % 3))}")
               select $"GA,{c},{c}{t},{u},acc,{value}",
        ];
        var result = Unlearn.Run("verdict", Write(artifacts, lines), "--factor", "class", "--json", json, "--artifacts", artifacts.Path);
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Output, Does.Match("class +train +unlearn +raise first +cells").And.Match(@"GA .*class +1 of 20 cells collapsed, 28 of 48 cells missing"));
        var ga = JsonDocument.Parse(File.ReadAllText(json)).RootElement.GetProperty("design")[0];
        Assert.That(ga.GetProperty("components").EnumerateArray().Select(c => c.GetProperty("name").GetString()), Is.EqualTo(new[] { "class", "train", "unlearn" }));
        Assert.That(ga.GetProperty("components")[1].GetProperty("f_test_p").GetDouble(), Is.LessThan(0.001));
        Assert.That(ga.GetProperty("lacks").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(File.ReadAllText(Path.Combine(artifacts.Path, "reports", "mine", "report.md")), Does.Match(@"\| GA .*\| class +\| 1 of 20 cells collapsed"));
    }

    [TestCase("--factor clas", "mine.csv:1: --factor: expected one of method, class, train_seed, unlearn_seed, metric, value, found 'clas' (did you mean class?)")]
    [TestCase("--factor method", "mine.csv:1: --factor: expected a column that is read as nothing else, found 'method'")]
    [TestCase("--within train_seed=class", "--within: expected --factor COLUMN beside it, found none")]
    [TestCase("--factor class --within train_seed", "--within: expected INNER=OUTER, such as train_seed=fold, found 'train_seed'")]
    [TestCase("--factor class --within trainseed=class", "--within: expected one of class, train_seed, found 'trainseed' (did you mean train_seed?)")]
    [TestCase("--factor class --protocol method", "--factor: expected a study, found --protocol")]
    [TestCase("--factor class --target 1 --training-cost 1m --unlearning-cost 1m", "--factor: expected none beside a plan, which is for training and unlearning seeds alone, found class")]
    [TestCase("--factor class --format open-unlearning", "--factor: expected a table with a column 'class', found open-unlearning, whose files have no columns")]
    public void Bad_words_get_one_line(string words, string message)
    {
        using var artifacts = new ArtifactsFolder();
        Refused(Unlearn.Run(["verdict", Write(artifacts, Lines), .. words.Split(' '), "--artifacts", artifacts.Path]), message);
    }

    [Test]
    public void A_column_of_one_level_or_neither_crossed_nor_nested_gets_one_line()
    {
        using var artifacts = new ArtifactsFolder();
        Refused(
            Unlearn.Run("verdict", Write(artifacts, [.. Lines.Where(line => line.Split(',')[1] == "3")]), "--factor", "class", "--artifacts", artifacts.Path),
            "mine.csv: --factor class: expected at least 2 levels, found one, '3'");
        string[] mixed = ["GA,a,0,0,acc,1", "GA,a,1,0,acc,2", "GA,a,2,0,acc,2", "GA,b,0,0,acc,3", "GA,b,7,0,acc,4", "GA,b,8,0,acc,4"];
        Refused(
            Unlearn.Run("verdict", Write(artifacts, mixed), "--factor", "class", "--artifacts", artifacts.Path),
            "mine.csv: class and train_seed: expected most labels of train_seed under several of class");
        Unlearn.Succeed("verdict", Write(artifacts, mixed), "--factor", "class", "--within", "train_seed=class", "--artifacts", artifacts.Path);
    }

    private static void Refused(Result result, string message)
    {
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.StartWith($"error: {message}"));
        Assert.That(result.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1));
    }

    private static string Write(ArtifactsFolder artifacts, string[] lines)
    {
        string path = Path.Combine(artifacts.Path, "mine.csv");
        File.WriteAllText(path, string.Join('\n', lines.Prepend(Header)) + "\n");
        return path;
    }
}
