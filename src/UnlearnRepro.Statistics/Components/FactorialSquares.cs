using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// Effects of a balanced design as deviations: means over the factors that are not in the effect, less the mean over each of its innermost factors in
/// turn. Means are taken about a line's first value, so that no digit is lost that tells values apart.
/// </summary>
/// <param name="offsets">All values about the first one, in row-major order of the factors.</param>
/// <param name="design">The design.</param>
/// <param name="size">Largest absolute value: deviations within rounding at this size count as 0.</param>
internal sealed class FactorialSquares(double[] offsets, FactorialDesign design, double size)
{
    /// <summary>Mean of all offsets.</summary>
    public double Mean() => Reduced(0)[0];

    /// <summary>Sum of squares of an effect: that of its deviations, N / n_S times.</summary>
    public double Of(FactorSet effect)
    {
        double[] x = Reduced(effect.Members);
        if (ReferenceEquals(x, offsets))
        {
            x = [.. offsets];
        }

        int below = 1, inner = 0;
        for (int i = design.Levels.Count - 1; i >= 0; i--)
        {
            if (design.IsIn(i, effect.Inner))
            {
                Deviate(x, design.Levels[i], below);
                inner++;
            }

            below *= design.IsIn(i, effect.Members) ? design.Levels[i] : 1;
        }

        double sum = 0;
        foreach (double deviation in x)
        {
            double d = Sample.Difference(deviation, 0, inner * inner * size);
            sum += d * d;
        }

        return sum * (offsets.Length / x.Length);
    }

    // Means over all factors that are not in a set.
    private double[] Reduced(int members)
    {
        double[] x = offsets;
        int below = 1;
        for (int i = design.Levels.Count - 1; i >= 0; i--)
        {
            if (design.IsIn(i, members))
            {
                below *= design.Levels[i];
            }
            else
            {
                x = Averaged(x, design.Levels[i], below);
            }
        }

        return x;
    }

    // An array [above, n, below] in row-major order becomes [above, below].
    private static double[] Averaged(double[] x, int n, int below)
    {
        double[] means = new double[x.Length / n];
        for (int k = 0; k < means.Length; k++)
        {
            int first = (k / below * n * below) + (k % below);
            means[k] = x[first] + Offset(x, first, n, below);
        }

        return means;
    }

    // Every line of n values, each below apart, becomes its deviations from its mean.
    private static void Deviate(double[] x, int n, int below)
    {
        for (int k = 0; k < x.Length / n; k++)
        {
            int first = (k / below * n * below) + (k % below);
            double origin = x[first], offset = Offset(x, first, n, below);
            for (int j = first; j < first + (n * below); j += below)
            {
                x[j] = x[j] - origin - offset;
            }
        }
    }

    // Mean of a line less its first value.
    private static double Offset(double[] x, int first, int n, int below)
    {
        double sum = 0;
        for (int j = 1; j < n; j++)
        {
            sum += x[first + (j * below)] - x[first];
        }

        return sum / n;
    }
}
