namespace UnlearnRepro.Faults.Kills;

/// <summary>
/// SIGKILL, as a cluster or a dead battery gives it. Whenever it comes, the same command run again ends with the numbers of a run
/// that nobody disturbed, and clears away what the killed one left half done.
/// </summary>
[TestFixture]
public sealed class KillTests
{
    private const int Long = 100;

    [Test]
    public void A_killed_run_goes_on_to_the_undisturbed_records([Values("any", "example", "report")] string moment) =>
        Killed(Moment.All.Single(m => m.Name.Contains(moment, StringComparison.Ordinal)), moment);

    [Test]
    [Explicit("minutes")]
    [Category("Long")]
    public void A_hundred_killed_runs_go_on_to_the_undisturbed_records([Range(1, Long)] int number) =>
        Killed(Moment.All[number % Moment.All.Count], $"{number}");

    [Test]
    [Explicit("minutes")]
    [Category("Long")]
    public void A_run_that_is_killed_again_and_again_gets_there_too([Range(1, 5)] int number)
    {
        using var folder = new TemporaryFolder();
        var random = Draws.Of($"again {number}");
        int kills = 0;
        for (int k = 0; k < 6; k++)
        {
            kills += random.Pick(Moment.All).Strike(folder.Path, random) ? 1 : 0;
        }

        Assert.That(kills, Is.GreaterThan(1), "nothing was disturbed");
        GoesOn(folder.Path);
    }

    private static void Killed(Moment moment, string name)
    {
        TestContext.Out.WriteLine($"killed {moment}: seed {Draws.Seed}, draws '{name}'");
        using var folder = new TemporaryFolder();
        bool struck = moment.Strike(folder.Path, Draws.Of(name));
        TestContext.Out.WriteLine($"{(struck ? "killed" : "too late")}; left behind: {string.Join(", ", SmallStudy.Temporary(folder.Path).DefaultIfEmpty("nothing"))}");
        Assert.That(struck || moment.Folder.Length == 0, Is.True, "the run was over before the kill");
        GoesOn(folder.Path);
    }

    // What a killed run left is cleared when nobody can be at work on it any more; here time flies, and a few more are left.
    private static void GoesOn(string artifacts)
    {
        foreach (string file in (string[])["models/digits-original-0.safetensors", "examples/0123.safetensors", "reports/digits-full-class-3-2x2-neggrad+retrain-4e5a26/index.html"])
        {
            string path = Path.Combine(artifacts, $"{file}.{Guid.NewGuid():N}.tmp");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "half of it");
        }

        foreach (string file in SmallStudy.Temporary(artifacts))
        {
            File.SetLastWriteTimeUtc(Path.Combine(artifacts, file), DateTime.UtcNow.AddHours(-1));
        }

        var run = Watched.Run(SmallStudy.Words(artifacts));
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(SmallStudy.Temporary(artifacts), Is.Empty, "files that the killed run had not finished");
        SmallStudy.IsUndisturbed(artifacts);
    }
}
