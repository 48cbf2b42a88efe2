using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Multiplicity;

/// <summary>
/// Claim: all parts hold ("in every domain"; Berger 1982). It is untrue as soon as one part is, and then that part's own error bounds the
/// chance of holding: no correction. It fails as soon as one part is shown to fail, and there any of the n could be the wrong one: each
/// gets 1 / n of the error.
/// </summary>
/// <param name="Decision">The outcome for all parts together.</param>
/// <param name="Parts">The finding of each part: at level 1 - alpha, or 1 - alpha / n for those that fail so.</param>
/// <param name="Reason">One line on how the outcome came about.</param>
public sealed record IntersectionUnion(Decision Decision, IReadOnlyList<Finding> Parts, string Reason)
{
    /// <summary>P-value of "all hold": the largest of the parts' p-values.</summary>
    /// <exception cref="ArgumentException">There is no value, or one is not in [0, 1].</exception>
    public static double PValue(IReadOnlyList<double> pValues)
    {
        Require.PValues(pValues);
        return pValues.Count > 0 ? pValues.Max() : throw new ArgumentException("A joint claim needs at least one part; there is none.");
    }

    /// <summary>The decision: wrong in either direction with probability at most alpha / 2.</summary>
    /// <param name="parts">Each gives its finding at a two-sided level, wrong in either direction with probability at most (1 - level) / 2.</param>
    /// <param name="alpha">Error probability, in (0, 1).</param>
    /// <exception cref="ArgumentException">There is no part.</exception>
    public static IntersectionUnion Decide(IReadOnlyList<Func<double, Finding>> parts, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(parts);
        Require.Level(1 - alpha);
        if (parts.Count == 0)
        {
            throw new ArgumentException("A joint claim needs at least one part; there is none.");
        }

        Finding[] strict = [.. parts.Select(part => part(1 - (alpha / parts.Count)))];
        Finding[] findings = [.. parts.Select((part, k) => strict[k].Decision == Decision.Fails ? strict[k] : part(1 - alpha))];
        int failed = strict.Count(part => part.Decision == Decision.Fails), held = findings.Count(part => part.Decision == Decision.Holds);
        return failed > 0 ? new(Decision.Fails, findings, $"{failed} of {parts.Count} parts fail")
            : held == parts.Count ? new(Decision.Holds, findings, $"all {parts.Count} parts hold")
            : new(Decision.Undecided, findings, $"{held} of {parts.Count} parts hold, none is shown to fail for all of them together");
    }
}
