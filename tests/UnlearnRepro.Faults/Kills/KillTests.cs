namespace UnlearnRepro.Faults.Kills;

/// <summary>
/// SIGKILL, as a cluster or a dead battery gives it. Whenever it comes, the same command run again ends with the numbers of a run
/// that nobody disturbed, and clears away what the killed one left half done.
/// </summary>
[TestFixture]
public sealed class KillTests
{
    // Each kill hits the run that goes on after the one before; on its own it stands among the hundred.
    [Test]
    public void A_run_that_is_killed_three_times_goes_on_to_the_undisturbed_records()
    {
        using var folder = new TemporaryFolder();
        foreach (string moment in (string[])["any", "example", "report"])
        {
            Strike(Moment.All.Single(m => m.Name.Contains(moment, StringComparison.Ordinal)), folder.Path, moment);
        }

        GoesOn(folder.Path);
    }

    [Test]
    [Explicit("minutes")]
    [Category("Long")]
    public void A_hundred_killed_runs_go_on_to_the_undisturbed_records([Range(1, 100)] int number)
    {
        using var folder = new TemporaryFolder();
        Strike(Moment.All[number % Moment.All.Count], folder.Path, $"{number}");
        GoesOn(folder.Path);
    }

    // A quick run may be over before a kill that waits for a file: then it is tried again from nothing.
    private static void Strike(Moment moment, string artifacts, string draws)
    {
        var random = Draws.Of(draws);
        bool struck = moment.Strike(artifacts, random);
        for (int k = 0; k < 5 && !struck && moment.Folder.Length > 0; k++)
        {
            Directory.Delete(artifacts, recursive: true);
            Directory.CreateDirectory(artifacts);
            struck = moment.Strike(artifacts, random);
        }

        string[] left = [.. SmallStudy.Temporary(artifacts).DefaultIfEmpty("nothing")];
        TestContext.Out.WriteLine($"{(struck ? "killed" : "over before the kill")} {moment}: seed {Draws.Seed}, draws '{draws}'; left behind: {string.Join(", ", left)}");
        Assert.That(struck || moment.Folder.Length == 0, Is.True, "six runs were over before the kill");
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

        var run = Unlearn.Run(SmallStudy.Words(artifacts));
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(SmallStudy.Temporary(artifacts), Is.Empty, "files that the killed run had not finished");
        SmallStudy.IsUndisturbed(artifacts);
    }
}
