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
    public void Plan_tells_seeds_from_a_stored_pilot_and_refuses_without_one()
    {
        using var artifacts = new ArtifactsFolder();
        string[] pilot = ["--seed", "7", "--train-seeds", "4", "--unlearn-seeds", "3", "--method", "Finetune", "--method", "Retrain", "--artifacts", artifacts.Path];
        var none = Unlearn.Run(["plan", "--target", "1.0", .. pilot]);
        Assert.That(none.ExitCode, Is.EqualTo(2));
        Assert.That(none.Error, Does.Contain("expected a stored pilot").And.Contain("run reproduce with the same options first"));

        Unlearn.Run(["reproduce", .. pilot]);
        var plan = Unlearn.Run(["plan", "--target", "1.0", .. pilot]);
        Assert.That(plan.ExitCode, Is.Zero, plan.Error);
        Assert.That(plan.Output, Does.Contain("Finetune").And.Contain("J*").And.Match(@"\d+ to (\d+|out of reach)"));
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

    [GeneratedRegex(@"UnlearnRepro\.Cli -- (\w+)")]
    private static partial Regex Verb();
}
