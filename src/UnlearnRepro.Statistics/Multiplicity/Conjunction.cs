using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Multiplicity;

/// <summary>
/// One claim that several findings make together, each on data of its own or on the same: it holds if all hold and fails if one fails.
/// <para>
/// That all hold is an intersection-union test (Berger 1982, Technometrics 24): if the claim is untrue one part is, and that part's false Holds has
/// probability at most (1 - level) / 2 already, however many parts there are. That one fails is a union: if the claim is true no part may fail falsely,
/// and each of n parts is given the n-th part of the error (Bonferroni). Both hold under any dependence.
/// </para>
/// </summary>
/// <param name="Decision">The outcome.</param>
/// <param name="Level">Level of the parts' intervals that decided; that of Holds where nothing did.</param>
/// <param name="Parts">The parts at that level.</param>
/// <param name="Decisive">The part that failed, or the first that is open; the first where all hold.</param>
public sealed record Conjunction(Decision Decision, double Level, IReadOnlyList<Finding> Parts, int Decisive)
{
    /// <summary>Decides at a two-sided level; a false decision in either direction has probability at most (1 - level) / 2.</summary>
    /// <param name="parts">Each gives its finding at a level, as <see cref="HolmDecisions"/> asks for.</param>
    /// <param name="level">The level, in (0, 1).</param>
    public static Conjunction Of(IReadOnlyList<Func<double, Finding>> parts, double level)
    {
        ArgumentNullException.ThrowIfNull(parts);
        Require.Level(level);
        double strict = 1 - ((1 - level) / parts.Count);
        Finding[] shared = [.. parts.Select(part => part(strict))];
        int failed = Array.FindIndex(shared, finding => finding.Decision == Decision.Fails);
        if (failed >= 0)
        {
            return new(Decision.Fails, strict, shared, failed);
        }

        Finding[] own = [.. parts.Select(part => part(level))];
        int open = Array.FindIndex(own, finding => finding.Decision != Decision.Holds);
        return new(open < 0 ? Decision.Holds : Decision.Undecided, level, own, Math.Max(0, open));
    }

    /// <summary>It as one finding, with the decisive part's numbers.</summary>
    public Finding Finding => Parts[Decisive] with { Decision = Decision };
}
