using UnlearnRepro.Import;
using UnlearnRepro.Language.Metrics;
using UnlearnRepro.Words;

namespace UnlearnRepro.Language.Results;

/// <summary>
/// What <see cref="ForgetQuality"/> makes of the truth ratios that the runs of one study left, beside the p-value that was published with each: against
/// every retrained run of the study instead of one. A retrained run is held against the others.
/// </summary>
/// <param name="reading">Reads the files and takes what has to be said.</param>
/// <param name="place">Words before each line where there are several studies; empty for one.</param>
internal sealed class CalibratedQuality(FolderReading reading, string place)
{
    private const string Calibrated = "forget_quality-calibrated", Minimum = "forget_quality-min";
    private const string Median = "forget_quality-median", Maximum = "forget_quality-max";

    /// <summary>The numbers of runs of one study.</summary>
    /// <param name="runs">The runs, each with what it left of every question.</param>
    public IEnumerable<FolderValue> Of(IReadOnlyList<(FolderRun Run, TruthRatioLog Log)> runs)
    {
        var references = References([.. runs.Where(r => r.Run.IsReference)]);
        if (references.Count < 2)
        {
            if (runs.Any(r => !r.Run.IsReference))
            {
                string found = references.Count == 0 ? "none" : $"one, {references[0].Log.Shown}";
                Say($"Forget quality as published: expected the truth ratios of several retrained runs to calibrate it, found {found}.");
            }

            return [];
        }

        var ratios = new RetrainedRatios([.. references.Select(r => r.Log.Ratios)]);
        string enough = references.Count < 19 ? "; 19 are needed for .05" : "", least = FormattableString.Invariant($"{1.0 / (references.Count + 1):0.###}");
        Say($"{Calibrated}: p by exchanging models, from {references.Count} retrained runs, at least {least}{enough}.");
        var fitting = runs.Where(r => !r.Run.IsReference && r.Log.Fits(references[0].Log)).ToList();
        Unfit("run", runs.Where(r => !r.Run.IsReference && !r.Log.Fits(references[0].Log)).Select(r => r.Log), references[0].Log);
        return
        [
            .. fitting.SelectMany(r => Values(r.Run, r.Log.IsWhole ? ratios.Against(r.Log.Ratios) : null)),
            .. references.SelectMany((r, k) => Values(r.Run, ratios.HeldOut(k))),
        ];
    }

    // A reference without a ratio, on other questions or equal to another one would change every number: it is left out, and that is said.
    private List<(FolderRun Run, TruthRatioLog Log)> References(IReadOnlyList<(FolderRun Run, TruthRatioLog Log)> found)
    {
        var kept = new List<(FolderRun Run, TruthRatioLog Log)>();
        var unfit = new List<TruthRatioLog>();
        foreach (var reference in found)
        {
            if (!reference.Log.IsWhole)
            {
                Say($"{reference.Log.Shown}: {reference.Log.Member}: expected a number for every question, found NaN; left out of the references.");
            }
            else if (kept.Count > 0 && !reference.Log.Fits(kept[0].Log))
            {
                unfit.Add(reference.Log);
            }
            else if (kept.FindIndex(r => r.Log.Ratios.SequenceEqual(reference.Log.Ratios)) is var same and >= 0)
            {
                Say($"{reference.Log.Shown}: {reference.Log.Member}: expected a model of its own, found the ratios of {kept[same].Log.Shown}; counted once.");
            }
            else
            {
                kept.Add(reference);
            }
        }

        Unfit("retrained run", unfit, kept.FirstOrDefault().Log);
        return kept;
    }

    private void Unfit(string what, IEnumerable<TruthRatioLog> logs, TruthRatioLog? asked)
    {
        TruthRatioLog[] all = [.. logs];
        if (all.Length > 0)
        {
            int count = asked!.ByIndex.Count, found = all[0].ByIndex.Count;
            string others = found == count ? $"{found} others" : $"{found}";
            string more = all.Length == 1 ? "" : $", and {NumberText.Count(all.Length - 1, $"more {what}")}";
            string expected = $"expected the {count} questions of {asked.Shown}, found {others}";
            Say($"{all[0].Shown}: {all[0].Member}.value_by_index: {expected}; left out of {Calibrated}{more}.");
        }
    }

    private static IEnumerable<FolderValue> Values(FolderRun run, ForgetQuality? quality)
    {
        // One other reference gives a p-value and nothing to calibrate it with.
        if (quality is null || !double.IsNaN(quality.Calibrated))
        {
            yield return new(run, Calibrated, quality?.Calibrated ?? double.NaN);
        }

        yield return new(run, Minimum, quality?.Minimum ?? double.NaN);
        yield return new(run, Median, quality?.Median ?? double.NaN);
        yield return new(run, Maximum, quality?.Maximum ?? double.NaN);
    }

    private void Say(string line) => reading.Note(place + line);
}
