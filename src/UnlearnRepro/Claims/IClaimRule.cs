using UnlearnRepro.Statistics;

namespace UnlearnRepro.Claims;

/// <summary>A way to decide claims of one kind. It knows no data: methods, metric and margins come from the claim.</summary>
public interface IClaimRule
{
    /// <summary>Its name in a claims file.</summary>
    string Name { get; }

    /// <summary>Decides a claim that the study covers.</summary>
    Judgement Judge(Claim claim, ClaimContext context);
}

/// <summary>What a rule found.</summary>
/// <param name="Outcome">What the data say.</param>
/// <param name="Measured">What was measured, as a sentence with its numbers.</param>
/// <param name="WouldChange">What would change the verdict, as a sentence.</param>
/// <param name="Interval">The interval that decided; null for an exact claim.</param>
public sealed record Judgement(Outcome Outcome, string Measured, string WouldChange, Interval? Interval = null)
{
    /// <summary>Exact claims hold or do not: there is nothing in between, and one exception refutes them.</summary>
    public static Judgement Exact(bool holds, string measured) => new(
        holds ? Outcome.Reproduced : Outcome.Contradicted,
        measured,
        holds ? "a single cell that differs" : "a fix of the code: an exact claim has no margin and no error rate");

    /// <summary>The study cannot tell.</summary>
    public static Judgement Undecided(string reason, string wouldChange) => new(Outcome.Inconclusive, reason, wouldChange);

    /// <summary>The judgement that a statistical finding amounts to.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="what">The estimand, e.g. <c>s_T of accuracy-forget of Finetune</c>.</param>
    /// <param name="unit">Its unit, may be empty.</param>
    public static Judgement Of(Finding finding, string what, string unit = "")
    {
        var estimate = finding.Estimate;
        string measured = estimate.Interval is { } interval
            ? $"{what} = {NumberText.Of(estimate.Value, interval)}{unit} ({estimate.Method}, {estimate.Level:P0}), claimed {Region(finding.Region, unit)}"
            : $"{what}: {finding.Reason}";
        return finding.Decision switch
        {
            Decision.Holds => new(Outcome.Reproduced, measured, "an interval that reaches outside the claimed region", estimate.Interval),
            Decision.Fails => new(Outcome.Contradicted, measured, "an interval that reaches into the claimed region", estimate.Interval),
            _ => new(Outcome.Inconclusive, measured, Remedy(finding), estimate.Interval),
        };
    }

    private static string Region(Interval region, string unit) => region switch
    {
        { Upper: double.PositiveInfinity } => $"above {NumberText.Of(region.Lower)}{unit}",
        { Lower: double.NegativeInfinity } => $"below {NumberText.Of(region.Upper)}{unit}",
        _ => $"between {NumberText.Of(region.Lower)} and {NumberText.Of(region.Upper)}{unit}",
    };

    private static string Remedy(Finding finding) => finding.SeedsNeeded is { } seeds
        ? $"about {seeds} training seeds would decide with probability 0.8, were the truth as measured"
        : $"no number of seeds is known to decide it: {finding.Reason}";
}
