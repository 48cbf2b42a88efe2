using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// Effects of a balanced design as deviations: means over the factors that are not in the effect, less the mean over each of its innermost factors in
/// turn. Means are taken about a line's first value, so that no digit is lost that tells values apart.
/// </summary>
internal static class FactorialSquares
{
    /// <summary>Mean of all offsets, and for every effect its sum of squares: that of its deviations, N / n_S times.</summary>
    /// <param name="offsets">All values about the first one, in row-major order of the factors.</param>
    /// <param name="design">The design.</param>
    /// <param name="size">Largest absolute value: deviations within rounding at this size count as 0.</param>
    public static (double Mean, double[] SumsOfSquares) Of(double[] offsets, FactorialDesign design, double size)
    {
        // From all factors down, each set's means are those of a set with one factor more over that factor.
        Dictionary<int, double[]> means = new() { [design.All] = offsets };
        double[] sums = new double[design.Effects.Count];
        for (int k = sums.Length - 1; k >= 0; k--)
        {
            FactorSet effect = design.Effects[k];
            double[] x = Means(effect.Members, means, design);
            sums[k] = Squares([.. x], effect, design, size) * (offsets.Length / x.Length);
        }

        return (Means(0, means, design)[0], sums);
    }

    private static double[] Means(int members, Dictionary<int, double[]> means, FactorialDesign design)
    {
        if (!means.TryGetValue(members, out double[]? x))
        {
            int more = Enumerable.Range(0, design.Levels.Count).First(i => means.ContainsKey(members | design.Bit(i)));
            means[members] = x = Averaged(means[members | design.Bit(more)], design.Levels[more], design.Below(more, members));
        }

        return x;
    }

    private static double Squares(double[] x, FactorSet effect, FactorialDesign design, double size)
    {
        int inner = 0;
        for (int i = 0; i < design.Levels.Count; i++)
        {
            if ((effect.Inner & design.Bit(i)) != 0)
            {
                Deviate(x, design.Levels[i], design.Below(i, effect.Members));
                inner++;
            }
        }

        double sum = 0;
        foreach (double deviation in x)
        {
            double d = Sample.Difference(deviation, 0, inner * inner * size);
            sum += d * d;
        }

        return sum;
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
