using System.Globalization;
using System.Numerics;
using UnlearnRepro.Words;

namespace UnlearnRepro.Import;

/// <summary>
/// The CSV files that SUPREME exports from Weights and Biases (github.com/pedroandreou/supreme-unlearning,
/// <c>wandb_metrics_summary/DATASET/MODEL_DATASET_STRATEGY_TARGET.csv</c>): one row per run with the columns project, model,
/// dataset, strategy, target, method, seed, run_id, state and then W&amp;B's summary fields, dots written as underscores.
/// There is one seed column. Its runs with J = 1 use s_u = s_t; with J above 1, s_u = 1000 s_t + j (its docs/notation.md).
/// </summary>
public static class SupremeTable
{
    private const string Result = "_unlearning_method_";

    private const int Step = 1000;

    // Its columns by our names.
    private static readonly Dictionary<string, string> Export = new()
    {
        ["train_seed"] = "seed",
        ["task"] = "model+dataset",
        ["scenario"] = "strategy+target",
    };

    // What the run cost is not what it achieved; the time of unlearning stands once under its own metric.
    private static readonly string[] Resources = ["core_time_elapsed", "memory_usage", "power_consumption", "gpu_ids"];

    /// <summary>The studies of its files: a task per model and dataset, a scenario per strategy and target.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="seeds"><c>matched</c>, <c>nested</c>, or null where the seeds leave no doubt.</param>
    /// <param name="options">Name, units, references; its metrics and columns are known.</param>
    /// <exception cref="StudyException">A file is no such table, or seeds of 1000 and more leave in doubt what they are.</exception>
    public static IReadOnlyList<TableStudy> Read(IReadOnlyList<string> paths, string? seeds, TableOptions options)
    {
        if (seeds is not (null or "matched" or "nested"))
        {
            throw new StudyException(Names.Unknown("--seeds", seeds, ["matched", "nested"]));
        }

        var table = new TableRows();
        options = options with
        {
            Deterministic = [.. options.Deterministic, "ssd_det", "lfssd_det"],
            UnlearningSeedsPerTrainingSeed = seeds == "nested" ? Step : null,
        };
        CsvTable.Read(paths, (file, header) => Known(header, file, options), table);

        // Taking nested seeds for matched ones would make J runs of one model pass for J trained models.
        if (seeds is null && table.Train.Texts.FirstOrDefault(IsDoubtful) is { } doubtful)
        {
            throw new StudyException(
                $"{table.Place(row => table.Train[row.Train] == doubtful)}: seed: expected --seeds matched (every seed a training seed, J = 1) "
                + $"or --seeds nested ({Step} s_t + j) for seeds of {Step} and more, found neither and seed {doubtful}");
        }

        return TableStudies.Of(table, options);

        static bool IsDoubtful(string seed) => BigInteger.TryParse(seed, CultureInfo.InvariantCulture, out var s) && s >= Step;
    }

    // What the command line says of a column stands above what is known of the export.
    private static TableOptions Known(IReadOnlyList<string> header, string file, TableOptions options)
    {
        string[] metrics = [.. header.Select(Metric).OfType<string>()];
        return metrics.Length > 0
            ? options with
            {
                Columns = new Dictionary<string, string>(Export.Where(known => !options.Columns.ContainsKey(known.Key)).Concat(options.Columns)),
                Metrics = metrics,
            }
            : throw new StudyException($"{file}:1: header: expected columns of SUPREME's export such as accuracy_test_unlearning_method_forget_acc, "
                + $"found {string.Join(", ", header)}");
    }

    // accuracy_test_unlearning_method_forget_acc is forget_acc.
    private static string? Metric(string column)
    {
        int end = column.IndexOf(Result, StringComparison.Ordinal);
        string field = end < 0 ? "" : column[(end + Result.Length)..];
        bool isCost = Resources.Any(r => field.StartsWith(r, StringComparison.Ordinal)) && column != $"time{Result}core_time_elapsed";
        return field.Length == 0 || isCost ? null : $"{field}={column}";
    }
}
