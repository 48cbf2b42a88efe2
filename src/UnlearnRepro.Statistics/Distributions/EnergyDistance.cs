using MathNet.Numerics;
using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Distributions;

/// <summary>
/// Energy distance of two distributions, 2 E|X - Y| - E|X - X'| - E|Y - Y'| (Szekely, Rizzo 2004; V-statistic): 0 only when they are equal,
/// so it sees spread and shape as well as location. The p-value permutes whole training seeds, never runs, which share their model.
/// </summary>
/// <param name="Distance">The estimate in the metric's unit, without an interval; above 0 by chance alone.</param>
/// <param name="PValue">Share of label assignments with a distance at least as large.</param>
/// <param name="MinimumP">1 over the number of assignments (counted or drawn, and the observed one); ties can keep p well above it.</param>
/// <param name="IsExact">Whether all assignments were counted.</param>
public sealed record EnergyDistance(Estimate Distance, double PValue, double MinimumP, bool IsExact)
{
    private const int MostCounted = 10_000;

    /// <summary>Claim: the distributions differ.</summary>
    public Finding Differ(double alpha = 0.05) => Finding.OfTest(Distance, Finding.Above(0), PValue, alpha);

    /// <summary>Seed means of a method against references: labels go to any of the I + R models.</summary>
    /// <param name="a">The method.</param>
    /// <param name="references">The references.</param>
    /// <param name="seed">Seed of the random assignments; of no effect while all are counted.</param>
    /// <param name="draws">Random assignments when there are more than 10 000.</param>
    public static EnergyDistance Of(SeedGrid a, References references, ulong seed, int draws = 9999)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(references);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        int n = a.I, all = n + references.R;
        bool exact = SpecialFunctions.Binomial(all, n) <= MostCounted;
        IEnumerable<int[]> assignments = exact ? Combinations.Of(n, all) : Enumerable.Repeat(new SplitMix64(seed), draws).Select(r => r.Choose(n, all));
        return Of([.. a.SeedMeans, .. references.Values], n, assignments, exact);
    }

    /// <summary>
    /// Two methods on the same trained models: the labels are exchanged, or not, within each training seed. Where training seeds lie farther
    /// apart than the two methods do, this sees little; <see cref="PairedComparison"/> and <see cref="SignFlip"/> look at the differences.
    /// </summary>
    /// <param name="a">One method.</param>
    /// <param name="b">The other, row i from the same trained model.</param>
    /// <param name="seed">Seed of the random assignments; of no effect while all are counted.</param>
    /// <param name="draws">Random assignments when there are more than 10 000.</param>
    public static EnergyDistance Paired(SeedGrid a, SeedGrid b, ulong seed, int draws = 9999)
    {
        Pairing.Require(a, b);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        int n = a.I;
        bool exact = Math.Pow(2, n) <= MostCounted;
        SplitMix64 random = new(seed);
        IEnumerable<int[]> assignments = Enumerable.Range(0, exact ? 1 << n : draws).Select(code =>
            Enumerable.Range(0, n).Select(i => (exact ? (code >> i) & 1 : random.Below(2)) == 0 ? i : n + i).ToArray());
        return Of([.. a.SeedMeans, .. b.SeedMeans], n, assignments, exact);
    }

    // An assignment lists whose values are labelled a.
    private static EnergyDistance Of(double[] pooled, int n, IEnumerable<int[]> assignments, bool exact)
    {
        const string method = "energy distance";
        double observed = Value(pooled, [.. Enumerable.Range(0, n)]);
        double size = Sample.Size(pooled);
        if (Sample.SumOfSquares(pooled) == 0)
        {
            return new EnergyDistance(new Estimate(0, 0, null, 0.95, method, Status.Degenerate, "all values are equal"), 1, 1, exact);
        }

        // Rounding must not break ties between assignments that mirror each other.
        double least = observed - (1e-12 * size);
        (int count, int extreme) = (0, 0);
        foreach (int[] assignment in assignments)
        {
            count++;
            extreme += Value(pooled, assignment) >= least ? 1 : 0;
        }

        (count, extreme) = exact ? (count, extreme) : (count + 1, extreme + 1);
        return new EnergyDistance(
            new Estimate(observed, observed, null, 0.95, method, Status.Ok), extreme / (double)count, 1.0 / count, exact);
    }

    // With F and G the two empirical distribution functions it is 2 times the integral of (F - G)^2 (Szekely 2002).
    private static double Value(double[] pooled, int[] ofA)
    {
        int n = ofA.Length, m = pooled.Length - n;
        double[] height = [.. Enumerable.Repeat(-1.0 / m, pooled.Length)];
        foreach (int index in ofA)
        {
            height[index] = 1.0 / n;
        }

        double[] sorted = [.. pooled];
        Array.Sort(sorted, height);
        double sum = 0, gap = 0;
        for (int k = 0; k + 1 < sorted.Length; k++)
        {
            gap += height[k];
            sum += 2 * gap * gap * (sorted[k + 1] - sorted[k]);
        }

        return sum;
    }
}
