using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Multiplicity;
using UnlearnRepro.Words;

namespace UnlearnRepro.Claims;

/// <summary>
/// The verdicts on one family. Exact claims stand for themselves. The statistical ones share one error rate
/// (<see cref="HolmDecisions"/>): the more of them are still open, the wider the interval that each has to clear.
/// </summary>
/// <param name="context">The study.</param>
/// <param name="family">The family.</param>
/// <param name="alpha">The error rate to spend: the family's own, or the part of it that one look of several may spend.</param>
internal sealed class FamilyJudge(ClaimContext context, ClaimFamily family, double alpha)
{
    /// <summary>The error rate of an exact claim, in words.</summary>
    public const string NoErrorRate = "none: it holds for every cell or it does not";

    /// <summary>The verdicts in the order of the claims.</summary>
    public IReadOnlyList<Verdict> Judge(IReadOnlyList<Claim> claims)
    {
        Claim[] shared = [.. claims.Where(c => Rule(c) is IStatisticalRule)];
        var levels = HolmDecisions.Decide([.. shared.Select(claim => (Func<double, Finding>)(level => Measure(claim, level)))], alpha)
            .Zip(shared, (decided, claim) => (claim.Id, decided.Level)).ToDictionary(x => x.Id, x => x.Level);
        return [.. claims.Select(claim => context.Lacks(claim) is { } lacks ? context.LeftOut(claim, lacks) : levels.TryGetValue(claim.Id, out double level)
            ? context.Verdict(claim, Judgement(claim, level), $"at most {NumberText.Percent(alpha)} that any verdict of {family.Name} is wrong: {Share(shared.Length)}") with { IsClosed = context.Sickness(claim) is not null }
            : context.Verdict(claim, Exact(claim), NoErrorRate))];
    }

    private static string Share(int claims) => claims == 1 ? "one claim" : $"Holm over {claims} claims";

    private static IClaimRule Rule(Claim claim) => ClaimRules.All[claim.Rule];

    private Judgement Exact(Claim claim)
    {
        try
        {
            return Named(claim, () => ((IExactRule)Rule(claim)).Judge(claim, context));
        }
        catch (CannotTellException e)
        {
            return Claims.Judgement.Undecided(e.Message, e.Remedy);
        }
    }

    private Judgement Judgement(Claim claim, double level)
    {
        try
        {
            return Claims.Judgement.Of(Measured(claim, level));
        }
        catch (CannotTellException e)
        {
            return Claims.Judgement.Undecided(e.Message, e.Remedy);
        }
    }

    // A claim that cannot be told stays in its family: leaving it out would make the others' intervals narrower.
    private Finding Measure(Claim claim, double level)
    {
        try
        {
            return Measured(claim, level).Finding;
        }
        catch (CannotTellException e)
        {
            return Finding.Decide(Estimate.Unidentified(level, claim.Rule, e.Message), default);
        }
    }

    private Measurement Measured(Claim claim, double level) => context.Lacks(claim) is { } lacks
        ? throw new CannotTellException(lacks, "")
        : context.Sickness(claim) is { } sick
        ? throw new CannotTellException($"not measured, since {sick.Id} fails: {sick.Found}", $"{sick.Id} must hold first: {sick.Sentence}")
        : Named(claim, () => ((IStatisticalRule)Rule(claim)).Measure(claim, context, level));

    // A margin out of range is refused by the statistics, which know of no claim.
    private static T Named<T>(Claim claim, Func<T> rule)
    {
        try
        {
            return rule();
        }
        catch (ArgumentException e)
        {
            throw new StudyException($"claim {claim.Id}: the rule {claim.Rule} refuses its margins or the study: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }
}
