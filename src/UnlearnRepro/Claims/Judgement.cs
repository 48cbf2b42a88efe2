using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Words;

namespace UnlearnRepro.Claims;

/// <summary>What a rule found.</summary>
/// <param name="Outcome">What the data say.</param>
/// <param name="Measured">What was measured, as a sentence with its numbers.</param>
/// <param name="WouldChange">What would change the verdict, as a sentence.</param>
/// <param name="Interval">The interval that decided; null for an exact claim.</param>
/// <param name="SeedsNeeded">Training seeds that would probably decide an open claim; null when decided or not known.</param>
public sealed record Judgement(Outcome Outcome, string Measured, string WouldChange, Interval? Interval = null, int? SeedsNeeded = null)
{
    /// <summary>Exact claims hold or do not: there is nothing in between, and one exception refutes them.</summary>
    public static Judgement Exact(bool holds, string measured) => new(
        holds ? Outcome.Reproduced : Outcome.Contradicted,
        measured,
        holds ? "a single cell that differs" : "a fix of the code: an exact claim has no margin and no error rate");

    /// <summary>The study cannot tell.</summary>
    public static Judgement Undecided(string reason, string wouldChange) => new(Outcome.Inconclusive, reason, wouldChange);

    /// <summary>The judgement that a statistical measurement amounts to.</summary>
    public static Judgement Of(Measurement measurement)
    {
        var (finding, what) = measurement;
        var estimate = finding.Estimate;
        string measured = estimate.Interval is { } interval
            ? $"{what} = {NumberText.Of(estimate.Value, interval)} ({estimate.Method}, {NumberText.Percent(estimate.Level)}), claimed {Region(finding.Region)}"
            : $"{what}: {finding.Reason}";
        return finding.Decision switch
        {
            Decision.Holds => new(Outcome.Reproduced, measured, "an interval that reaches outside the claimed region", estimate.Interval),
            Decision.Fails => new(Outcome.Contradicted, measured, "an interval that reaches into the claimed region", estimate.Interval),
            _ => new(Outcome.Inconclusive, measured, Remedy(finding, measurement.Instead), estimate.Interval, finding.SeedsNeeded),
        };
    }

    private static string Region(Interval region) => region switch
    {
        { Upper: double.PositiveInfinity } => $"above {NumberText.Of(region.Lower)}",
        { Lower: double.NegativeInfinity } => $"below {NumberText.Of(region.Upper)}",
        _ => $"between {NumberText.Of(region.Lower)} and {NumberText.Of(region.Upper)}",
    };

    private static string Remedy(Finding finding, string? instead) => finding.SeedsNeeded is { } seeds
        ? $"about {seeds} training seeds would decide with probability 0.8, were the truth as measured"
        : $"no number of seeds is known to decide it: {finding.Reason}{(instead is null ? "" : $"; {instead}")}";
}
