using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Multiplicity;

/// <summary>One claim of a family, decided together with the others.</summary>
/// <param name="Finding">The finding at that level.</param>
/// <param name="Level">
/// Level of the interval that decided, or the strictest at which the claim was still open when nothing more could be decided.
/// </param>
public sealed record LeveledFinding(Finding Finding, double Level);

/// <summary>
/// Step-down procedure (Holm 1979) for three-way findings. Two step-downs, one per direction: of the claims not yet decided in its
/// direction, n of them, those that are decided so at level 1 - alpha / n leave, until none does.
/// Proof, for the false Holds (the false Fails are alike): let m0 claims be untrue. When the first of them is to leave, all m0 are
/// still there, so n >= m0 and its interval errs on that side with probability at most (1 - level) / 2 = alpha / (2 n) &lt;= alpha / (2 m0).
/// Summed over the m0: any false Holds has probability at most alpha / 2, whatever the dependence.
/// </summary>
public static class HolmDecisions
{
    /// <summary>The decisions, in the order of the claims.</summary>
    /// <param name="claims">
    /// Each gives its finding at a two-sided level in (0, 1), wrong in either direction with probability at most (1 - level) / 2. A stricter
    /// level must give a wider interval, so findings from random draws fix their seed.
    /// </param>
    /// <param name="alpha">Chance of any wrong decision in the family, half of it for each direction.</param>
    public static IReadOnlyList<LeveledFinding> Decide(IReadOnlyList<Func<double, Finding>> claims, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(claims);
        Require.Level(1 - alpha);
        var holds = new StepDown(claims, alpha, Decision.Holds);
        var fails = new StepDown(claims, alpha, Decision.Fails);
        double open = Math.Max(holds.LastLevel, fails.LastLevel);
        return [.. claims.Select((claim, k) => holds.Decided.GetValueOrDefault(k) ?? fails.Decided.GetValueOrDefault(k) ?? new(claim(open), open))];
    }

    private sealed class StepDown
    {
        public StepDown(IReadOnlyList<Func<double, Finding>> claims, double alpha, Decision direction)
        {
            int before;
            do
            {
                before = Decided.Count;
                LastLevel = 1 - (alpha / Math.Max(1, claims.Count - before));
                foreach (int k in Enumerable.Range(0, claims.Count).Where(k => !Decided.ContainsKey(k)).ToArray())
                {
                    Finding finding = claims[k](LastLevel);
                    if (finding.Decision == direction)
                    {
                        Decided.Add(k, new LeveledFinding(finding, LastLevel));
                    }
                }
            }
            while (Decided.Count > before);
        }

        /// <summary>What left, by index of the claim.</summary>
        public Dictionary<int, LeveledFinding> Decided { get; } = [];

        /// <summary>Level at which nothing left any more.</summary>
        public double LastLevel { get; }
    }
}
