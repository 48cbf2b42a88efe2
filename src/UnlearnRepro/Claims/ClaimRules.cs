using System.Reflection;

namespace UnlearnRepro.Claims;

/// <summary>The rules by name, found by reflection: a new rule is one file.</summary>
public static class ClaimRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyDictionary<string, IClaimRule> All { get; } = Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IClaimRule)))
        .Select(type => (IClaimRule)Activator.CreateInstance(type)!)
        .ToDictionary(rule => rule.Name);

    /// <summary>The verdict on a claim.</summary>
    /// <param name="claim">The claim; <see cref="ClaimContext.Covers"/> must hold.</param>
    /// <param name="context">The study.</param>
    public static Verdict Judge(this ClaimContext context, Claim claim)
    {
        var judgement = Decide(claim, context);
        return new(
            claim,
            judgement.Outcome,
            judgement.Measured,
            judgement.Interval,
            context.Study.TrainingSeeds,
            context.Study.UnlearningSeeds,
            judgement.WouldChange,
            $"dotnet test tests/UnlearnRepro.Claims --filter Claim={claim.Id}");
    }

    /// <summary>The verdicts on all claims that the study covers.</summary>
    public static IReadOnlyList<Verdict> Judge(this ClaimContext context, IEnumerable<Claim> claims) =>
        [.. claims.Where(context.Covers).Select(context.Judge)];

    private static Judgement Decide(Claim claim, ClaimContext context)
    {
        try
        {
            return All[claim.Rule].Judge(claim, context);
        }
        catch (IncompleteGridException e)
        {
            return Judgement.Undecided(e.Message, "a study in which no cell collapses, or a claim about collapses");
        }
    }
}
