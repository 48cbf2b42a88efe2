using UnlearnRepro.Statistics.Findings;

namespace UnlearnRepro.Statistics.Multiplicity;

/// <summary>One family of an ordered list.</summary>
/// <param name="Name">Name of the family.</param>
/// <param name="Claims">
/// Each gives its finding at a two-sided level, wrong in either direction with probability at most (1 - level) / 2.
/// </param>
public sealed record OrderedFamily(string Name, IReadOnlyList<Func<double, Finding>> Claims);

/// <summary>The outcome of one family.</summary>
/// <param name="Name">Name of the family.</param>
/// <param name="Claims">Decisions in the order of the claims; null when the family was not tested.</param>
/// <param name="Reason">Why it was not tested; null when it was.</param>
public sealed record GatedFamily(string Name, IReadOnlyList<LeveledFinding>? Claims, string? Reason)
{
    /// <summary>Whether every claim holds, so that the next family may be tested.</summary>
    public bool Passed => Claims?.All(claim => claim.Finding.Decision == Decision.Holds) ?? false;
}

/// <summary>
/// Families in an order fixed beforehand (controls, then variances, then comparisons), each by <see cref="HolmDecisions"/> at the full alpha
/// and only if all claims of all earlier ones hold (serial gatekeeping; Maurer, Hothorn, Lehmacher 1995). In the first family with an untrue
/// claim any false Holds has probability at most alpha / 2, and a later one is tested only after such a one: alpha / 2 over all families.
/// False Fails are bounded by alpha / 2 within each family.
/// </summary>
public static class Gatekeeping
{
    /// <summary>The outcomes, in the order of the families.</summary>
    /// <param name="families">In the order of testing; a family without claims passes.</param>
    /// <param name="alpha">Error probability, in (0, 1).</param>
    public static IReadOnlyList<GatedFamily> Decide(IReadOnlyList<OrderedFamily> families, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(families);
        List<GatedFamily> outcomes = [];
        GatedFamily? closed = null;
        foreach (OrderedFamily family in families)
        {
            outcomes.Add(closed is null
                ? new(family.Name, HolmDecisions.Decide(family.Claims, alpha), null)
                : new(family.Name, null, $"not tested: not all claims of '{closed.Name}' hold"));
            closed ??= outcomes[^1].Passed ? null : outcomes[^1];
        }

        return outcomes;
    }
}
