using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// Whether an effect's variance is above 0. Where another effect's mean square has the same mean but for the component, F is exact. Elsewhere it is a
/// ratio of sums of mean squares, such as (MS_A + MS_ABF) / (MS_AB + MS_AF), with degrees of freedom of Satterthwaite (1946) on both sides: sums
/// cannot be 0 or less, as the denominator of MS_A / (MS_AB + MS_AF - MS_ABF) can, and keep nearer to the size.
/// </summary>
/// <param name="Effect">Name of the effect.</param>
/// <param name="F">The ratio; infinite when only its denominator is 0.</param>
/// <param name="Df1">Degrees of freedom of the numerator, whole when exact.</param>
/// <param name="Df2">Degrees of freedom of the denominator, whole when exact.</param>
/// <param name="PValue">Upper tail probability.</param>
/// <param name="IsExact">Whether F is exact for normal effects; an approximation otherwise.</param>
/// <param name="Ratio">What F is, such as "MS_forget / MS_forget x train".</param>
public sealed record FactorialTest(string Effect, double F, double Df1, double Df2, double PValue, bool IsExact, string Ratio)
{
    /// <summary>The test of an effect; null when all its mean squares are 0 or none has to be taken off.</summary>
    internal static FactorialTest? Of(FactorialAnova table, int effect)
    {
        double[] part = table.Design.Parts[effect];
        FactorialEffect[] upper = Terms(1), lower = Terms(-1);
        double above = upper.Sum(e => e.MeanSquare), below = lower.Sum(e => e.MeanSquare);
        if (lower.Length == 0 || (above == 0 && below == 0))
        {
            return null;
        }

        double df1 = Df(upper, above), df2 = Df(lower, below);
        return new FactorialTest(
            table.Effects[effect].Name, above / below, df1, df2, FTest.UpperTail(above / below, df1, df2), upper.Length + lower.Length == 2,
            $"{Sum(upper)} / {Sum(lower)}");

        FactorialEffect[] Terms(int sign) => [.. table.Effects.Where((_, k) => Math.Sign(part[k]) == sign)];
    }

    /// <summary>Degrees of freedom of a sum of mean squares: (sum MS)^2 / sum (MS^2 / df).</summary>
    private static double Df(FactorialEffect[] terms, double sum) =>
        terms.Length == 1 || sum == 0 ? terms.Min(e => e.Df) : sum * sum / terms.Sum(e => e.MeanSquare * e.MeanSquare / e.Df);

    private static string Sum(FactorialEffect[] terms)
    {
        string sum = string.Join(" + ", terms.Select(e => $"MS_{e.Name}"));
        return terms.Length == 1 ? sum : $"({sum})";
    }
}
