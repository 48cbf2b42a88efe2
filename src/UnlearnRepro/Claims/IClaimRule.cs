using UnlearnRepro.Statistics.Findings;

namespace UnlearnRepro.Claims;

/// <summary>A way to decide claims of one kind. It knows no data: methods, metric and margins come from the claim.</summary>
public interface IClaimRule
{
    /// <summary>Its name in a claims file.</summary>
    string Name { get; }

    /// <summary>What a claim of this kind says, as docs/rules.md has it.</summary>
    string Says { get; }

    /// <summary>Whether such a claim names an audit: what is found by looking at many models of a study that can be run.</summary>
    bool ReadsAudit => false;

    /// <summary>How many seed axes such a claim names, of a study that varies more than training and unlearning seeds; 0 for a rule about these two.</summary>
    int Factors => 0;

    /// <summary>The numbers that such a claim states, no other and none of them missing unless it has a default.</summary>
    IReadOnlyList<RuleMargin> Margins => [];
}

/// <summary>A number that a claim states beforehand for its rule.</summary>
/// <param name="Name">Its name in a claims file.</param>
/// <param name="Meaning">What it is, with its unit.</param>
/// <param name="Default">What it is where the claim does not state it; null where it must.</param>
public sealed record RuleMargin(string Name, string Meaning, double? Default = null);

/// <summary>Holds for every cell or does not: no margin, no error rate. It may run cells of its own.</summary>
public interface IExactRule : IClaimRule
{
    /// <summary>Whether it is about several training seeds, so that a study of the parts of one says nothing of it.</summary>
    bool NeedsTrainingSeeds => false;

    /// <summary>Decides a claim that the study covers.</summary>
    Judgement Judge(Claim claim, RunContext context);
}

/// <summary>
/// Holds if it holds of every training seed, and can be asked for one of them: so a test shows which. The claim has one verdict all the same.
/// </summary>
public interface IRuleBySeed : IExactRule
{
    /// <summary>How many training seeds it looks at, from the first on.</summary>
    /// <param name="trainingSeeds">I.</param>
    int SeedsJudged(int trainingSeeds) => trainingSeeds;

    /// <summary>Decides the claim as far as one training seed goes.</summary>
    /// <param name="claim">A claim that the study covers.</param>
    /// <param name="context">The study.</param>
    /// <param name="train">The training seed's index, below <see cref="SeedsJudged"/>.</param>
    Judgement Judge(Claim claim, RunContext context, int train);
}

/// <summary>Decided by an interval. It reads the study's results and nothing else.</summary>
public interface IStatisticalRule : IClaimRule
{
    /// <summary>Measures what a claim is about.</summary>
    /// <param name="claim">A claim that the study covers.</param>
    /// <param name="context">The study.</param>
    /// <param name="level">
    /// Level of the two-sided interval; the family of the claim decides it, because one claim among many needs a wider one.
    /// A wrong decision to either side must have probability (1 - level) / 2 at most.
    /// </param>
    /// <exception cref="CannotTellException">The study is too small, or has holes.</exception>
    Measurement Measure(Claim claim, ClaimContext context, double level);
}

/// <summary>Decided by an interval over two studies without a seed in common: joint claims alone are of this kind.</summary>
public interface IComparisonRule : IClaimRule
{
    /// <summary>Measures what a claim is about.</summary>
    /// <param name="claim">A claim that either study covers.</param>
    /// <param name="context">The study that is said to be more.</param>
    /// <param name="than">The other.</param>
    /// <param name="level">Level of the two-sided interval, as a statistical rule's.</param>
    /// <exception cref="CannotTellException">A study is too small, or has holes.</exception>
    Measurement Measure(Claim claim, ClaimContext context, ClaimContext than, double level);
}

/// <summary>What a rule measured that is decided by an interval.</summary>
/// <param name="Finding">Estimate, interval and decision.</param>
/// <param name="What">The estimand, e.g. <c>s_T of accuracy-forget of Finetune</c>.</param>
public sealed record Measurement(Finding Finding, string What)
{
    /// <summary>What decides such a claim where no number of seeds does; null where nothing is known to.</summary>
    public string? Instead { get; init; }
}

/// <summary>The study cannot tell: the claim is inconclusive.</summary>
/// <param name="reason">Why.</param>
/// <param name="remedy">What would change that.</param>
public sealed class CannotTellException(string reason, string remedy) : Exception(reason)
{
    /// <summary>What would change that.</summary>
    public string Remedy { get; } = remedy;
}
