using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Images.Health;

/// <summary>Have the trained models learned, and are the retrained ones a reference?</summary>
internal static class ModelChecks
{
    private const string NoOriginal = "the study has no whole Original with its accuracies", NoRetrain = "the study has no whole Retrain with its accuracies";

    /// <summary>G1: M_o's accuracy on D' lies within the task's band on every training seed.</summary>
    public static HealthCheck OriginalHasLearned(StudyFacts facts)
    {
        const string id = "G1", sentence = "M_o's test accuracy lies within the band that was fixed for the task, on every training seed";
        if (facts.Limits is not { OriginalTestAccuracy: [var low, var high] } limits)
        {
            return HealthChecks.NotChecked(id, sentence, $"no band was fixed for the task {facts.Study.Task}");
        }

        if (facts.Means(facts.Original, "accuracy-test") is not { } all)
        {
            return HealthChecks.NotChecked(id, sentence, NoOriginal);
        }

        int outside = all.Count(a => !(low <= a && a <= high));
        return new(id, sentence, outside == 0, $"{Range(all)} %, band {NumberText.Of(low)} to {NumberText.Of(high)} % (fixed {limits.Date} on root seed {limits.Root})"
            + (outside == 0 ? "" : $"; outside with {outside} of {all.Count} training seeds"));
    }

    /// <summary>G2: M_r is a model every time, hardly varies on what it was trained for, and does not know a class that it never saw.</summary>
    public static HealthCheck RetrainIsAReference(StudyFacts facts)
    {
        var limits = HealthLimits.Common;
        string sentence = $"M_r's accuracy on D'_r varies by at most {NumberText.Of(limits.RetrainSpread)} percentage points over retraining seeds (standard deviation)"
            + (facts.ForgetsClass ? $", and on D'_f, a class that it never saw, it is at most {NumberText.Of(limits.RetrainForgetAccuracy)} %" : "");
        if (facts.CollapsedReferences is > 0 and var collapsed)
        {
            return new("G2", sentence, false, $"{collapsed} of {facts.Study.TrainingSeeds} retrained models are not finite");
        }

        if (facts.References("accuracy-test-retain") is not { R: >= 2 } retain || facts.Means(facts.Retrain, "accuracy-test-forget") is not { } forget)
        {
            return HealthChecks.NotChecked("G2", sentence, NoRetrain);
        }

        double spread = retain.Sd().Value, known = forget.Max();
        return new(
            "G2", sentence, spread <= limits.RetrainSpread && !(facts.ForgetsClass && known > limits.RetrainForgetAccuracy),
            $"D'_r: standard deviation {NumberText.Of(spread)} points over {retain.R} models; D'_f: {Range(forget)} %");
    }

    /// <summary>G6: M_o is better on D_f than M_r, by the 95 % interval of the difference.</summary>
    public static HealthCheck ThereIsSomethingToForget(StudyFacts facts)
    {
        const string id = "G6", sentence = "M_o knows D_f better than M_r does: otherwise there is nothing to forget";
        if (facts.Means(facts.Original, "accuracy-forget") is not { } original || facts.Means(facts.Retrain, "accuracy-forget") is not { } retrained)
        {
            return HealthChecks.NotChecked(id, sentence, $"{NoOriginal}, or no Retrain");
        }

        var gap = WelchComparison.Of([MeanSummary.Of(original)], [MeanSummary.Of(retrained)]).Difference;
        return gap.Interval is { } interval
            ? new(id, sentence, interval.Lower > 0, $"accuracy on D_f {NumberText.Of(original.Average())} % beside {NumberText.Of(retrained.Average())} %, difference {NumberText.Of(gap.Value, gap.Interval)}")
            : HealthChecks.NotChecked(id, sentence, "one model of a kind has no interval");
    }

    /// <summary>G7: a retrained model that is taken for a candidate passes, <see cref="HeldOutReferences"/>.</summary>
    public static HealthCheck RetrainPassesForRetrain(StudyFacts facts, IReadOnlyList<MetricInfo> metrics)
    {
        string sentence = $"every retrained model, held against the others, passes for a retrained model (false alarm in {NumberText.Percent(HeldOutReferences.FalseAlarm)} of healthy studies at most)";
        References[] known = [.. metrics.Where(m => m.HasRetrainScale).Select(m => facts.References(m.Name)).OfType<References>()];
        if (known.Length == 0 || known[0].R < HeldOutReferences.Fewest)
        {
            return HealthChecks.NotChecked("G7", sentence, $"it takes {HeldOutReferences.Fewest} retrained models, none of them collapsed");
        }

        var found = HeldOutReferences.Of(known);
        string odd = found.Odd.Count == 0 ? "none of them odd" : $"odd on a quarter of the metrics or more: retraining seed {string.Join(", ", found.Odd)}";
        return new(
            "G7", sentence, found.Odd.Count == 0,
            $"{known[0].R} models on {found.Metrics} metrics on which they differ: {odd}; {found.Outside} of {found.Pairs} pairs outside the others' 95 % band, {NumberText.Of(0.05 * found.Pairs)} expected");
    }

    private static string Range(IReadOnlyList<double> values) =>
        values.Min() == values.Max() ? NumberText.Of(values[0]) : $"{NumberText.Of(values.Min(), 1)} to {NumberText.Of(values.Max(), 1)}";
}
