namespace UnlearnRepro.Cli.Tests;

/// <summary>Claims on somebody else's table as a build's yes or no.</summary>
[TestFixture]
public sealed class VerdictGateTests
{
    private const string Better = """{"id": "better", "family": "f", "source": "own", "sentence": "A is better.", "rule": "method-exceeds", "methods": ["A", "B"], "metric": "acc", "margins": {"difference": 0}}""";

    private static readonly string Misspelt = Better.Replace("\"better\"", "\"misspelt\"").Replace("\"acc\"", "\"accuracy\"");

    [TestCase("reproduced", 0, "gate open: 1 claim, 0 contradicted")]
    [TestCase("contradicted", 3, "gate closed: 1 claim, 1 contradicted")]
    [TestCase("left out", 3, "gate closed: 1 of 2 claims, 0 contradicted, 0 known gaps, 0 inconclusive (budget none), 1 left out")]
    [TestCase("known gap", 0, "gate open: 1 claim, 0 contradicted, 1 known gap")]
    public void The_exit_code_is_what_the_gate_says(string kind, int code, string line)
    {
        using var artifacts = new ArtifactsFolder();
        string claims = kind switch
        {
            "reproduced" => Better,
            "left out" => $"{Better}, {Misspelt}",
            _ => Better.Replace("\"A\", \"B\"", "\"B\", \"A\""),
        };
        string gaps = Write(artifacts, "gaps.txt", "# it is known", "better"), summary = Path.Combine(artifacts.Path, "summary.md");
        string[] words = Words(artifacts, claims);
        var result = Unlearn.Run([.. words, "--gate", "--summary", summary, .. kind == "known gap" ? ["--known-gaps", gaps] : Array.Empty<string>()]);
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((code, "")));
        Assert.That(result.Output, Does.Contain($"\n{line}"));
        Assert.That(System.IO.File.ReadAllText(summary), Does.Contain(line));
        Assert.That(Unlearn.Run(words).ExitCode, Is.Zero, "without --gate a verdict is a result");
    }

    [Test]
    public void A_claim_that_is_left_out_is_told_everywhere()
    {
        const string lacks = "metric: expected one of acc, found 'accuracy' (did you mean acc?)";
        using var artifacts = new ArtifactsFolder();
        string json = Path.Combine(artifacts.Path, "out.json");
        var result = Unlearn.Run([.. Words(artifacts, $"{Better}, {Misspelt}"), "--json", json]);
        Assert.That(result.Output, Does.Contain($"left out:     {lacks}").And.Contain("2 claims: 1 reproduced, 0 contradicted, 1 inconclusive (1 of them left out)."));
        Assert.That(System.IO.File.ReadAllText(json), Does.Contain($"\"left_out\": \"{lacks}\""));
        Assert.That(System.IO.File.ReadAllText(Path.Combine(artifacts.Path, "reports", "t", "report.md")), Does.Contain(lacks));
    }

    [Test]
    public void Every_study_of_a_table_has_a_gate_and_a_claim_belongs_to_its_own()
    {
        using var artifacts = new ArtifactsFolder();
        string table = Write(artifacts, "t.csv", ["task,method,train_seed,metric,value", .. from task in new[] { "x", "y" } from i in Enumerable.Range(0, 6) from method in new[] { "A", "B" } select $"{task},{method},{i},acc,{(5 * i % 7) + (method == "A" ? 9 + (i % 2) : 0)}"]);
        string claims = Write(artifacts, "claims.json", File(Better.Replace("\"family\"", "\"task\": \"y\", \"family\"")));
        var result = Unlearn.Run("verdict", table, "--claims", claims, "--gate", "--artifacts", artifacts.Path);
        Assert.That(result.ExitCode, Is.Zero, result.Output);
        Assert.That(result.Output.Split("gate open: 1 claim,"), Has.Length.EqualTo(2), "a study that no claim is about has none");
        Assert.That(result.Output, Does.Not.Contain("left out"));
    }

    [TestCase("--gate", "--gate: expected --claims beside it, found none")]
    [TestCase("--summary=page.md", "--summary: expected --claims beside it, found none")]
    public void A_gate_needs_claims(string word, string message)
    {
        using var artifacts = new ArtifactsFolder();
        var result = Unlearn.Run("verdict", Table(artifacts), word, "--artifacts", artifacts.Path);
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((2, $"error: {message}\n")));
    }

    [Test]
    public void Reports_of_names_in_other_scripts_lie_beside_each_other()
    {
        using var artifacts = new ArtifactsFolder();
        foreach (string name in (string[])["结果", "数据", "...", "Results", "results"])
        {
            var result = Unlearn.Run("verdict", Table(artifacts), "--name", name, "--artifacts", artifacts.Path);
            Assert.That(result.ExitCode, Is.Zero, result.Error);
        }

        string[] folders = [.. Directory.GetDirectories(Path.Combine(artifacts.Path, "reports")).Select(path => Path.GetFileName(path).ToLowerInvariant())];
        Assert.That(folders, Has.Length.EqualTo(5).And.Unique);
        Assert.That(Directory.GetFiles(Path.Combine(artifacts.Path, "reports")), Is.Empty);
    }

    private static string[] Words(ArtifactsFolder artifacts, string claims) =>
        ["verdict", Table(artifacts), "--claims", Write(artifacts, "claims.json", File(claims)), "--artifacts", artifacts.Path];

    private static string File(string claims) => $$"""{"families": [{"name": "f", "rationale": "r"}], "claims": [{{claims}}]}""";

    // A is above B by 9 or 10.
    private static string Table(ArtifactsFolder artifacts) => Write(
        artifacts, "t.csv", ["method,train_seed,metric,value", .. from i in Enumerable.Range(0, 6) from method in new[] { "A", "B" } select $"{method},{i},acc,{(5 * i % 7) + (method == "A" ? 9 + (i % 2) : 0)}"]);

    private static string Write(ArtifactsFolder folder, string name, params string[] lines)
    {
        string path = Path.Combine(folder.Path, name);
        System.IO.File.WriteAllLines(path, lines);
        return path;
    }
}
