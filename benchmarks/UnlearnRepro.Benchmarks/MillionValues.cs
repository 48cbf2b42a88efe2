using System.Globalization;
using CsvHelper;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Benchmarks;

/// <summary>A table of a million values, and ways to read it and do nothing with it.</summary>
internal static class MillionValues
{
    private const int Methods = 20, Metrics = 10, TrainingSeeds = 100, UnlearningSeeds = 50;

    public const int Count = Methods * Metrics * TrainingSeeds * UnlearningSeeds;

    /// <summary>Writes it. Training seeds count twice the unlearning seeds; every number is written in full.</summary>
    public static void Write(string path)
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
                        double value = 50 + models[metric] + Unit();
                        writer.Write(string.Create(CultureInfo.InvariantCulture, $"method-{method},{train},{unlearn},metric-{metric},{value}\n"));
                    }
                }
            }
        }

        double Unit() => random.Next() / (double)ulong.MaxValue;
    }

    /// <summary>Reads it with the library that <c>verdict</c> reads tables with.</summary>
    public static void Parse(string path)
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

    /// <summary>Reads it line by line and splits each.</summary>
    public static void Split(string path) => GC.KeepAlive(File.ReadLines(path).Sum(line => line.Split(',').Length));
}
