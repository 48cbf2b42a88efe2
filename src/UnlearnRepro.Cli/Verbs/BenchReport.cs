using System.Diagnostics;
using System.Globalization;
using CsvHelper;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Statistics.Numerics;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Verbs;

/// <summary>
/// <c>bench --report</c>: a table of a million values from file to finished report, in a process of its own as a user starts
/// it, against reading the same file and doing nothing with it.
/// </summary>
internal static class BenchReport
{
    private const int Methods = 20, Metrics = 10, TrainingSeeds = 100, UnlearningSeeds = 50, Rounds = 5;
    private const int Values = Methods * Metrics * TrainingSeeds * UnlearningSeeds;

    public static int Run(string artifacts)
    {
        string folder = Path.Combine(artifacts, "bench"), table = Path.Combine(folder, "results.csv");
        Directory.CreateDirectory(folder);
        Generate(table);
        List<double> report = [], cpu = [], parser = [], split = [];
        long peak = 0;

        // Interleaved, so that a slow moment of the machine hits them all.
        for (int round = 0; round < Rounds; round++)
        {
            var run = Verdict(table, Path.Combine(folder, "report"));
            report.Add(run.Seconds);
            cpu.Add(run.Cpu);
            peak = Math.Max(peak, run.Peak);
            parser.Add(Seconds(() => Parse(table)));
            split.Add(Seconds(() => Split(table)));
        }

        double median = Median(report);
        Line($"{Values} values from CSV to report (s, at most 10)", median);
        Line("  its processor time (s)", Median(cpu));
        Line("  values a second", Values / median);
        Line("  peak memory (MB, at most 1000)", peak / 1e6);
        Line("reading the file with CsvHelper alone (s)", Median(parser));
        Line("reading it line by line and splitting (s)", Median(split));
        Line("report / CsvHelper alone", median / Median(parser));
        Line("report / line split", median / Median(split));
        return ExitCode.Done;
    }

    // Training seeds count twice the unlearning seeds; every number is written in full.
    private static void Generate(string path)
    {
        var random = new SplitMix64(1);
        using var writer = new StreamWriter(path);
        writer.Write("method,train_seed,unlearn_seed,metric,value\n");
        for (int method = 0; method < Methods; method++)
        {
            for (int train = 0; train < TrainingSeeds; train++)
            {
                double[] models = [.. Enumerable.Range(0, Metrics).Select(_ => 2 * Unit())];
                for (int unlearn = 0; unlearn < UnlearningSeeds; unlearn++)
                {
                    for (int metric = 0; metric < Metrics; metric++)
                    {
                        writer.Write(string.Create(CultureInfo.InvariantCulture, $"method-{method},{train},{unlearn},metric-{metric},{50 + models[metric] + Unit()}\n"));
                    }
                }
            }
        }

        double Unit() => random.Next() / (double)ulong.MaxValue;
    }

    private static (double Seconds, double Cpu, long Peak) Verdict(string table, string folder)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(BenchReport).Assembly.Location, "verdict", table, "--out", folder]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        long peak = 0;
        double cpu = 0;
        while (!process.WaitForExit(20))
        {
            process.Refresh();
            try
            {
                (peak, cpu) = (Math.Max(peak, process.PeakWorkingSet64), Math.Max(cpu, process.TotalProcessorTime.TotalSeconds));
            }
            catch (InvalidOperationException)
            {
                // It ended since the loop's condition was looked at; the last look stands.
            }
        }

        double seconds = clock.Elapsed.TotalSeconds;
        output.Wait();
        return process.ExitCode == ExitCode.Done ? (seconds, cpu, peak) : throw new StudyException($"verdict {table}: expected exit code 0, found {process.ExitCode}");
    }

    private static void Parse(string path)
    {
        using var csv = CsvReader.FromFile(path, CsvReaderOptions.Default, FileOptions.SequentialScan);
        long letters = 0;
        while (csv.Read())
        {
            for (int field = 0; field < csv.FieldCount; field++)
            {
                letters += csv.GetSpan(field).Length;
            }
        }

        GC.KeepAlive(letters);
    }

    private static void Split(string path) => GC.KeepAlive(File.ReadLines(path).Sum(line => line.Split(',').Length));

    private static double Seconds(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Line(string name, double value) => Output.Line(string.Create(CultureInfo.InvariantCulture, $"{name,-56} {value:G4}"));
}
