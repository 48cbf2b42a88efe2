namespace UnlearnRepro.Statistics.Components;

/// <summary>How three nested levels are spoken of: as training, unlearning and evaluation seeds, or by names of the caller's.</summary>
internal sealed record NestedWords(IReadOnlyList<string> Names)
{
    private static readonly NestedWords Seeds = new(["T", "U", "E"])
    {
        MsMiddle = ("MS_U", "unlearning"),
        MsInner = ("MS_E", "evaluation"),
        OneOuter = VarianceEstimate.OneTraining,
        OneMiddle = VarianceEstimate.OneUnlearning,
        OneInner = "one evaluation per unlearned model: s_U^2 and s_E^2 cannot be told apart",
        InnerAgree = "all evaluations of a model agree: evaluation is deterministic here",
        Conditional = MeanInterval.OneTraining,
    };

    public string MsOuter => $"MS_{Names[0]}";

    public (string Name, string Seeds) MsMiddle { get; init; } = ($"MS_{Names[1]}", Names[1]);

    public (string Name, string Seeds) MsInner { get; init; } = ($"MS_{Names[2]}", Names[2]);

    public string OneOuter { get; init; } = $"one level of {Names[0]}: nothing shows how its levels differ";

    public string OneMiddle { get; init; } = $"one {Names[1]} for each {Names[0]}: the two cannot be told apart";

    public string OneInner { get; init; } = $"one {Names[2]} for each {Names[1]}: the two cannot be told apart";

    public string InnerAgree { get; init; } = $"no {Names[2]} changes anything here";

    public string Conditional { get; init; } = $"conditional on one level of {Names[0]}: says nothing about others";

    public static NestedWords Of(IReadOnlyList<string>? names) =>
        names is null ? Seeds
        : names.Count == 3 ? new([.. names])
        : throw new ArgumentException($"Three nested levels have three names, from the outer one on; found {names.Count}.");
}
