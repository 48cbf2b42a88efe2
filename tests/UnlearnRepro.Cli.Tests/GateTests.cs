using System.Text.RegularExpressions;

namespace UnlearnRepro.Cli.Tests;

/// <summary>A build's yes or no, from outside.</summary>
[TestFixture]
public sealed class GateTests
{
    private static readonly string[] Study = ["reproduce", "--task", "digits", "--seed", "7", "--unlearn-seeds", "2", "--method", "SsdCorrected:Alpha=7,Lambda=1", "--method", "Original", "--method", "Retrain"];

    [Test]
    public void A_closed_gate_has_an_exit_code_and_a_summary()
    {
        using var artifacts = ArtifactsFolder.WithCells();
        string summary = Path.Combine(artifacts.Path, "summary.md"), gaps = Path.Combine(artifacts.Path, "gaps.txt");
        File.WriteAllText(summary, "before\n");
        File.WriteAllText(gaps, "# none\n");
        string[] study = ["reproduce", "--task", "digits", "--tier", "smoke", "--seed", "7", "--known-gaps", gaps, "--summary", summary, "--artifacts", artifacts.Path];
        var closed = Unlearn.Run([.. study, "--gate"]);
        Assert.That(closed.ExitCode, Is.EqualTo(3), closed.Error);
        Assert.That(closed.Output, Does.Match(@"\ngate closed: 33 of 49 claims, 0 contradicted, 0 known gaps, \d+ inconclusive \(budget 5\)\n").And.Match(@"\ninconclusive  C-VAR-3: \w"));
        Assert.That(File.ReadAllText(summary), Does.StartWith("before\n## ❌ digits-full-class-3-smoke-seed7"));
        Assert.That(SmokeRun.Only.Result.ExitCode, Is.Zero, "without --gate a verdict is a result");
    }

    [Test]
    public void A_growing_study_stops_at_a_planned_look_and_a_second_size_is_told()
    {
        using var artifacts = ArtifactsFolder.WithModels();
        string[] study = [.. Study, "--artifacts", artifacts.Path];
        var grown = Unlearn.Succeed([.. study, "--train-seeds", "12", "--until-decided"]);
        Assert.That(grown.Output, Does.Match(@"I = (6|12) training seeds, J = 2 unlearning seeds"));
        string report = Directory.GetDirectories(Path.Combine(artifacts.Path, "reports")).Single();
        Assert.That(report, Does.EndWith("-until-decided"));
        Assert.That(File.ReadAllText(Path.Combine(report, "report.md")), Does.Match("look [12] of at most 2, which share the family's error rate"));
        Assert.That(Unlearn.Succeed([.. study, "--train-seeds", "3"]).Output, Does.Contain("note: these seeds have been judged before, with "));
    }

    [TestCase("--gate: expected fixed seeds", "--gate", "--fresh-seeds")]
    [TestCase("--fresh-seeds: expected no --seed beside it", "--fresh-seeds", "--seed", "7")]
    public void An_audit_is_no_gate_and_has_no_seed_of_its_own(string error, params string[] words)
    {
        var result = Unlearn.Run(["reproduce", "--task", "digits", "--tier", "smoke", .. words]);
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.StartWith($"error: {error}").And.Match(@"^[^\n]*\n$"));
    }

    [Test]
    public void An_audit_draws_other_seeds_each_time_and_compares_with_the_registered_ones()
    {
        using var artifacts = new ArtifactsFolder();
        string[] study = ["reproduce", "--task", "digits", "--train-seeds", "1", "--unlearn-seeds", "1", "--method", "SsdCorrected", "--artifacts", artifacts.Path];
        Assert.That(Unlearn.Succeed([.. study, "--fresh-seeds"]).Output, Does.Match(@"\naudit with root seed \d+: not a gate; run the same without --fresh-seeds first"));
        Unlearn.Succeed(study);
        Assert.That(Unlearn.Succeed([.. study, "--fresh-seeds"]).Output, Does.Match(@"\naudit with root seed \d+: not a gate; (\d+) of \d+ verdicts are those of root seed 2026\n"));
        Assert.That(Directory.GetDirectories(Path.Combine(artifacts.Path, "reports"), "*-seed*"), Has.Length.EqualTo(2));

        // A damaged report of the registered seeds is told, after the seed and before the first cell, and costs nothing.
        string summary = Directory.GetFiles(Path.Combine(artifacts.Path, "reports"), "summary.json", SearchOption.AllDirectories)
            .Single(path => !path.Contains("-seed", StringComparison.Ordinal));
        File.WriteAllText(summary, "{\"verdicts\": [");
        var beside = Unlearn.Succeed([.. study, "--fresh-seeds"]);
        Assert.That(beside.Error, Does.Match(
            $@"^audit with root seed (\d+)\nnote: {Regex.Escape(summary)}: expected a report's summary, found: [^\n]+; passed over\n$"));
        Assert.That(beside.Output, Does.Match(@"\naudit with root seed \d+: not a gate; run the same without --fresh-seeds first"));
    }
}
