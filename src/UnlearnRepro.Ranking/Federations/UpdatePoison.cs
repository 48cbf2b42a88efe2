using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Federations;

/// <summary>
/// What an attacker makes of a gradient (Tao et al. 2025): <c>g &lt;- -2 gamma g + mu</c>, gamma uniform in [1, 2), every entry of mu normal with the mean
/// and the standard deviation of g's entries. The code of that paper has <c>-gamma g + mu</c> with gamma uniform in [0, 1) where the attacker is to unlearn.
/// </summary>
internal static class UpdatePoison
{
    /// <summary>Replaces the gradient; one without an entry other than 0 stays as it is.</summary>
    public static void Apply(Span<double> gradient, SplitMix64 random) => Apply(gradient, 2 * (1 + random.Unit()), random);

    /// <summary>The published noise of an attacker who unlearns.</summary>
    public static void ApplyUnlearning(Span<double> gradient, SplitMix64 random) => Apply(gradient, random.Unit(), random);

    private static void Apply(Span<double> gradient, double factor, SplitMix64 random)
    {
        double sum = 0, squares = 0;
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
            gradient[k] = (-factor * gradient[k]) + mean + (sd * random.Normal());
        }
    }
}
