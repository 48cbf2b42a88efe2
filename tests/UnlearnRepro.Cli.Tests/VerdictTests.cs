using System.Text.Json;

namespace UnlearnRepro.Cli.Tests;

/// <summary>The verb <c>verdict</c> as a user meets it.</summary>
[TestFixture]
public sealed class VerdictTests
{
    private static readonly string[] Good =
    [
        "algo,train_seed,unlearn_seed,metric,score",
        .. from method in new[] { "GA", "NPO" } from i in Enumerable.Range(0, 5) from j in Enumerable.Range(0, 2) select FormattableString.Invariant($"{method},{i},{j},acc,{(10 * i) + j + (method.Length * i * j)}"),
        "SSD,0,,acc,4", "SSD,1,,acc,6", "SSD,2,,acc,nan",
    ];

    [Test]
    public void A_table_becomes_a_report()
    {
        using var artifacts = new ArtifactsFolder();
        string table = Write(artifacts, "mine.csv", Good), json = Path.Combine(artifacts.Path, "out.json");
        var result = Unlearn.Run("verdict", table, "--column", "method=algo", "--column", "value=score", "--target", "5", "--training-cost", "10m", "--unlearning-cost", "1m", "--json", json, "--artifacts", artifacts.Path);
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Output, Does.Match(@"SSD\s+5\.00 \[").And.Contain("0 (deterministic)").And.Contain("1/3").And.Contain("Half-width 5.00 of acc").And.Contain("SSD, training seed 3: 0 of 1"));
        string report = Path.Combine(artifacts.Path, "reports", "mine");
        Assert.That(File.ReadAllText(Path.Combine(report, "index.html")), Does.Contain("from mine.csv").And.Contain("SHA-256").And.Not.Contain("root seed").And.Not.Contain("Verdicts"));
        foreach (string file in (string[])["report.md", "records.csv", "summary.json", "finding.svg", "figures/seeds-acc.svg", "plan.md", "plan.svg"])
        {
            Assert.That(new FileInfo(Path.Combine(report, file)).Length, Is.Positive, file);
        }

        Assert.That(JsonDocument.Parse(File.ReadAllText(json)).RootElement.GetProperty("sources")[0].GetProperty("file").GetString(), Is.EqualTo("mine.csv"));
        Unlearn.Succeed("verdict", Path.Combine(report, "records.csv"), "--name", "again", "--artifacts", artifacts.Path);
        Assert.That(Tables("again"), Is.EqualTo(Tables("mine")).And.Not.Empty);

        string[] Tables(string name) => [.. File.ReadLines(Path.Combine(artifacts.Path, "reports", name, "report.md")).Where(line => line.StartsWith("| GA", StringComparison.Ordinal) || line.StartsWith("| SSD", StringComparison.Ordinal))];
    }

    [Test]
    public void One_unlearning_seed_per_training_seed_has_a_plan_at_J1()
    {
        using var artifacts = new ArtifactsFolder();
        string table = Write(artifacts, "one.csv", ["method,train_seed,unlearn_seed,metric,value", "GA,0,0,acc,3", "GA,1,1,acc,5", "GA,2,2,acc,8", "GA,3,3,acc,4"]);
        string[] asked = ["verdict", table, "--training-cost", "10m", "--unlearning-cost", "1m", "--artifacts", artifacts.Path];
        var target = Unlearn.Run([.. asked, "--target", "1"]);
        Assert.That(target.ExitCode, Is.Zero, target.Error);

        // As worked out for the same numbers in SeedPlanTests: 21 runs of 11 minutes.
        Assert.That(target.Output, Does.Match(@"\n  GA +- +- +60\.0 +- +- +1 +21 +\d+ to \d+ +0\.983 +- +3\.85 h +\n"));
        Assert.That(target.Output, Does.Contain(
            "GA: J = 1 is kept, at the SD of a single run, 2.16: a table with one unlearning seed per training seed cannot tell whether more of them would be cheaper. The pilot"));
        var budget = Unlearn.Run([.. asked, "--budget", "111m"]);
        Assert.That(budget.Output, Does.Match(@"\n  GA +- +- +60\.0 +- +- +1 +10 +10 to 10 "));
        Assert.That(File.ReadAllText(Path.Combine(artifacts.Path, "reports", "one", "plan.md")), Does.Contain("- GA: J = 1 is kept").And.Contain("from a pilot of 4 x 1"));
    }

    [Test]
    public void A_bad_table_is_told_by_line_and_leaves_nothing_behind()
    {
        using var artifacts = new ArtifactsFolder();
        string table = Write(artifacts, "bad.csv", ["method,train_seed,metric,value", "GA,1,acc,half", "GA,2,acc,1", "GA,2,acc,2"]);
        var result = Unlearn.Run("verdict", table, "--artifacts", artifacts.Path);
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Is.EqualTo(
            "error: 2 problems, and nothing was computed\n"
            + "bad.csv:2: value: expected a number, found 'half'\n"
            + "bad.csv:3 and bad.csv:4: GA, train_seed 2, acc: expected each cell once, found it twice\n"));
        Assert.That(Directory.Exists(Path.Combine(artifacts.Path, "reports")), Is.False);
    }

    [TestCase("--format", "supremes", "--format: expected one of csv, supreme, open-unlearning, found 'supremes' (did you mean supreme?)")]
    [TestCase("--column", "method", "--column: expected NAME=NAME, each name once, found 'method'")]
    [TestCase("--target", "1", "--unlearning-cost: expected a time such as 90s or 2h for a plan")]
    [TestCase("--out", " ", "--out: expected a path, found an empty text")]
    [TestCase("--retrain", "Retrian", "--retrain: expected one of GA, found 'Retrian'")]
    [TestCase("--deterministic", "SSD", "--deterministic: expected one of GA, found 'SSD'")]
    [TestCase("--retrain-seed", "train", "--retrain-seed: expected one of train_seed, unlearn_seed, both, found 'train' (did you mean train_seed?)")]
    [TestCase("--column", "method=", "good.csv:1: method: expected a column of this name, or --column method=NAME")]
    [TestCase("--unit", "ac=%", "--unit: expected one of acc, found 'ac'")]
    [TestCase("--claims", "nowhere.json", "nowhere.json: expected a file of claims, found none")]
    public void Of_the_command_line(string option, string value, string message)
    {
        using var artifacts = new ArtifactsFolder();
        var result = Unlearn.Run("verdict", Write(artifacts, "good.csv", ["method,train_seed,metric,value", "GA,1,acc,1"]), option, value, "--artifacts", artifacts.Path);
        Assert.That(result.ExitCode, Is.EqualTo(2), result.Error);
        Assert.That(result.Error, Does.StartWith($"error: {message}"));
    }

    [Test]
    public void What_was_taken_for_what_is_said_in_every_form()
    {
        using var artifacts = new ArtifactsFolder();
        string table = Write(artifacts, "runs.csv", ["Name,State,method,train_seed,unlearn_seed,acc", "a,finished,GA,0.0,0,1", "b,finished,GA,0,1.0,1", "c,crashed,GA,1,0,9", "d,finished,Retrain,0,0,2", "e,finished,Retrain,0,1,3", "f,finished,Retrain,1,0,4", "g,finished,Retrain,1,1,7"]);
        string[] asked = ["verdict", table, "--metrics", "acc", "--artifacts", artifacts.Path];
        Assert.That(Unlearn.Run(asked), Has.Property("ExitCode").EqualTo(2).And.Property("Error").StartsWith("error: runs.csv:5: Retrain: expected one column to name the retrained models"));
        var result = Unlearn.Run([.. asked, "--retrain-seed", "both"]);
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        string report = Path.Combine(artifacts.Path, "reports", "runs");
        string[] forms = [result.Output, .. new[] { "report.md", "index.html", "summary.json" }.Select(name => File.ReadAllText(Path.Combine(report, name)))];
        foreach (string form in forms.Select(text => text.ReplaceLineEndings(" ")))
        {
            Assert.That(form, Does.Contain("--deterministic GA").And.Contain("1 crashed (runs.csv:4)").And.Contain("4 models by train_seed and unlearn_seed").And.Contain("not read: Name"));
        }

        var again = Unlearn.Run("verdict", Path.Combine(report, "records.csv"), "--artifacts", artifacts.Path);
        Assert.That(again.ExitCode, Is.Zero, again.Error);
    }

    [Test]
    public void Studies_whose_names_run_together_keep_a_report_each()
    {
        using var artifacts = new ArtifactsFolder();
        string table = Write(artifacts, "t.csv", ["task,scenario,method,train_seed,metric,value", "a-b,c,GA,1,acc,1", "a-b,c,GA,2,acc,2", "a,b-c,GA,1,acc,3", "a,b-c,GA,2,acc,4"]);
        var result = Unlearn.Run("verdict", table, "--artifacts", artifacts.Path);
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        string[] tasks = [.. Directory.EnumerateFiles(Path.Combine(artifacts.Path, "reports"), "summary.json", SearchOption.AllDirectories)
            .Select(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("task").GetString()!)];
        Assert.That(tasks, Is.EquivalentTo(["a", "a-b"]));
    }

    private static string Write(ArtifactsFolder folder, string name, string[] lines)
    {
        string path = Path.Combine(folder.Path, name);
        File.WriteAllLines(path, lines);
        return path;
    }
}
