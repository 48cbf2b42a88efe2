using System.Diagnostics;

namespace UnlearnRepro.Cli.Tests;

/// <summary>A first Ctrl-C, or a scheduler's SIGTERM, stops a run with exit code 130 as long as not all files are written.</summary>
[TestFixture]
[Platform("Linux", Reason = "signals are sent by kill, to a process started by GNU env")]
public sealed class StopTests
{
    private static readonly string[] Study = ["reproduce", "--task", "digits", "--tier", "smoke", "--seed", "7", "--method", "SsdCorrected", "--method", "Retrain"];

    [Test]
    public void While_the_report_is_written()
    {
        using var artifacts = ArtifactsFolder.WithCells();
        string[] study = [.. Study, "--artifacts", artifacts.Path];
        Assert.That(Unlearn.Run(study).ExitCode, Is.Zero);
        string reports = Path.Combine(artifacts.Path, "reports"), folder = Directory.GetDirectories(reports).Single();
        string[] whole = [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order()];
        foreach (string signal in (string[])["-INT", "-TERM"])
        {
            Assert.That(Stopped(signal), Is.EqualTo((130, "stopped: finished cells are stored; the same command goes on from here\n")), signal);
            Assert.That(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(), Is.EqualTo(whole), "no file is half written");
        }

        // On a busy machine a signal may come when the last file is written: then the run was whole, and it is tried again.
        (int Code, string Error) Stopped(string signal)
        {
            (int Code, string Error) ended = (0, "");
            for (int k = 0; k < 5 && ended == (0, ""); k++)
            {
                // No cell is left to compute; the table of records is the first of all files, while the figures are still drawn.
                Directory.Delete(folder, recursive: true);
                using var process = Unlearn.StartInterruptible(study);
                Assert.That(() => Directory.Exists(folder), Is.True.After(60_000, 2));
                using var kill = Process.Start("kill", [signal, $"{process.Id}"]);
                kill.WaitForExit();
                string error = process.StandardError.ReadToEnd();
                process.WaitForExit();
                ended = (process.ExitCode, error);
            }

            return ended;
        }
    }

    [Test]
    public void A_scheduler_that_ends_the_job_loses_no_cell()
    {
        using var artifacts = ArtifactsFolder.WithModels();
        using var process = Unlearn.StartInterruptible(
            "reproduce", "--task", "digits", "--seed", "7", "--train-seeds", "6", "--unlearn-seeds", "20", "--method", "Finetune", "--artifacts", artifacts.Path);
        string store = Path.Combine(artifacts.Path, "store");
        Assert.That(() => Directory.Exists(store) && artifacts.StoreLines.Any(), Is.True.After(60_000, 20));
        Process.Start("kill", ["-TERM", $"{process.Id}"]).WaitForExit();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.That((process.ExitCode, error), Is.EqualTo((130, "stopped: finished cells are stored; the same command goes on from here\n")));
        Assert.That(artifacts.StoreLines, Has.All.EndsWith("}"), "no line is torn");
    }
}
