using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Claims;

/// <summary>The verdicts on a study, family by family.</summary>
public static class ClaimJudge
{
    /// <summary>
    /// The verdicts on all claims that concern the study, in the set's order of families. A claim that a table of numbers has not the names for is
    /// left out, keeps its place in its family and is inconclusive.
    /// </summary>
    /// <param name="context">The study.</param>
    /// <param name="set">The claims.</param>
    /// <param name="progress">Told after every family.</param>
    /// <param name="cancellation">Stops after the family that is being judged.</param>
    /// <exception cref="StudyException">
    /// The same seeds have been judged with a study of another size: adding seeds until the verdict pleases is what <see cref="TopUp"/>
    /// makes honest. Or a claim names what the task does not know.
    /// </exception>
    public static IReadOnlyList<Verdict> Judge(
        this ClaimContext context, ClaimSet set, IProgress<StudyProgress>? progress = null, CancellationToken cancellation = default)
    {
        context.RequireJudgeable(set);
        return context.Judge(set, family => family.Alpha, verdict => verdict, progress, cancellation);
    }

    /// <summary>The same with a part of each family's error rate, for one look of several.</summary>
    /// <param name="context">The study.</param>
    /// <param name="set">The claims.</param>
    /// <param name="alpha">The part that this look may spend.</param>
    /// <param name="keep">Turns what was just measured into what counts, which may be an earlier look's verdict.</param>
    /// <param name="progress">Told after every family.</param>
    /// <param name="cancellation">Stops after the family that is being judged.</param>
    internal static IReadOnlyList<Verdict> Judge(
        this ClaimContext context,
        ClaimSet set,
        Func<ClaimFamily, double> alpha,
        Func<Verdict, Verdict> keep,
        IProgress<StudyProgress>? progress,
        CancellationToken cancellation)
    {
        var covered = set.Claims.Where(context.Concerns).ToLookup(claim => claim.Family);
        int all = covered.Sum(claims => claims.Count());
        var verdicts = new List<Verdict>();
        var broken = new Dictionary<string, Verdict>();
        foreach (var family in set.Families)
        {
            cancellation.ThrowIfCancellationRequested();
            Claim[] claims = [.. covered[family.Name]];
            Verdict? below = family.After.Select(broken.GetValueOrDefault).FirstOrDefault(v => v is not null);
            Verdict[] own = below is not null
                ? [.. claims.Select(claim => context.Lacks(claim) is { } lacks
                    ? context.LeftOut(claim, lacks) : context.Verdict(claim, Closed(below), "none spent") with { IsClosed = true })]
                : [.. new FamilyJudge(context, family, alpha(family)).Judge(claims).Select(verdict => verdict.IsClosed ? verdict : keep(verdict))];

            // What closes a family closes those above it too: they rest on the same ground.
            if ((below ?? own.FirstOrDefault(v => v.Outcome == Outcome.Contradicted)) is { } ground)
            {
                broken.Add(family.Name, ground);
            }

            verdicts.AddRange(own);
            progress?.Report(new("claims", verdicts.Count, all));
        }

        return verdicts;
    }

    /// <summary>
    /// The verdict on a claim as far as one training seed goes; null if its rule has none. It is no verdict of the study, and no gate counts it.
    /// </summary>
    /// <param name="context">The study.</param>
    /// <param name="claim">A claim that concerns it.</param>
    /// <param name="train">The training seed's index.</param>
    public static Verdict? JudgeSeed(this RunContext context, Claim claim, int train)
    {
        if (ClaimRules.All[claim.Rule] is not IRuleBySeed rule || train >= rule.SeedsJudged(context.Study.TrainingSeeds))
        {
            return null;
        }

        var judged = rule.Judge(claim, context, train);
        return context.Verdict(claim, judged with { Measured = $"training seed {train}: {judged.Measured}" }, FamilyJudge.NoErrorRate);
    }

    private static Judgement Closed(Verdict broken) => Judgement.Undecided(
        $"not measured, since {broken.Claim.Id} is contradicted and this rests on it: {broken.Measured}", $"{broken.Claim.Id} must hold first");
}
