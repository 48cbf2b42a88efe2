using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Claims;

/// <summary>What is claimed, in which families, and how much may stay open: one checked file with dates and reasons.</summary>
/// <param name="Families">In the order of judgement: a family stands below those it comes after.</param>
/// <param name="Claims">The claims; each is of one of the families.</param>
/// <param name="InconclusiveBudget">The most claims that may be inconclusive while the gate stays open.</param>
public sealed record ClaimSet(IReadOnlyList<ClaimFamily> Families, IReadOnlyList<Claim> Claims, int InconclusiveBudget = int.MaxValue)
{
    /// <summary>The studies that claims are judged on.</summary>
    public IReadOnlyList<RegisteredStudy> Studies { get; init; } = [];

    /// <summary>The families that others come after, and their claims: the ground that everything else rests on.</summary>
    public ClaimSet Controls()
    {
        var ground = Families.SelectMany(family => family.After).ToHashSet();
        return this with
        {
            Families = [.. Families.Where(family => ground.Contains(family.Name))],
            Claims = [.. Claims.Where(claim => ground.Contains(claim.Family))],
        };
    }

    /// <summary>
    /// Those that a study is large enough for: of a tier that a task has made small, since its models take long, the exact ones, as so few seeds
    /// would decide no other.
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="study">The study.</param>
    public ClaimSet For(ITask task, Study study) => Tiers.IsOwn(task, study)
        ? this with { Claims = [.. Claims.Where(claim => ClaimRules.All[claim.Rule] is IExactRule)] }
        : this;

    /// <summary>The same claims on other studies of the same names.</summary>
    /// <param name="change">Makes each of another size, or of another task.</param>
    public ClaimSet OnStudies(Func<RegisteredStudy, RegisteredStudy> change)
    {
        RegisteredStudy[] changed = [.. Studies.Select(change)];
        return this with { Studies = changed, Claims = [.. Claims.Select(Placed)] };

        Claim Placed(Claim claim) => claim.Studies.Count == 0 ? claim : claim with { Registered = [.. claim.Studies.Select(Place)] };

        StudyPlace Place(string name)
        {
            var study = changed.First(s => s.Name == name);
            return new(study.Task, study.Scenario, [.. study.Vary.Select(word => word.Split('=')[0])]);
        }
    }

    /// <summary>
    /// The registered studies that decide a claim: those it lists. One that lists none is about all; those that take long decide it only
    /// where there is no other.
    /// </summary>
    public IReadOnlyList<RegisteredStudy> StudiesOf(Claim claim)
    {
        if (claim.Studies.Count > 0)
        {
            return [.. Studies.Where(study => claim.Studies.Contains(study.Name))];
        }

        RegisteredStudy[] all = [.. Studies.Where(study => claim.Places.Any(place => place.Has(study.Task, study.Scenario)))];
        return all.All(study => study.Long) ? all : [.. all.Where(study => !study.Long)];
    }

    /// <summary>Throws where a claim that is registered for a task, or for any, names what the task does not know.</summary>
    /// <param name="task">The task.</param>
    /// <param name="root">The root seed of the study, for scenarios that draw.</param>
    /// <exception cref="StudyException">A method, metric or scenario is unknown; the message has claim and nearest names.</exception>
    public void RequireKnown(ITask task, ulong root) => ClaimFit.RequireKnown(this, task, root);

    /// <summary>Claims without a file; each family at the usual error rate.</summary>
    public static ClaimSet Of(params IReadOnlyList<Claim> claims) =>
        new([.. claims.Select(c => c.Family).Distinct().Select(name => new ClaimFamily(name, ""))], claims);
}
