using UnlearnRepro.Cli.Terminal;

namespace UnlearnRepro.Cli.Tests;

/// <summary>Standard output and standard error that cannot be written to lose nothing: files first, then words.</summary>
[TestFixture]
[Platform("Linux", Reason = "/dev/full")]
public sealed class StreamTests
{
    private static readonly string[] Report = ["index.html", "report.md", "records.csv", "summary.json", "finding.svg"];
    private static readonly string[] Table = ["method,train_seed,unlearn_seed,metric,value", "GA,1,1,acc,1", "GA,1,2,acc,3", "GA,2,1,acc,5", "GA,2,2,acc,6"];

    [TestCase(">/dev/full", "found: No space left on device")]
    [TestCase(">&-", "found: it is closed")]
    public void A_report_of_a_table_is_whole(string redirected, string found)
    {
        using var artifacts = new ArtifactsFolder();
        string table = Path.Combine(artifacts.Path, "t.csv"), json = Path.Combine(artifacts.Path, "t.json");
        File.WriteAllLines(table, Table);
        var result = Unlearn.RunInShell(redirected, "verdict", table, "--json", json, "--target", "1", "--training-cost", "1", "--unlearning-cost", "1", "--artifacts", artifacts.Path);
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((2, $"error: standard output: expected to be written to, {found}; all files are written\n")));
        Whole(Path.Combine(artifacts.Path, "reports", "t"), [.. Report, "figures/seeds-acc.svg", "plan.md", "plan.svg"]);
        Assert.That(File.ReadAllText(json), Does.EndWith("}\n").Or.EndsWith("}"));
    }

    [Test]
    public void A_study_its_plan_and_its_gate_are_whole_and_keep_their_exit_codes()
    {
        using var artifacts = ArtifactsFolder.WithCells();
        string summary = Path.Combine(artifacts.Path, "gate.md");
        string[] study = ["--tier", "smoke", "--seed", "7", "--method", "Finetune", "--method", "Retrain", "--artifacts", artifacts.Path];
        var result = Unlearn.RunInShell(">/dev/full 2>/dev/full", ["reproduce", "--task", "digits", .. study, "--summary", summary]);
        Assert.That((result.ExitCode, result.Output, result.Error), Is.EqualTo((2, "", "")));
        Whole(Directory.GetDirectories(Path.Combine(artifacts.Path, "reports")).Single(), Report);
        Assert.That(File.ReadAllText(summary), Does.StartWith("## "));

        Assert.That(Unlearn.RunInShell(">/dev/full", ["plan", .. study, "--target", "1"]).Error, Does.StartWith("error: standard output: "));
        Whole(Directory.GetDirectories(Path.Combine(artifacts.Path, "plans")).Single(), ["plan.md", "plan.svg"]);
    }

    [TestCase("2>&-")]
    [TestCase("2>/dev/full")]
    [TestCase(">&- 2>&-")]
    public void An_error_that_nobody_can_be_told_keeps_its_exit_code(string redirected) =>
        Assert.That(Unlearn.RunInShell(redirected, "verdict", "no-such-file.csv").ExitCode, Is.EqualTo(2));

    [Test]
    public void Standard_error_alone_is_no_failure()
    {
        using var artifacts = new ArtifactsFolder();
        string table = Path.Combine(artifacts.Path, "t.csv");
        File.WriteAllLines(table, Table);
        var result = Unlearn.RunInShell("2>&-", "verdict", table, "--artifacts", artifacts.Path);
        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output, Does.Contain("index.html"));
    }

    [Test]
    public void The_first_failure_is_kept_and_nothing_is_thrown()
    {
        using var writer = new GuardedWriter(new StreamWriter(new FileStream("/dev/full", FileMode.Open, FileAccess.Write), bufferSize: 1) { AutoFlush = true });
        writer.WriteLine("a");
        writer.Write('b');
        writer.Flush();
        Assert.That(writer.Failure, Does.StartWith("No space left on device"));
    }

    private static void Whole(string folder, string[] files)
    {
        foreach (string file in files)
        {
            Assert.That(new FileInfo(Path.Combine(folder, file)) is { Exists: true, Length: > 0 }, file);
        }

        Assert.That(Directory.GetFiles(folder, "*.tmp", SearchOption.AllDirectories), Is.Empty);
    }
}
