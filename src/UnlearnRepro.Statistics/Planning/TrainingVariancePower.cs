using MathNet.Numerics.Distributions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Planning;

/// <summary>
/// Power of the F test of s_T^2 > 0, before a run. MS_T / MS_U is (1 + J s_T^2 / s_U^2) F(I-1, I(J-1)), so the power is exact for
/// balanced normal data (Searle, Casella, McCulloch 1992, sec. 3.6).
/// </summary>
public static class TrainingVariancePower
{
    /// <summary>P(F(I-1, I(J-1)) > F_(1-alpha) / (1 + J s_T^2 / s_U^2)); alpha itself when the ICC is 0.</summary>
    /// <param name="icc">s_T^2 / (s_T^2 + s_U^2), from 0 to below 1.</param>
    /// <param name="trainingSeeds">I, at least 2.</param>
    /// <param name="unlearningSeeds">J, at least 2: with one the two variances cannot be told apart.</param>
    /// <param name="alpha">Error probability of the test.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double Of(double icc, int trainingSeeds, int unlearningSeeds, double alpha = 0.05)
    {
        if (!(icc >= 0 && icc < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(icc), icc, "The intraclass correlation must be at least 0 and below 1.");
        }

        Require.Probability(alpha, nameof(alpha));
        ArgumentOutOfRangeException.ThrowIfLessThan(trainingSeeds, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(unlearningSeeds, 2);
        int dfT = trainingSeeds - 1, dfU = trainingSeeds * (unlearningSeeds - 1);
        double ratio = 1 + (unlearningSeeds * icc / (1 - icc));
        return 1 - FisherSnedecor.CDF(dfT, dfU, Quantiles.F(dfT, dfU, 1 - alpha) / ratio);
    }

    /// <summary>Smallest I whose power is at least the one wanted; null when 10 000 are too few, as for an ICC of 0.</summary>
    /// <param name="icc">s_T^2 / (s_T^2 + s_U^2), from 0 to below 1.</param>
    /// <param name="unlearningSeeds">J, at least 2.</param>
    /// <param name="power">Wanted, in (0, 1).</param>
    /// <param name="alpha">Error probability of the test.</param>
    public static int? TrainingSeedsFor(double icc, int unlearningSeeds, double power = Finding.Power, double alpha = 0.05)
    {
        Require.Probability(power, nameof(power));
        return Smallest.From(2, Finding.MostSeeds, i => Of(icc, i, unlearningSeeds, alpha) >= power);
    }
}
