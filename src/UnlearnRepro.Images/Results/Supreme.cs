using System.Globalization;
using System.Numerics;
using UnlearnRepro.Import;
using UnlearnRepro.Words;

namespace UnlearnRepro.Images.Results;

/// <summary>
/// The CSV files that SUPREME exports from Weights and Biases (github.com/pedroandreou/supreme-unlearning,
/// <c>wandb_metrics_summary/DATASET/MODEL_DATASET_STRATEGY_TARGET.csv</c>): one row per run with the columns project, model,
/// dataset, strategy, target, method, seed, run_id, state and then W&amp;B's summary fields, dots written as underscores.
/// There is one seed column. Its runs with J = 1 use s_u = s_t; with J above 1, s_u = 1000 s_t + j (its docs/notation.md).
/// </summary>
public sealed class Supreme : IResultsFormat
{
    private const string Result = "_unlearning_method_";

    private const string Matched = "matched", Nested = "nested";

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

    /// <inheritdoc/>
    public string Name => "supreme";

    /// <inheritdoc/>
    public string Takes => "CSV files of SUPREME";

    /// <summary>The studies of its files: a task per model and dataset, a scenario per strategy and target.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="seeds">Its column: <c>matched</c>, <c>nested</c>, or null where the seeds leave no doubt.</param>
    /// <param name="options">Name, units, references; its metrics and columns are known.</param>
    /// <exception cref="StudyException">A file is no such table, or seeds of 1000 and more leave in doubt what they are.</exception>
    public IReadOnlyList<TableStudy> Read(IReadOnlyList<string> paths, SeedPlaces seeds, TableOptions options)
    {
        if (seeds.Column is not (null or Matched or Nested))
        {
            throw new StudyException(Names.Unknown("--seeds", seeds.Column, [Matched, Nested]));
        }

        options = options with
        {
            Deterministic = [.. options.Deterministic, "ssd_det", "lfssd_det"],
            UnlearningSeedsPerTrainingSeed = seeds.Column == Nested ? Step : null,
            RefusedSeed = seeds.Column is null ? Doubtful : null,
        };
        return TableStudies.ReadCsv(paths, (file, header) => Known(header, file, options), options);
    }

    // Taking nested seeds for matched ones would make J runs of one model pass for J trained models.
    private static string? Doubtful(string seed) => BigInteger.TryParse(seed, CultureInfo.InvariantCulture, out var s) && s >= Step
        ? $"seed: expected --seeds {Matched} (every seed a training seed, J = 1) or --seeds {Nested} ({Step} s_t + j) for seeds of {Step} and more, "
            + $"found neither and seed {seed}"
        : null;

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
