namespace UnlearnRepro.Language.Metrics;

/// <summary>
/// TOFU's model utility (arXiv 2401.06121, section 2.2.1): the harmonic mean of probability, ROUGE-L recall and <see cref="TruthRatio.KnowledgeMean"/> on
/// each of several sets, D_r, real authors and world facts in the paper. The last two are known to a pretrained model alone: leave them out
/// for one that was not.
/// </summary>
public static class ModelUtility
{
    /// <summary>The mean over three parts of each set; the parts are named <c>set-probability</c>, <c>set-rouge</c> and <c>set-truth-ratio</c>.</summary>
    public static HarmonicMean Of(params IReadOnlyList<UtilityParts> sets) => HarmonicMean.Of(
        [.. sets.SelectMany(s => new[] { ($"{s.Set}-probability", s.Probability), ($"{s.Set}-rouge", s.Rouge), ($"{s.Set}-truth-ratio", s.TruthRatio) })]);
}

/// <summary>What model utility is made of on one set.</summary>
/// <param name="Set">Its name.</param>
/// <param name="Probability">Mean probability of the answers, among options where there are some.</param>
/// <param name="Rouge">Mean ROUGE-L recall of what is generated.</param>
/// <param name="TruthRatio">Mean of max(0, 1 - R).</param>
public sealed record UtilityParts(string Set, double Probability, double Rouge, double TruthRatio);
