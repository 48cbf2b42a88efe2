using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Claims;

/// <summary>What is claimed, in which families, and how much may stay open: one checked file with dates and reasons.</summary>
/// <param name="Families">In the order of judgement: a family stands below those it comes after.</param>
/// <param name="Claims">The claims; each is of one of the families.</param>
/// <param name="InconclusiveBudget">The most claims that may be inconclusive while the gate stays open.</param>
public sealed record ClaimSet(IReadOnlyList<ClaimFamily> Families, IReadOnlyList<Claim> Claims, int InconclusiveBudget = int.MaxValue)
{
    /// <summary>Throws where a claim that is registered for a task, or for any, names what the task does not know.</summary>
    /// <param name="task">The task.</param>
    /// <param name="root">The root seed of the study, for scenarios that draw.</param>
    /// <exception cref="StudyException">A method, metric or scenario is unknown; the message has claim and nearest names.</exception>
    public void RequireKnown(ITask task, ulong root) => ClaimFit.RequireKnown(this, task, root);

    /// <summary>Claims without a file; each family at the usual error rate.</summary>
    public static ClaimSet Of(params IReadOnlyList<Claim> claims) =>
        new([.. claims.Select(c => c.Family).Distinct().Select(name => new ClaimFamily(name, ""))], claims);
}
