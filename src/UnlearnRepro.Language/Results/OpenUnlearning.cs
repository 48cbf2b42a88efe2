using System.Text.Json;
using UnlearnRepro.Import;

namespace UnlearnRepro.Language.Results;

/// <summary>
/// The results that OpenUnlearning (github.com/locuslab/open-unlearning, src/evals/base.py) leaves in each run's folder:
/// <c>TOFU_SUMMARY.json</c> with a number by metric and <c>TOFU_EVAL.json</c> with an <c>agg_value</c> by metric, and the same
/// for MUSE and LMEval. No file names a seed; the path of its folder has to. Where the details have the truth ratio of every question and there are
/// several retrained runs, forget quality is calibrated by them (<see cref="Metrics.RetrainedRatios"/>).
/// </summary>
public sealed class OpenUnlearning : RunFolders
{
    private const string Summary = "_SUMMARY.json", Details = "_EVAL.json";

    /// <inheritdoc/>
    public override string Name => "open-unlearning";

    /// <inheritdoc/>
    public override string Takes => "the folder of an OpenUnlearning run";

    /// <inheritdoc/>
    protected override string Inner => "evals";

    /// <inheritdoc/>
    protected override string Examples => $"TOFU{Summary} or TOFU{Details}";

    /// <inheritdoc/>
    protected override string? Usual => "{_}_{task}_{scenario}_{method}[_train{train_seed}][_unlearn{unlearn_seed}]";

    // trainer.args.seed and seed of its configuration.
    /// <inheritdoc/>
    protected override string UnnamedSeed => "0";

    /// <inheritdoc/>
    protected override FolderChoice Choose(IReadOnlyList<string> files, string pattern) => Checkpoints.Choose(files, pattern);

    /// <inheritdoc/>
    public override bool Reads(string path) => path.EndsWith(Summary, StringComparison.Ordinal) || path.EndsWith(Details, StringComparison.Ordinal);

    // The summary where there is one: the details hold the same numbers and megabytes beside them.
    /// <inheritdoc/>
    protected override IEnumerable<string> Once(IReadOnlyList<string> files) =>
        files.Where(f => f.EndsWith(Summary, StringComparison.Ordinal) || !files.Contains(f[..^Details.Length] + Summary));

    /// <inheritdoc/>
    protected override string Group(string file) => Path.GetFileName(file).Split('_')[0];

    /// <inheritdoc/>
    protected override IReadOnlyList<(string Metric, double Value)> Values(byte[] bytes, string shown, Action<string> problem)
    {
        try
        {
            using var document = PythonJson.Object(bytes, shown, problem);
            return document is null ? [] : [.. Values(document.RootElement, shown, problem)];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            problem(PythonJson.Broken(shown, e));
            return [];
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<FolderValue> Derived(IReadOnlyList<FolderRun> runs, FolderReading reading)
    {
        var studies = runs.GroupBy(run => (run.Task, run.Scenario)).ToList();
        return studies.SelectMany(study =>
        {
            string place = studies.Count > 1 ? $"{study.Key.Task} {study.Key.Scenario}".Trim() + ": " : "";
            var logs = study.Select(run => (Run: run, Log: Log(run, reading))).Where(r => r.Log is not null).Select(r => (r.Run, r.Log!));
            return new CalibratedQuality(reading, place).Of([.. logs]);
        });
    }

    // The summary has no single questions; they stand beside it.
    private static TruthRatioLog? Log(FolderRun run, FolderReading reading)
    {
        string details = Beside(run.File), shown = Beside(run.Shown);
        byte[] bytes = File.Exists(details) ? FolderReading.Bytes(details, shown) : [];
        var log = bytes.Length > 0 ? TruthRatioLog.Of(bytes, shown, reading.Problem) : null;
        if (log is not null)
        {
            reading.Source(shown, bytes);
        }

        return log;

        static string Beside(string file) => file.EndsWith(Summary, StringComparison.Ordinal) ? file[..^Summary.Length] + Details : file;
    }

    private static IEnumerable<(string Metric, double Value)> Values(JsonElement root, string shown, Action<string> problem)
    {
        bool details = shown.EndsWith(Details, StringComparison.Ordinal);
        foreach (var member in root.EnumerateObject())
        {
            // As OpenUnlearning's own summary does, a metric without an aggregate is a step on the way to another one.
            var value = member.Value;
            if (details && (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("agg_value", out value) || value.ValueKind == JsonValueKind.Null))
            {
                continue;
            }

            if (PythonJson.Number(value) is { } number)
            {
                yield return (member.Name, number);
            }
            else
            {
                problem($"{shown}: {member.Name}: expected a number, found {value.ValueKind}");
            }
        }
    }
}
