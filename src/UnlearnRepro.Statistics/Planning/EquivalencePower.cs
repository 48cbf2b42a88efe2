using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Planning;

/// <summary>
/// Power of the two one-sided t tests of <see cref="Equivalence"/>: the chance that the 1 - 2 alpha interval lies within the margin.
/// Exact for normal data, by integration over the laws of the standard deviations (Phillips 1990 for the paired form).
/// </summary>
public static class EquivalencePower
{
    /// <summary>Paired by training seed: n differences with standard deviation sd.</summary>
    /// <param name="margin">In the metric's unit, positive.</param>
    /// <param name="sd">Standard deviation of a difference of seed means, positive, same unit.</param>
    /// <param name="trainingSeeds">n, at least 2.</param>
    /// <param name="alpha">Error probability, below 1/2.</param>
    /// <param name="difference">The true difference, same unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double Paired(double margin, double sd, int trainingSeeds, double alpha = 0.05, double difference = 0)
    {
        Check(margin, alpha);
        Require.Positive(sd, nameof(sd));
        ArgumentOutOfRangeException.ThrowIfLessThan(trainingSeeds, 2);
        int df = trainingSeeds - 1;
        double error = sd / Math.Sqrt(trainingSeeds);
        return ChiLaw.WithinMargin(margin, difference, error, Quantiles.T(df, 1 - alpha) * error, df);
    }

    /// <summary>
    /// Unpaired on seed means, with Welch's degrees of freedom. Of two sums of squares with n1 - 1 and n2 - 1 degrees of freedom the
    /// total is chi-squared and the first one's share beta, independently; Welch's degrees of freedom depend on the share alone.
    /// </summary>
    /// <param name="margin">In the metric's unit, positive.</param>
    /// <param name="sd">Standard deviation of a seed mean of the method, positive, same unit.</param>
    /// <param name="trainingSeeds">Number of them, at least 2.</param>
    /// <param name="referenceSd">Standard deviation of the reference's seed means, positive, same unit.</param>
    /// <param name="references">Number of them, at least 2.</param>
    /// <param name="alpha">Error probability, below 1/2.</param>
    /// <param name="difference">The true difference, same unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double Welch(
        double margin, double sd, int trainingSeeds, double referenceSd, int references, double alpha = 0.05, double difference = 0)
    {
        Check(margin, alpha);
        Require.Positive(sd, nameof(sd));
        Require.Positive(referenceSd, nameof(referenceSd));
        ArgumentOutOfRangeException.ThrowIfLessThan(trainingSeeds, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(references, 2);
        int df1 = trainingSeeds - 1, df2 = references - 1;
        double v1 = sd * sd / trainingSeeds, v2 = referenceSd * referenceSd / references, error = Math.Sqrt(v1 + v2);
        return ChiLaw.MeanOverShares(df1, df2, share =>
        {
            // For one unit of the sum of squares per degree of freedom of both sides together.
            double a = v1 * share * (df1 + df2) / df1, b = v2 * (1 - share) * (df1 + df2) / df2;
            double df = (a + b) * (a + b) / ((a * a / df1) + (b * b / df2));
            return ChiLaw.WithinMargin(margin, difference, error, Quantiles.T(df, 1 - alpha) * Math.Sqrt(a + b), df1 + df2);
        });
    }

    /// <summary>Smallest n with the wanted power of the paired form; null when 10 000 are too few, as for a difference beyond the margin.</summary>
    public static int? PairedSeedsFor(double margin, double sd, double power = Finding.Power, double alpha = 0.05, double difference = 0)
    {
        Require.Probability(power, nameof(power));
        return Smallest.From(2, Finding.MostSeeds, n => Paired(margin, sd, n, alpha, difference) >= power);
    }

    /// <summary>
    /// Smallest number of training seeds with the wanted power of the unpaired form; null when 10 000 are too few, as when the
    /// references alone leave too much error.
    /// </summary>
    /// <param name="margin">In the metric's unit, positive.</param>
    /// <param name="sd">Standard deviation of a seed mean of the method, same unit.</param>
    /// <param name="referenceSd">Standard deviation of the reference's seed means, same unit.</param>
    /// <param name="references">Number of references; null for as many as training seeds.</param>
    /// <param name="power">Wanted, in (0, 1).</param>
    /// <param name="alpha">Error probability, below 1/2.</param>
    /// <param name="difference">The true difference, same unit.</param>
    public static int? WelchSeedsFor(
        double margin, double sd, double referenceSd, int? references = null, double power = Finding.Power, double alpha = 0.05, double difference = 0)
    {
        Require.Probability(power, nameof(power));
        return Smallest.From(2, Finding.MostSeeds, n => Welch(margin, sd, n, referenceSd, references ?? n, alpha, difference) >= power);
    }

    private static void Check(double margin, double alpha)
    {
        Require.Positive(margin, nameof(margin));
        if (!(alpha > 0 && alpha < 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "The error probability must lie between 0 and 1/2.");
        }
    }
}
