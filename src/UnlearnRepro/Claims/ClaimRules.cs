using System.Reflection;
using UnlearnRepro.Studies;

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
            Rerun(context.Study));
    }

    /// <summary>The verdicts on all claims that the study covers.</summary>
    /// <param name="context">The study.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="progress">Told after every claim.</param>
    /// <param name="cancellation">Stops after the claim that is being judged.</param>
    public static IReadOnlyList<Verdict> Judge(
        this ClaimContext context, IEnumerable<Claim> claims, IProgress<StudyProgress>? progress = null, CancellationToken cancellation = default)
    {
        var covered = claims.Where(context.Covers).ToList();
        var verdicts = new List<Verdict>();
        foreach (var claim in covered)
        {
            cancellation.ThrowIfCancellationRequested();
            verdicts.Add(context.Judge(claim));
            progress?.Report(new("claims", verdicts.Count, covered.Count));
        }

        return verdicts;
    }

    private static string Rerun(Study study) => FormattableString.Invariant(
        $"dotnet run -c Release --project src/UnlearnRepro.Cli -- reproduce --task {study.Task} --scenario {study.Scenario} --train-seeds {study.TrainingSeeds} --unlearn-seeds {study.UnlearningSeeds} --seed {study.Root}");

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
