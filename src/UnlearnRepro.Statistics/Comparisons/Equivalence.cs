using MathNet.Numerics.Distributions;

namespace UnlearnRepro.Statistics;

/// <summary>
/// Claim: two methods differ by less than a margin, by two one-sided t tests (Schuirmann 1987). It holds when the 1 - 2 alpha interval
/// of the difference lies within the margin and fails when it lies beyond. A difference that is "not significant" shows neither.
/// </summary>
/// <param name="Finding">The decision; its interval has level 1 - 2 alpha.</param>
/// <param name="PValue">Larger p of the two one-sided tests, for "within the margin"; null without an interval.</param>
public sealed record Equivalence(Finding Finding, double? PValue)
{
    /// <summary>Paired by training seed: row i of both grids is the same trained model.</summary>
    /// <param name="a">One method.</param>
    /// <param name="b">The other.</param>
    /// <param name="margin">In the metric's unit, fixed beforehand.</param>
    /// <param name="alpha">Error probability, below 1/2.</param>
    public static Equivalence Paired(SeedGrid a, SeedGrid b, double margin, double alpha = 0.05)
    {
        CheckAlpha(alpha);
        PairedComparison pair = PairedComparison.Of(a, b, 1 - (2 * alpha));
        double error = Math.Sqrt(pair.DifferenceVariance / a.I);
        return Of(pair.Difference, margin, alpha, error, a.I - 1, a.I);
    }

    /// <summary>
    /// Unpaired, on the seed means of both sides, with Welch's degrees of freedom: for references such as Retrain, whose models
    /// have seeds of their own.
    /// </summary>
    /// <param name="a">A method.</param>
    /// <param name="reference">The reference; one row per independently trained model.</param>
    /// <param name="margin">In the metric's unit, fixed beforehand.</param>
    /// <param name="alpha">Error probability, below 1/2.</param>
    public static Equivalence Welch(SeedGrid a, SeedGrid reference, double margin, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(reference);
        CheckAlpha(alpha);
        const string method = "Welch t on seed means";
        double difference = a.GrandMean - reference.GrandMean, level = 1 - (2 * alpha);
        if (a.I < 2 || reference.I < 2)
        {
            return Of(
                new Estimate(difference, difference, null, level, method, Status.TooFewSeeds, "each side needs two training seeds"),
                margin, alpha, 0, 0, a.I);
        }

        double va = Sample.Variance(a.SeedMeans) / a.I, vr = Sample.Variance(reference.SeedMeans) / reference.I;
        double error = Math.Sqrt(va + vr);
        double df = error > 0 ? (va + vr) * (va + vr) / ((va * va / (a.I - 1)) + (vr * vr / (reference.I - 1))) : a.I - 1;
        double half = Quantiles.T(df, 1 - alpha) * error;
        Estimate estimate = new(
            difference, difference, new Interval(difference - half, difference + half), level, method,
            error > 0 ? Status.Ok : Status.Degenerate, error > 0 ? null : "all seed means are equal on both sides");
        return Of(estimate, margin, alpha, error, df, a.I);
    }

    private static Equivalence Of(Estimate estimate, double margin, double alpha, double error, double df, int i0)
    {
        Require.Positive(margin, nameof(margin));
        double room = margin - Math.Abs(estimate.Value), sd = error * Math.Sqrt(i0);
        Finding finding = Finding.Decide(estimate, new Interval(-margin, margin), () => SeedsNeeded(room, sd, alpha, i0));
        return new Equivalence(finding, estimate.Interval is null ? null : MeanInterval.UpperTail(room, error, df));
    }

    // Usual approximation: the room left must hold both quantiles. Within the margin both sides can miss, hence half of the
    // miss probability on each.
    private static int? SeedsNeeded(double room, double sd, double alpha, int i0)
    {
        double miss = room > 0 ? (1 - Finding.Power) / 2 : 1 - Finding.Power;
        return Smallest.From(Math.Max(2, i0 + 1), Finding.MostSeeds, i =>
            Math.Abs(room) * Math.Sqrt(i) >= sd * (Quantiles.T(i - 1, 1 - alpha) + Normal.InvCDF(0, 1, 1 - miss)));
    }

    private static void CheckAlpha(double alpha)
    {
        if (!(alpha > 0 && alpha < 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "The error probability must lie between 0 and 1/2.");
        }
    }
}
