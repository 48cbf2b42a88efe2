namespace UnlearnRepro.Statistics.Components;

/// <summary>Estimates of variances from mean squares, with the status that their values ask for. Squared units of the metric.</summary>
internal static class VarianceEstimate
{
    public const string AllEqual = "all values are equal";
    public const string OneTraining = "one training seed: nothing shows how trained models differ";
    public const string OneUnlearning = "one unlearning seed per training seed: s_T^2 and s_U^2 cannot be told apart";

    /// <summary>A difference of mean squares over its weight, reported as 0 when negative.</summary>
    /// <param name="raw">The difference over its weight.</param>
    /// <param name="interval">Its interval, truncated at 0.</param>
    /// <param name="level">Level of the interval.</param>
    /// <param name="method">Name of the interval.</param>
    /// <param name="allEqual">Whether there is no variance at all.</param>
    /// <param name="upper">Name of the mean square that holds the component, with whose seeds they are.</param>
    /// <param name="lower">The mean square taken off.</param>
    public static Estimate OfDifference(
        double raw, Interval interval, double level, string method, bool allEqual, string upper, (string Name, string Seeds) lower)
    {
        (Status status, string? why) = allEqual ? (Status.Degenerate, AllEqual)
            : raw > 0 ? (Status.Ok, (string?)null)
            : interval.Upper > 0 ? (Status.Boundary, $"{upper} <= {lower.Name}: the estimate is 0, the upper bound still counts")
            : (Status.Boundary,
                $"{upper} is so far below {lower.Name} that the upper bound is 0 too; check that {lower.Seeds} seeds are independent");
        return new Estimate(Math.Max(0, raw), raw, interval, level, method, status, why);
    }

    /// <summary>A mean square itself, with the chi-square interval.</summary>
    public static Estimate OfMeanSquare(double meanSquare, int df, double level, bool allEqual, string whenZero)
    {
        (Status status, string? why) = allEqual ? (Status.Degenerate, AllEqual)
            : meanSquare == 0 ? (Status.Boundary, whenZero)
            : (Status.Ok, (string?)null);
        return new Estimate(meanSquare, meanSquare, ChiSquareInterval.Of(meanSquare, df, level), level, ChiSquareInterval.Name, status, why);
    }
}
