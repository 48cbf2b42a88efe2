namespace UnlearnRepro.Statistics;

/// <summary>
/// Difference of two unpaired sides, a method and references or two methods from trained models of their own, on independent values
/// (Welch 1947). The seed means carry both components: Var(seed means) / I = MS_T / (I J), so no J is asked for.
/// </summary>
/// <param name="Difference">a - b in the metric's unit, with the t interval.</param>
/// <param name="StandardError">sqrt(v_a + v_b) with v = Var / n of each side, same unit; 0 when it cannot be told.</param>
/// <param name="Df">Satterthwaite's (v_a + v_b)^2 / (v_a^2 / (n_a - 1) + v_b^2 / (n_b - 1)); null when it cannot be told.</param>
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

    private static WelchComparison Of(IReadOnlyList<double> a, IReadOnlyList<double> b, double level)
    {
        Require.Level(level);
        const string method = "Welch t on independent values";
        double difference = Sample.Difference(Sample.Mean(a), Sample.Mean(b), Math.Max(Sample.Size(a), Sample.Size(b)));
        if (a.Count < 2 || b.Count < 2)
        {
            return new WelchComparison(
                new Estimate(difference, difference, null, level, method, Status.TooFewSeeds, "each side needs two independently trained models"), 0, null);
        }

        double va = Sample.Variance(a) / a.Count, vb = Sample.Variance(b) / b.Count, error = Math.Sqrt(va + vb);
        if (error == 0)
        {
            return new WelchComparison(
                new Estimate(
                    difference, difference, new Interval(difference, difference), level, method, Status.Degenerate,
                    "all values are equal on both sides"),
                0, null);
        }

        double df = (va + vb) * (va + vb) / ((va * va / (a.Count - 1)) + (vb * vb / (b.Count - 1)));
        double half = Quantiles.T(df, (1 + level) / 2) * error;
        return new WelchComparison(
            new Estimate(difference, difference, new Interval(difference - half, difference + half), level, method, Status.Ok), error, df);
    }
}
