using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Words;

namespace UnlearnRepro.Claims;

/// <summary>What a statistical rule says of a claim at one level.</summary>
/// <param name="Finding">The decision, for whoever shares an error rate among several.</param>
/// <param name="Judgement">The same in words.</param>
internal sealed record Answer(Finding Finding, Judgement Judgement)
{
    /// <summary>Measures a claim. Where that cannot be done it is undecided and stays among the others: without it their intervals would be narrower.</summary>
    public static Answer Of(ClaimContext context, Claim claim, double level) =>
        Of(claim, level, [context], () => ((IStatisticalRule)ClaimRules.All[claim.Rule]).Measure(claim, context, level));

    /// <summary>The same of a claim that compares two studies.</summary>
    public static Answer Of(ClaimContext context, ClaimContext than, Claim claim, double level) =>
        Of(claim, level, [context, than], () => ((IComparisonRule)ClaimRules.All[claim.Rule]).Measure(claim, context, than, level));

    private static Answer Of(Claim claim, double level, ClaimContext[] studies, Func<Measurement> measure)
    {
        try
        {
            foreach (var study in studies)
            {
                RequireMeasurable(study, claim);
            }

            var measured = Named(claim, measure);
            return new(measured.Finding, Judgement.Of(measured));
        }
        catch (CannotTellException e)
        {
            return new(Finding.Decide(Estimate.Unidentified(level, claim.Rule, e.Message), default), Judgement.Undecided(e.Message, e.Remedy));
        }
    }

    /// <summary>What a rule does, with the claim named in what it refuses: the statistics, which refuse a margin out of range, know of no claim.</summary>
    public static T Named<T>(Claim claim, Func<T> rule)
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

    private static void RequireMeasurable(ClaimContext context, Claim claim)
    {
        if (context.Lacks(claim) is { } lacks)
        {
            throw new CannotTellException(lacks, "");
        }

        if (context.Sickness(claim) is { } sick)
        {
            throw new CannotTellException($"not measured, since {sick.Id} fails: {sick.Found}", $"{sick.Id} must hold first: {sick.Sentence}");
        }
    }
}
