namespace UnlearnRepro.Language.Metrics;

/// <summary>
/// An attack on membership: a score of each answer, higher for those that the model was not trained on. Answers about authors whom no model has seen are
/// what D_f is told from.
/// </summary>
/// <param name="Name">Its name in a metric.</param>
/// <param name="Text">What the score is.</param>
/// <param name="Score">The score of an answer; it may look at its place in the set, at how the set is compressed and at what references say of it.</param>
public sealed record Attack(string Name, string Text, Func<Asked, double> Score)
{
    // Share of an answer's tokens that min-k looks at, as OpenUnlearning's experiments have it.
    private const double Share = 0.4;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Attack> All { get; } =
    [
        new("loss", "loss", a => a.Answer.Loss),
        new("zlib", "-ln p over the length of the text under zlib", a => MembershipScores.ZlibOfSum(a.Answer.Nll, a.Bytes)),
        new("min-k", "min-k of 40 % of the tokens", a => MembershipScores.MinK(a.Answer.LogProbabilities, Share)),
        new("min-k-plus", "min-k++ of 40 % of the tokens", a => MembershipScores.MinKPlusPlus(a.Answer.Standardised, Share)),
        new("reference", "loss less the references' mean loss", a => a.Answer.Loss - a.ReferenceLoss),
    ];

    /// <summary>How well it tells D_f from what no model has seen.</summary>
    /// <param name="says">What the attacked model says.</param>
    /// <param name="role">What that model is.</param>
    /// <param name="measured">The references, and the texts.</param>
    public MembershipAuc On(Evaluation says, ModelRole role, Measured measured)
    {
        var others = measured.References.Where(reference => !ReferenceEquals(reference.Says, says)).ToArray();
        return MembershipAuc.Of(
            role,
            Scores(says.Forgotten, [.. others.Select(r => r.Says.Forgotten)], measured.Bytes.Forgotten),
            Scores(says.Holdout!, [.. others.Select(r => r.Says.Holdout!)], measured.Bytes.Holdout));
    }

    private double[] Scores(Answers set, Answers[] references, IReadOnlyList<int> bytes) =>
        [.. set.Asked.Select((answer, k) => Score(new(answer, bytes[k], references.Average(r => r.Asked[k].Loss))))];
}

/// <summary>What an attack sees of one answer.</summary>
/// <param name="Answer">What the attacked model says of it.</param>
/// <param name="Bytes">Its length under zlib.</param>
/// <param name="ReferenceLoss">The mean of its loss by the references, the attacked model not among them.</param>
public readonly record struct Asked(Answer Answer, int Bytes, double ReferenceLoss);
