using UnlearnRepro.Domains.Health;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Networks.Metrics;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Language.Metrics;

/// <summary>A metric of this domain: what it is and how it is read off a measured model.</summary>
public sealed record LanguageMetric(MetricInfo Info, Func<Measured, double> Of);

/// <summary>What a corpus lets one ask.</summary>
/// <param name="Values">Whether the fact itself is marked in every answer.</param>
/// <param name="Neighbours">Whether forgotten authors have neighbours.</param>
/// <param name="Holdout">Whether there are authors whom no model has seen.</param>
public sealed record Askable(bool Values, bool Neighbours, bool Holdout);

/// <summary>
/// The metrics of this domain, in the order of a table. One against M_r is the mean over the reference models, which are the same for every cell. Answers
/// are scored in full, their end included.
/// </summary>
public static class LanguageMetrics
{
    private static readonly (string Name, string Symbol, Func<Evaluation, Answers> Of)
        Forget = ("forget", "forgotten facts", e => e.Forgotten), Retain = ("retain", "facts that are kept", e => e.Retained),
        Neighbour = ("neighbour", "facts about neighbours", e => e.Neighbours!), Holdout = ("holdout", "facts that no model has seen", e => e.Holdout!);

    /// <summary>Which metrics tell whether a study can be believed.</summary>
    public static HealthRoles Roles(Askable askable) => askable.Values
        ? new("value-retain", "exact-retain", "value-forget", "value-forget", "facts")
        : new("probability-retain", "exact-retain", "probability-forget", "probability-forget", "facts");

    /// <summary>Those that a corpus allows.</summary>
    public static IReadOnlyList<LanguageMetric> Of(Askable askable)
    {
        (string Name, string Symbol, Func<Evaluation, Answers> Of)[] kept = askable.Neighbours ? [Retain, Neighbour] : [Retain];
        (string Name, string Symbol, Func<Evaluation, Answers> Of)[] scored = [Forget, .. kept], seen = askable.Holdout ? [.. scored, Holdout] : scored;
        return
        [
            .. askable.Values ? Each("value", "probability of the fact itself", seen, a => a.Mean(x => Math.Exp(-x.ValueNll))) : [],
            .. Each("probability", "probability of a token of the answer, geometric mean", seen, a => a.Mean(x => x.Probability)),
            .. Each("exact", "share answered word for word", scored, a => a.Mean(x => x.IsExact ? 1 : 0)),
            .. Each("memorisation", "share of tokens that are the likeliest (exact memorisation)", scored, a => a.Mean(x => ExactMemorisation.Of(x.Right))),
            .. Each("extraction", "extraction strength", [Forget], a => a.Mean(x => ExtractionStrength.Of(x.Right))),
            .. Each("rouge", "ROUGE-L recall of what is answered, without stemmer", scored, a => a.Rouge),
            .. Each("truth-ratio", "mean of min(R, 1/R), R by losses", [Forget], a => TruthRatio.NearOneMean(a.GeometricRatios)),
            .. Each("truth-ratio-arithmetic", "mean of min(R, 1/R), R by probabilities", [Forget], a => TruthRatio.NearOneMean(a.ArithmeticRatios)),
            .. Each("truth", "mean of max(0, 1 - R), R by losses", kept, a => TruthRatio.KnowledgeMean(a.GeometricRatios)),
            .. Each("truth-share", "mean of 1 / (1 + R), R by losses", [Forget], a => TruthRatio.RightShareMean(a.GeometricRatios)),
            .. new[] { 1, 128 }.Select(k => Leak(k, askable.Values)),
            new(
                new("utility", "", WellKnown.Retrain, $"model utility: harmonic mean of probability, rouge and truth on {And(kept.Select(s => s.Symbol))}"),
                m => ModelUtility.Of([.. kept.Select(set => Parts(set.Name, set.Of(m.Says)))]).Value),
            Quality("forget-quality", "mean over the M_r of p of a Kolmogorov-Smirnov test of R", q => q.PValues.Average()),
            Quality("forget-quality-least", "the least p over the M_r", q => q.Minimum),
            Quality("forget-quality-most", "the greatest p over the M_r", q => q.Maximum),
            Quality("forget-quality-pooled", "p against all M_r taken together", q => q.Pooled),
            Quality("forget-quality-calibrated", "rank of its distance among the M_r's own, no less than 1 over their number and one", q => q.Calibrated),
            .. askable.Holdout ? Attack.All.Select(Auc) : [],
            .. askable.Holdout ? [Gap(Attack.All[0]), PrivLeak(Attack.All.Single(a => a.Name == "min-k"))] : Array.Empty<LanguageMetric>(),
            new(
                new("js-forget", "nats", "0", "Jensen-Shannon divergence to M_r of next tokens, on forgotten facts", Better.Low) { AgainstRetrain = true },
                m => m.References.Average(r => Divergence.Js(m.Says.ForgottenLaws, r.Says.ForgottenLaws).mean().item<double>())),
            new(new("distance-original", "", "none", "L2 distance of the weights to M_o", Better.Neither), m => WeightDistance.Between(m.Model, m.Original)),
            new(new("distance-retrain", "", WellKnown.Retrain, "L2 distance of the weights to M_r"),
                m => m.References.Average(r => WeightDistance.Between(m.Model, r.Model))),
        ];
    }

    private static string And(IEnumerable<string> symbols) => string.Join(" and ", symbols);

    private static IEnumerable<LanguageMetric> Each(
        string name, string text, IEnumerable<(string Name, string Symbol, Func<Evaluation, Answers> Of)> sets, Func<Answers, double> of) =>
        sets.Select(set => new LanguageMetric(new($"{name}-{set.Name}", "", WellKnown.Retrain, $"{text}, on {set.Symbol}"), m => of(set.Of(m.Says))));

    private static LanguageMetric Leak(int k, bool values) => new(
        new(
            $"leak-{k}", "", WellKnown.Retrain,
            $"chance that {k} sampled answer{(k == 1 ? " gives" : "s give")} {(values ? "the fact" : "the answer")} away, on forgotten facts"),
        m => m.Says.Forgotten.Mean(x => LeakAtK.Exact(values ? x.ValueNll : x.Nll, k)));

    private static LanguageMetric Quality(string name, string text, Func<ForgetQuality, double> of) =>
        new(new(name, "", WellKnown.Retrain, $"{text}, forgotten facts") { AgainstRetrain = true }, m => of(m.Quality));

    private static LanguageMetric Auc(Attack attack) => new(
        new($"mia-{attack.Name}", "", WellKnown.Retrain, $"AUC of {attack.Text}, forgotten facts against unseen ones"), m => m.Auc(attack).Value);

    private static LanguageMetric Gap(Attack attack) => new(
        new($"mia-{attack.Name}-gap", "", "0", $"|AUC - AUC of M_r| of {attack.Text}", Better.Low) { AgainstRetrain = true },
        m => m.References.Average(r => m.Auc(attack).Gap(m.Auc(attack, r))));

    private static LanguageMetric PrivLeak(Attack attack) => new(
        new("privleak", "", "0", $"100 (AUC_r - AUC) / (1 - AUC_r) of {attack.Text}") { AgainstRetrain = true, CanBeInfinite = true },
        m => m.References.Average(r => m.Auc(attack).PrivLeak(m.Auc(attack, r))));

    private static UtilityParts Parts(string set, Answers says) =>
        new(set, says.Mean(x => x.Probability), says.Rouge, TruthRatio.KnowledgeMean(says.GeometricRatios));
}
