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

    // Holm asks for a claim at one level after the other, and the verdict is what was measured at the last.
    private readonly Dictionary<(string Claim, double Level), Answer> answers = [];

    /// <summary>The verdicts in the order of the claims.</summary>
    public IReadOnlyList<Verdict> Judge(IReadOnlyList<Claim> claims)
    {
        Claim[] shared = [.. claims.Where(c => Rule(c) is IStatisticalRule)];
        var levels = HolmDecisions.Decide([.. shared.Select(claim => (Func<double, Finding>)(level => Measured(claim, level).Finding))], alpha)
            .Zip(shared, (decided, claim) => (claim.Id, decided.Level)).ToDictionary(x => x.Id, x => x.Level);
        string share = shared.Length == 1 ? "one claim" : $"Holm over {shared.Length} claims";
        string errorRate = $"at most {NumberText.Percent(alpha)} that any verdict of {family.Name} is wrong: {share}";
        return [.. claims.Select(Verdict)];

        Verdict Verdict(Claim claim) => context.Lacks(claim) is { } lacks ? context.LeftOut(claim, lacks)
            : levels.TryGetValue(claim.Id, out double level)
                ? context.Verdict(claim, Measured(claim, level).Judgement, errorRate) with { IsClosed = context.Sickness(claim) is not null }
            : context.Verdict(claim, Exact(claim), NoErrorRate);
    }

    private static IClaimRule Rule(Claim claim) => ClaimRules.All[claim.Rule];

    private Judgement Exact(Claim claim)
    {
        try
        {
            return Answer.Named(claim, () => context.Judge((IExactRule)Rule(claim), claim));
        }
        catch (CannotTellException e)
        {
            return Judgement.Undecided(e.Message, e.Remedy);
        }
    }

    private Answer Measured(Claim claim, double level)
    {
        if (!answers.TryGetValue((claim.Id, level), out var answer))
        {
            answers.Add((claim.Id, level), answer = Answer.Of(context, claim, level));
        }

        return answer;
    }
}
