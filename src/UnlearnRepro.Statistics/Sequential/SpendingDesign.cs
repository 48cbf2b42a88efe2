using System.Globalization;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Sequential;

/// <summary>
/// Looks planned beforehand for a study that grows: at look k, with I_k of I_K training seeds, the decision uses intervals of level
/// 1 - (alpha*(t_k) - alpha*(t_{k-1})), t_k = I_k / I_K. An interval misses the truth at some look with probability at most the sum of
/// these, alpha (union bound), so that every decision made by intervals keeps alpha, whatever the estimand and its interval's law.
/// </summary>
/// <remarks>
/// Lan and DeMets share alpha by the joint law of the looks, which is known for a mean and not for variances or ranks. For a mean of
/// normal values at 5, 10 and 20 seeds and alpha .05 their critical values are 4.333, 2.963, 1.969 (O'Brien-Fleming) and 2.368, 2.368,
/// 2.226 (Pocock), the union bound's 4.333, 2.964, 1.987 and 2.368, 2.480, 2.346: at the last look 1.9 % and 11 % more seeds for the
/// same power. At 5, 10, 15 and 20 it is 2.161 for 2.014, 15 % more: few looks that are far apart are nearly free.
/// </remarks>
public sealed record SpendingDesign
{
    /// <summary>A look that spends less would need intervals too wide for any decision.</summary>
    private const double LeastSpent = 1e-8;

    /// <summary>A plan of looks.</summary>
    /// <param name="looks">Total training seeds at each look, at least 2 and strictly increasing; the last is the most that will be run.</param>
    /// <param name="alpha">Probability that an interval misses at any look, in (0, 1).</param>
    /// <param name="spending">How alpha is shared.</param>
    /// <exception cref="ArgumentException">The looks are not increasing, or one of them could decide nothing.</exception>
    public SpendingDesign(IReadOnlyList<int> looks, double alpha = 0.05, Spending spending = Spending.OBrienFleming)
    {
        ArgumentNullException.ThrowIfNull(looks);
        Require.Probability(alpha, nameof(alpha));
        if (looks.Count == 0 || looks[0] < 2 || looks.Zip(looks.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            throw new ArgumentException($"Looks must be at least 2 training seeds and strictly increasing; found {string.Join(", ", looks)}.");
        }

        (Looks, Alpha, Spending) = ([.. looks], alpha, spending);
        double[] spent = [0, .. looks.Select(i => spending.By((double)i / looks[^1], alpha))];
        Spent = [.. spent.Zip(spent.Skip(1), (before, after) => after - before)];
        int wasted = Spent.TakeWhile(s => s >= LeastSpent).Count();
        if (wasted < looks.Count)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"A look at {looks[wasted]} of {looks[^1]} training seeds would spend {Spent[wasted]:G2} and decide nothing; plan it later or leave it out."));
        }
    }

    /// <summary>Total training seeds at each look.</summary>
    public IReadOnlyList<int> Looks { get; }

    /// <summary>Total error probability.</summary>
    public double Alpha { get; }

    /// <summary>How it is shared.</summary>
    public Spending Spending { get; }

    /// <summary>Error probability of each look; they add up to alpha.</summary>
    public IReadOnlyList<double> Spent { get; }

    /// <summary>Level of the two-sided intervals of a look.</summary>
    /// <param name="look">Its number, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such look.</exception>
    public double Level(int look)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(look, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(look, Looks.Count);
        return 1 - Spent[look - 1];
    }
}
