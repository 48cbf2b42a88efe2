using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Domains.Health;

/// <summary>Have the trained models learned, and are the retrained ones a reference?</summary>
internal static class ModelChecks
{
    private const string NoOriginal = "the study has no whole Original with its metrics", NoRetrain = "the study has no whole Retrain with its metrics";

    /// <summary>G1: M_o's quality on D' lies within the task's band on every training seed.</summary>
    public static HealthCheck OriginalHasLearned(StudyFacts facts)
    {
        const string id = "G1";
        string quality = facts.Domain.Roles.Quality, unit = facts.Domain.Unit(quality);
        string sentence = $"M_o's {quality} lies within the band that was fixed for the task, on every training seed";
        if (facts.Limits is not { } limits || limits.QualityUnder(facts.Study.Scenario) is not [var low, var high])
        {
            return HealthChecks.NotChecked(id, sentence, $"no band was fixed for the task {facts.Study.Task}");
        }

        if (facts.Means(facts.Original, quality) is not { } all)
        {
            return HealthChecks.NotChecked(id, sentence, NoOriginal);
        }

        int outside = all.Count(a => !(low <= a && a <= high));
        string band = $"band {NumberText.Of(low)} to {NumberText.Of(high)}{unit} (fixed {limits.Date} on root seed {limits.Root})";
        return new(id, sentence, outside == 0, $"{Range(all)}{unit}, {band}"
            + (outside == 0 ? "" : $"; outside with {outside} of {all.Count} training seeds"));
    }

    /// <summary>G2: M_r is a model every time, hardly varies on what it was trained for, and does not know what it never saw the like of.</summary>
    public static HealthCheck RetrainIsAReference(StudyFacts facts)
    {
        var (limits, roles) = (facts.Common, facts.Domain.Roles);
        string spreadUnit = facts.Domain.Unit(roles.Kept), unit = facts.Domain.Unit(roles.Unseen);
        string sentence = $"M_r's {roles.Kept} varies by at most {NumberText.Of(limits.RetrainSpread)}{spreadUnit} over retraining seeds (standard deviation)"
            + (facts.ForgetsClass ? $", and its {roles.Unseen}, on what it never saw the like of, is at most {NumberText.Of(limits.RetrainUnseen)}{unit}" : "");
        if (facts.CollapsedReferences is > 0 and var collapsed)
        {
            return new("G2", sentence, false, $"{collapsed} of {facts.Study.TrainingSeeds} retrained models are not finite");
        }

        if (facts.References(roles.Kept) is not { R: >= 2 } retain || facts.Means(facts.Retrain, roles.Unseen) is not { } forget)
        {
            return HealthChecks.NotChecked("G2", sentence, NoRetrain);
        }

        double spread = retain.Sd().Value, known = forget.Max();
        return new(
            "G2", sentence, spread <= limits.RetrainSpread && !(facts.ForgetsClass && known > limits.RetrainUnseen),
            $"{roles.Kept}: standard deviation {NumberText.Of(spread)}{spreadUnit} over {retain.R} models; {roles.Unseen}: {Range(forget)}{unit}");
    }

    /// <summary>
    /// G6: M_o is better on D_f than M_r, by the 95 % interval of the difference; in the mean over the slices of a study that varies what is forgotten, since
    /// some of the sets that are drawn leave little. The interval of the mean is the mean of the intervals, which is right whatever the slices have in common,
    /// such as their M_o: the standard error of a mean is at most the mean of the standard errors.
    /// </summary>
    public static HealthCheck ThereIsSomethingToForget(IReadOnlyList<StudyFacts> slices)
    {
        const string id = "G6", sentence = "M_o knows D_f better than M_r does: otherwise there is nothing to forget";
        string known = slices[0].Domain.Roles.Known, unit = slices[0].Domain.Unit(known);
        List<(double Original, double Retrained, Interval Gap)> all = [];
        foreach (var facts in slices)
        {
            if (facts.Means(facts.Original, known) is not { } original || facts.Means(facts.Retrain, known) is not { } retrained)
            {
                return HealthChecks.NotChecked(id, sentence, $"{NoOriginal}, or no Retrain");
            }

            if (WelchComparison.Of([MeanSummary.Of(original)], [MeanSummary.Of(retrained)]).Difference.Interval is not { } interval)
            {
                return HealthChecks.NotChecked(id, sentence, "one model of a kind has no interval");
            }

            all.Add((original.Average(), retrained.Average(), interval));
        }

        var (o, r) = (all.Average(slice => slice.Original), all.Average(slice => slice.Retrained));
        Interval gap = new(all.Average(slice => slice.Gap.Lower), all.Average(slice => slice.Gap.Upper));
        string over = slices.Count == 1 ? "" : $", in the mean over {slices.Count} levels of what is drawn for the data";
        return new(
            id, sentence, gap.Lower > 0,
            $"{known} {NumberText.Of(o)}{unit} beside {NumberText.Of(r)}{unit}, difference {NumberText.Of(o - r, gap)}{over}");
    }

    /// <summary>G7: a retrained model that is taken for a candidate passes, <see cref="HeldOutReferences"/>.</summary>
    /// <param name="facts">A slice of the study.</param>
    /// <param name="slices">How many slices share the probability of a false alarm.</param>
    public static HealthCheck RetrainPassesForRetrain(StudyFacts facts, int slices)
    {
        string sentence = "every retrained model, held against the others, passes for a retrained model "
            + $"(false alarm in {NumberText.Percent(HeldOutReferences.FalseAlarm)} of healthy studies at most)";
        References[] known = [.. facts.Domain.Metrics.Where(m => m.HasRetrainScale).Select(m => facts.References(m.Name)).OfType<References>()];
        if (known.Length == 0 || known[0].R < HeldOutReferences.Fewest)
        {
            return HealthChecks.NotChecked("G7", sentence, $"it takes {HeldOutReferences.Fewest} retrained models, none of them collapsed");
        }

        var found = HeldOutReferences.Of(known, slices);
        string odd = found.Odd.Count == 0 ? "none of them odd" : $"odd on a quarter of the metrics or more: retraining seed {string.Join(", ", found.Odd)}";
        return new(
            "G7", sentence, found.Odd.Count == 0,
            $"{known[0].R} models on {found.Metrics} metrics on which they differ: {odd}; "
            + $"{found.Outside} of {found.Pairs} pairs outside the others' 95 % band, {NumberText.Of(0.05 * found.Pairs)} expected");
    }

    private static string Range(IReadOnlyList<double> values) =>
        values.Min() == values.Max() ? NumberText.Of(values[0]) : $"{NumberText.Of(values.Min(), 1)} to {NumberText.Of(values.Max(), 1)}";
}
