using System.Text.RegularExpressions;
using UnlearnRepro.NUnit;

namespace UnlearnRepro.Cli.Tests;

[TestFixture]
public sealed partial class VerbTests
{
    [Test]
    public void Doctor_finds_a_sound_machine_and_names_the_built_in_data()
    {
        using var artifacts = new ArtifactsFolder();
        var result = Unlearn.Run("doctor", "--artifacts", artifacts.Path);
        Assert.That(result.ExitCode, Is.Zero, result.Output);
        Assert.That(result.Output, Does.Contain("libtorch").And.Contain("OMP_NUM_THREADS=1").And.Contain("1 thread").And.Contain("data digits"));
    }

    [Test]
    public void Doctor_names_a_remedy_and_fails_when_something_is_missing()
    {
        using var artifacts = new ArtifactsFolder();
        string file = Path.Combine(artifacts.Path, "file");
        File.WriteAllText(file, "");
        var result = Unlearn.Run("doctor", "--artifacts", file);
        Assert.That(result.ExitCode, Is.Not.Zero);
        Assert.That(result.Output, Does.Contain("MISSING  artifacts").And.Contain("remedy").And.Contain("--artifacts"));
    }

    [Test]
    public void Doctor_names_a_native_library_that_is_not_there()
    {
        using var artifacts = new ArtifactsFolder();
        string copy = Path.Combine(artifacts.Path, "copy");
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(f => !f.EndsWith(".so", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", [Path.Combine(copy, "unlearn.dll"), "doctor", "--artifacts", artifacts.Path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(output, Does.Contain("MISSING  libtorch").And.Contain("remedy").And.Contain("native libtorch package"));
        Assert.That(process.ExitCode, Is.EqualTo(2));
    }

    [Test]
    public void Plan_answers_a_target_and_a_budget_from_a_stored_pilot_and_refuses_without_one()
    {
        using var artifacts = ArtifactsFolder.WithModels();
        string[] rest = ["--seed", "7", "--method", "Finetune", "--method", "Retrain", "--artifacts", artifacts.Path];
        string[] plan = ["plan", "--target", "1.0", "--budget", "2m", "--references", "auto", "--pilot", "4x3", .. rest];
        var none = Unlearn.Run(plan);
        Assert.That(none.ExitCode, Is.EqualTo(2));
        Assert.That(none.Error.Trim().Split('\n'), Has.Length.EqualTo(1));
        string command = Command().Match(none.Error).Groups[1].Value;
        Assert.That(
            command,
            Does.StartWith("reproduce --task digits --scenario full-class-3 --train-seeds 4 --unlearn-seeds 3 --seed 7 --method Finetune:")
                .And.EndsWith($" --method Retrain --artifacts {artifacts.Path}"));

        // The command that it names makes the pilot.
        Unlearn.Succeed(command.Split(' '));
        var found = Unlearn.Run(plan);
        Assert.That(found.ExitCode, Is.Zero, found.Error);
        Assert.That(found.Output, Does.Contain("Half-width 1.00 of accuracy-forget").And.Contain("What a budget of 2 min buys").And.Contain("from a pilot of 4 x 3"));
        Assert.That(found.Output, Does.Match(@"Finetune .* (\d+ to (\d+|out of reach)|all values are equal)"));
        string folder = Directory.EnumerateDirectories(Path.Combine(artifacts.Path, "plans")).Single();
        Assert.That(Path.GetFileName(folder), Does.StartWith("digits-full-class-3-4x3"));
        Assert.That(Directory.EnumerateFiles(folder).Select(Path.GetFileName), Is.EquivalentTo(new[] { "plan.md", "plan.svg" }));
    }

    [Test]
    public void Every_command_of_the_README_exists()
    {
        string readme = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "README.md"));
        string help = Unlearn.Run("--help").Output;
        string[] verbs = [.. Verb().Matches(readme).Select(m => m.Groups[1].Value).Distinct()];
        Assert.That(verbs, Has.Length.GreaterThanOrEqualTo(4));
        foreach (string verb in verbs)
        {
            Assert.That(help, Does.Match($@"\n\s+{verb}\s"), verb);
        }
    }

    [Test]
    public void Every_benchmark_is_in_its_README()
    {
        string readme = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "benchmarks", "README.md"));
        string help = Unlearn.Benchmark("--help").Output;
        string[] named = [.. Listed().Matches(help.Split("Commands:")[1]).Select(m => m.Groups[1].Value)];
        Assert.That(named, Is.EqualTo(new[] { "step", "importances", "statistics", "report", "code", "ranking" }));
        Assert.That(named, Is.All.Matches<string>(name => readme.Contains($"UnlearnRepro.Benchmarks -- {name}", StringComparison.Ordinal)));
    }

    [Test]
    public void Every_junit_line_names_a_file_for_each_project()
    {
        string[] lines = [.. new[] { "README.md", ".ci/run" }.SelectMany(name => File.ReadLines(Path.Combine(RepositoryRoot.Path, name))).Where(line => line.Contains("junit"))];
        Assert.That(lines, Has.Length.EqualTo(2).And.All.Contains("{assembly}"), "one name for all would keep the last project's results alone");
    }

    [Test]
    public void Tuning_measures_the_candidates_of_the_method_and_the_chosen_one_is_the_best()
    {
        using var artifacts = new ArtifactsFolder();
        var result = Unlearn.Run("tune", "--method", "SsdCorrected", "--artifacts", artifacts.Path);
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        string[][] rows = [.. result.Output.Split('\n').Where(line => line.StartsWith('|')).Skip(2).Select(line => line.Split('|', StringSplitOptions.TrimEntries))];
        Assert.That(rows.Select(row => row[1]).ToArray(), Has.Length.GreaterThan(3).And.All.EqualTo("SsdCorrected"));
        var best = rows.MinBy(row => double.Parse(row[3], System.Globalization.CultureInfo.InvariantCulture))!;
        Assert.That(best[2], Does.EndWith("(chosen)"));
    }

    [TestCase("--forget-sets 3", "--forget-sets: expected a --scenario that draws what is forgotten, found full-class-3")]
    [TestCase("--scenario full-class --forget-sets 11", "--forget-sets: expected at least 2 and at most 10, found 11")]
    public void Tuning_over_forget_sets_that_there_are_not_is_refused(string words, string message)
    {
        using var artifacts = new ArtifactsFolder();
        BadInputTests.OneLine(Unlearn.Run(["tune", "--task", "digits", .. words.Split(' '), "--artifacts", artifacts.Path]), message);
    }

    [GeneratedRegex("run (reproduce .*) first")]
    private static partial Regex Command();

    [GeneratedRegex(@"\n  (\w+)")]
    private static partial Regex Listed();

    [GeneratedRegex(@"UnlearnRepro\.Cli -- (\w+)")]
    private static partial Regex Verb();
}
