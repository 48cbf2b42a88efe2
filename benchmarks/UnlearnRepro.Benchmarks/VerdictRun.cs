using System.Diagnostics;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Words;

namespace UnlearnRepro.Benchmarks;

/// <summary><c>unlearn verdict</c> of a table in a process of its own, as a user starts it.</summary>
/// <param name="Seconds">From its start to its end.</param>
/// <param name="Processor">Seconds of processor time.</param>
/// <param name="Peak">Bytes of memory at most.</param>
internal sealed record VerdictRun(double Seconds, double Processor, long Peak)
{
    // It lies beside this program, with settings of its own.
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "unlearn.dll");

    /// <summary>Runs it, the report into a folder.</summary>
    public static VerdictRun Of(string table, string folder)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program, "verdict", table, "--out", folder]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        long peak = 0;
        double processor = 0;
        while (!process.WaitForExit(20))
        {
            process.Refresh();
            try
            {
                (peak, processor) = (Math.Max(peak, process.PeakWorkingSet64), Math.Max(processor, process.TotalProcessorTime.TotalSeconds));
            }
            catch (InvalidOperationException)
            {
                // It ended since the loop's condition was looked at; the last look stands.
            }
        }

        double seconds = clock.Elapsed.TotalSeconds;
        output.Wait();
        return process.ExitCode == ExitCode.Done
            ? new(seconds, processor, peak)
            : throw new StudyException($"verdict {table}: expected exit code 0, found {process.ExitCode}");
    }
}
