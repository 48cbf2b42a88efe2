using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Comparisons;

/// <summary>
/// Difference of two unpaired sides, a method and references or two methods from trained models of their own, on independent values
/// (Welch 1947). The seed means carry both components: Var(seed means) / I = MS_T / (I J), so no J is asked for.
/// </summary>
/// <param name="Difference">a - b in the metric's unit, with the t interval.</param>
/// <param name="StandardError">sqrt(v_a + v_b) with v = Var / n of each side, same unit; 0 when it cannot be told.</param>
/// <param name="Df">
/// Satterthwaite's (v_a + v_b)^2 / (v_a^2 / (n_a - 1) + v_b^2 / (n_b - 1)), with more terms for more groups; null when it cannot be told.
/// </param>
public sealed record WelchComparison(Estimate Difference, double StandardError, double? Df)
{
    /// <summary>The gap of a method to its references: mean over training seeds minus mean of the references.</summary>
    public static WelchComparison Of(SeedGrid a, References references, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(references);
        return Of(a.SeedMeans, references.Values, level);
    }

    /// <summary>Two methods whose trained models have nothing in common; same training seeds are paired instead.</summary>
    public static WelchComparison Of(SeedGrid a, SeedGrid b, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Of(a.SeedMeans, b.SeedMeans, level);
    }

    /// <summary>
    /// The same from what a table says of each side, and for sides that are sums: a difference of two gaps has a method and
    /// somebody else's references on one side, the references and somebody else's method on the other.
    /// </summary>
    /// <param name="plus">Independent groups whose means are added.</param>
    /// <param name="minus">Independent groups whose means are taken off.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">There is no group, or one is no summary of finite values.</exception>
    public static WelchComparison Of(IReadOnlyList<MeanSummary> plus, IReadOnlyList<MeanSummary> minus, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(plus);
        ArgumentNullException.ThrowIfNull(minus);
        Require.Level(level);
        MeanSummary[] all = [.. plus, .. minus];
        if (all.Length == 0 || all.Any(g => !(double.IsFinite(g.Mean) && double.IsFinite(g.Sd) && g.Sd >= 0 && g.Count >= 1)))
        {
            throw new ArgumentException(
                "groups: expected a finite mean, a standard deviation of at least 0 and a count of at least 1 of each, found otherwise");
        }

        return Of(
            Sample.Difference(plus.Sum(g => g.Mean), minus.Sum(g => g.Mean), all.Max(g => Math.Abs(g.Mean))),
            [.. all.Select(g => (g.Sd * g.Sd, g.Count))], level);
    }

    private static WelchComparison Of(IReadOnlyList<double> a, IReadOnlyList<double> b, double level)
    {
        Require.Level(level);
        return Of(
            Sample.Difference(Sample.Mean(a), Sample.Mean(b), Math.Max(Sample.Size(a), Sample.Size(b))),
            [.. new[] { a, b }.Select(x => (x.Count < 2 ? 0 : Sample.Variance(x), x.Count))], level);
    }

    private static WelchComparison Of(double difference, IReadOnlyList<(double Variance, int Count)> groups, double level)
    {
        const string method = "Welch t on independent values";
        if (groups.Any(g => g.Count < 2))
        {
            return new WelchComparison(
                new Estimate(difference, difference, null, level, method, Status.TooFewSeeds, "each side needs two independently trained models"), 0, null);
        }

        double[] v = [.. groups.Select(g => g.Variance / g.Count)];
        double sum = v.Sum(), error = Math.Sqrt(sum);
        if (error == 0)
        {
            return new WelchComparison(
                new Estimate(
                    difference, difference, new Interval(difference, difference), level, method, Status.Degenerate,
                    "all values are equal on both sides"),
                0, null);
        }

        double df = sum * sum / v.Zip(groups, (vg, g) => vg * vg / (g.Count - 1)).Sum();
        double half = Quantiles.T(df, (1 + level) / 2) * error;
        return new WelchComparison(
            new Estimate(difference, difference, new Interval(difference - half, difference + half), level, method, Status.Ok), error, df);
    }
}
