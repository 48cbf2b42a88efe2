using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Federations;

/// <summary>
/// What an attacker makes of a gradient (Tao et al. 2025): <c>g &lt;- -2 gamma g + mu</c>, gamma uniform in [1, 2), every entry of mu normal with the mean
/// and the standard deviation of g's entries.
/// </summary>
internal static class UpdatePoison
{
    /// <summary>Replaces the gradient; one without an entry other than 0 stays as it is.</summary>
    public static void Apply(Span<double> gradient, SplitMix64 random)
    {
        double gamma = 1 + random.Unit(), sum = 0, squares = 0;
        foreach (double entry in gradient)
        {
            sum += entry;
        }

        double mean = sum / gradient.Length;
        foreach (double entry in gradient)
        {
            squares += (entry - mean) * (entry - mean);
        }

        double sd = Math.Sqrt(squares / gradient.Length);
        for (int k = 0; k < gradient.Length; k++)
        {
            gradient[k] = (-2 * gamma * gradient[k]) + mean + (sd * random.Normal());
        }
    }
}
