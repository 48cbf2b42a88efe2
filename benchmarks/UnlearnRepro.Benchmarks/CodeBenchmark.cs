using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using UnlearnRepro.Cli;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Benchmarks;

/// <summary><c>code</c>: what it costs a program that has just started to find out which code its results rest on.</summary>
internal static class CodeBenchmark
{
    private const int Rounds = 7;

    public static Command Command()
    {
        var artifacts = PathOptions.OfArtifacts();
        var once = new Option<bool>("--once") { Description = "in this process, which must have done nothing before", Hidden = true };
        var command = new Command("code", "Fingerprints of the code of a default study, in programs that have just started") { artifacts, once };
        command.SetAction(given => given.GetValue(once) ? Once(given.GetValue(artifacts)!) : Run(given.GetValue(artifacts)!));
        return command;
    }

    private static int Run(string artifacts)
    {
        double[][] rounds = [.. Enumerable.Range(0, Rounds).Select(_ => Started(artifacts))];
        Numbers.Line("prints of the code of the digits' default study, cold (s, at most 0.3)", Median(0));
        Numbers.Line("  of them again, warm (s)", Median(1));
        Numbers.Line("what the keys hold beside: data, libraries, arithmetic, cold (s)", Median(2));
        Numbers.Line("prints / the rest of the keys", Median(0) / Median(2));
        return ExitCode.Done;

        double Median(int which) => rounds.Select(r => r[which]).Order().ElementAt(Rounds / 2);
    }

    private static double[] Started(string artifacts)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "bench.dll");
        string[] words = [program, "code", "--once", PathOptions.Artifacts, artifacts];
        using var process = Process.Start(new ProcessStartInfo("dotnet", words) { RedirectStandardOutput = true })!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return process.ExitCode == ExitCode.Done
            ? [.. lines.Select(line => double.Parse(line, CultureInfo.InvariantCulture))]
            : throw new StudyException($"code: expected exit code 0, found {process.ExitCode}");
    }

    private static int Once(string artifacts)
    {
        var (domain, info) = Registered.Domains.Tasks[0];
        ITask task = domain.Open(info.Name, new(artifacts, DataFolders.Default));
        var study = Tiers.Study(task, info.Scenario, "quick");
        double beside = Seconds(() => _ = task.Identity), cold = Seconds(Prints), warm = Seconds(Prints);
        foreach (double seconds in (double[])[cold, warm, beside])
        {
            Output.Line(seconds.ToString(CultureInfo.InvariantCulture));
        }

        return ExitCode.Done;

        void Prints() => _ = study.Cells().Select(task.Code).Count(c => c.Run.Length > 0) + study.Metrics.Count(m => task.MetricCode(m).Length > 0);
    }

    private static double Seconds(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed.TotalSeconds;
    }
}
