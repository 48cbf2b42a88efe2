using MathNet.Numerics;
using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Decisions;

/// <summary>
/// Probability that a comparison made with few training seeds names another best method than the means over all training seeds do.
/// The share over all (or many random) choices of I' training seeds is a U-statistic; its variance is at most that of I / I'
/// disjoint choices (Hoeffding 1948), so the Clopper-Pearson interval with that many trials errs on the wide side.
/// Which method truly is best may be open: the interval then spans every method that the paired t intervals cannot rule out.
/// </summary>
/// <param name="Probability">The estimate with its interval.</param>
/// <param name="Best">Index of the method with the best grand mean.</param>
/// <param name="Candidates">Indices of the methods that may be best at the estimate's level.</param>
/// <param name="SubsetSize">I', training seeds of the small comparison.</param>
/// <param name="TrainingSeeds">I, training seeds of the grids.</param>
public sealed record RankInstability(
    Estimate Probability, int Best, IReadOnlyList<int> Candidates, int SubsetSize, int TrainingSeeds)
{
    /// <summary>All choices are counted up to this many; beyond it this many random ones.</summary>
    private const int MostChoices = 4000;

    /// <summary>Claim: the probability is above p (leaderboards from I' training seeds are unstable).</summary>
    public Finding Exceeds(double p) => Finding.Decide(Probability, Finding.Above(p), () => SeedsNeeded(p));

    /// <summary>Claim: the probability is below p (I' training seeds suffice).</summary>
    public Finding StaysBelow(double p) => Finding.Decide(Probability, Finding.Below(p), () => SeedsNeeded(p));

    /// <summary>Whether the order of two methods turns round.</summary>
    /// <param name="a">One method.</param>
    /// <param name="b">The other, row i from the same trained model.</param>
    /// <param name="seed">Seed of the random choices; of no effect while all are counted.</param>
    /// <param name="subsetSize">I', 1 for common practice.</param>
    /// <param name="level">Confidence level.</param>
    public static RankInstability OfPair(SeedGrid a, SeedGrid b, ulong seed, int subsetSize = 1, double level = 0.95) =>
        OfTop(new MethodGrids([new("a", a), new("b", b)]), higherIsBetter: true, seed, subsetSize, level);

    /// <summary>Whether the best of several methods changes.</summary>
    /// <param name="methods">At least two methods.</param>
    /// <param name="higherIsBetter">Whether larger values of the metric are better.</param>
    /// <param name="seed">Seed of the random choices; of no effect while all are counted.</param>
    /// <param name="subsetSize">I', 1 to I.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">Fewer than two methods.</exception>
    public static RankInstability OfTop(
        MethodGrids methods, bool higherIsBetter, ulong seed, int subsetSize = 1, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(methods);
        Require.Level(level);
        if (methods.M < 2)
        {
            throw new ArgumentException("A ranking needs at least two methods.");
        }

        int i = methods.I;
        ArgumentOutOfRangeException.ThrowIfLessThan(subsetSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(subsetSize, i);
        double sign = higherIsBetter ? 1 : -1;
        int best = methods.Best(higherIsBetter);
        int[] candidates = [.. Enumerable.Range(0, methods.M).Where(m => m == best || MayBeat(methods, m, best, sign, level))];
        int[][] choices = SpecialFunctions.Binomial(i, subsetSize) <= MostChoices
            ? [.. Combinations.Of(subsetSize, i)]
            : [.. RandomChoices(subsetSize, i, seed)];
        Interval[] parts = [.. candidates.Select(m => Bounds(Losses(methods, m, sign, choices), i / subsetSize, level))];
        (double lost, double tied) = Losses(methods, best, sign, choices);
        double value = lost + (tied / 2);
        bool equal = tied == 1;
        Estimate estimate = new(
            value, value, new Interval(parts.Min(p => p.Lower), parts.Max(p => p.Upper)), level, "Clopper-Pearson",
            i == 1 ? Status.TooFewSeeds : equal ? Status.Degenerate : Status.Ok,
            i == 1 ? "one training seed shows no other order" : equal ? "the best methods are always equal" : null);
        return new RankInstability(estimate, best, candidates, subsetSize, i);
    }

    private static IEnumerable<int[]> RandomChoices(int size, int n, ulong seed)
    {
        SplitMix64 random = new(seed);
        return Enumerable.Range(0, MostChoices).Select(_ => random.Choose(size, n));
    }

    // Bonferroni over the rivals: together the t intervals keep the level.
    private static bool MayBeat(MethodGrids methods, int rival, int best, double sign, double level)
    {
        double each = 1 - ((1 - level) / (methods.M - 1));
        Interval? lead = PairedComparison.Of(methods.Grids[best], methods.Grids[rival], each).Difference.Interval;
        return lead is not { } known || (sign > 0 ? known.Lower <= 0 : known.Upper >= 0);
    }

    // Shares of the choices in which some other method is better than m, and in which m is best together with another.
    private static (double Lost, double Tied) Losses(MethodGrids methods, int m, double sign, int[][] choices)
    {
        int lost = 0, tied = 0;
        IReadOnlyList<double> own = methods.SeedMeans[m];
        IReadOnlyList<double>[] others = [.. methods.SeedMeans.Where((_, other) => other != m)];
        foreach (int[] choice in choices)
        {
            double lead = double.PositiveInfinity, size = 0;
            foreach (IReadOnlyList<double> other in others)
            {
                double sum = 0;
                foreach (int k in choice)
                {
                    sum += sign * (own[k] - other[k]);
                    size = Math.Max(size, Math.Abs(own[k]));
                }

                lead = Math.Min(lead, sum);
            }

            // Accuracies are heaped, so ties are common, and rounding must not break them.
            double rounding = 1e-12 * choice.Length * size;
            lost += lead < -rounding ? 1 : 0;
            tied += Math.Abs(lead) <= rounding ? 1 : 0;
        }

        return (lost / (double)choices.Length, tied / (double)choices.Length);
    }

    // Ties count as kept for the lower and as lost for the upper bound; shares are rounded outwards to whole trials.
    private static Interval Bounds((double Lost, double Tied) share, int trials, double level)
    {
        int low = (int)Math.Floor((share.Lost * trials) + 1e-9);
        int high = Math.Min(trials, (int)Math.Ceiling(((share.Lost + share.Tied) * trials) - 1e-9));
        return new Interval(ClopperPearson.Of(low, trials, level).Lower, ClopperPearson.Of(high, trials, level).Upper);
    }

    private int? SeedsNeeded(double p) =>
        ClopperPearson.TrialsNeeded(Probability.Value, p, (TrainingSeeds / SubsetSize) + 1, Probability.Level) * SubsetSize;
}
