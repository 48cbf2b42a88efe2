using System.CommandLine;
using System.Diagnostics;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Store;

namespace UnlearnRepro.Benchmarks;

/// <summary><c>report</c>: a table of a million values from file to finished report, against reading the same file and doing nothing with it.</summary>
internal static class ReportBenchmark
{
    private const int Rounds = 5;

    public static Command Command()
    {
        var artifacts = PathOptions.OfArtifacts("where it makes its table and the report");
        var command = new Command("report", "A table of a million values from CSV to report, against reading it alone") { artifacts };
        command.SetAction(given => Run(given.GetValue(artifacts)!));
        return command;
    }

    private static int Run(string artifacts)
    {
        string folder = Path.Combine(artifacts, "bench"), table = Path.Combine(folder, "results.csv");
        Writable.Require(folder);
        MillionValues.Write(table);
        List<VerdictRun> runs = [];
        List<double> parser = [], split = [];

        // Interleaved, so that a slow moment of the machine hits them all.
        for (int round = 0; round < Rounds; round++)
        {
            runs.Add(VerdictRun.Of(table, Path.Combine(folder, "report")));
            parser.Add(Seconds(() => MillionValues.Parse(table)));
            split.Add(Seconds(() => MillionValues.Split(table)));
        }

        double median = Median(runs.Select(run => run.Seconds));
        Numbers.Line($"{MillionValues.Count} values from CSV to report (s, at most 10)", median);
        Numbers.Line("  its processor time (s)", Median(runs.Select(run => run.Processor)));
        Numbers.Line("  values a second", MillionValues.Count / median);
        Numbers.Line("  peak memory (MB, at most 1000)", runs.Max(run => run.Peak) / 1e6);
        Numbers.Line("reading the file with CsvHelper alone (s)", Median(parser));
        Numbers.Line("reading it line by line and splitting (s)", Median(split));
        Numbers.Line("report / CsvHelper alone", median / Median(parser));
        Numbers.Line("report / line split", median / Median(split));
        return ExitCode.Done;
    }

    private static double Seconds(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed.TotalSeconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
