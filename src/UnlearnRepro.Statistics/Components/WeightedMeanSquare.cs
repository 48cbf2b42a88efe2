using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>One term of a sum of mean squares of any balanced analysis of variance.</summary>
/// <param name="Coefficient">c_k, of either sign.</param>
/// <param name="MeanSquare">MS_k, 0 or more.</param>
/// <param name="Df">Its degrees of freedom, 1 or more.</param>
public sealed record WeightedMeanSquare(double Coefficient, double MeanSquare, int Df)
{
    /// <summary>
    /// sum c_k MS_k of independent mean squares with the modified large-sample interval (Ting et al. 1990), not cut at 0. Variances of factors
    /// that this library has no design for can be had from the mean squares of any table.
    /// </summary>
    /// <param name="terms">At least one term.</param>
    /// <param name="level">Two-sided confidence level, in (0, 1).</param>
    /// <exception cref="ArgumentException">There is no term, or one has a negative mean square or no degree of freedom.</exception>
    public static Estimate Sum(IReadOnlyList<WeightedMeanSquare> terms, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(terms);
        Require.Level(level);
        if (terms.Count == 0)
        {
            throw new ArgumentException("A sum of mean squares needs at least one term; there is none.");
        }

        if (terms.FirstOrDefault(t => !(double.IsFinite(t.Coefficient) && double.IsFinite(t.MeanSquare) && t.MeanSquare >= 0 && t.Df > 0)) is { } bad)
        {
            string found = FormattableString.Invariant($"{bad.Coefficient}, {bad.MeanSquare}, {bad.Df}");
            throw new ArgumentException($"A term needs a finite coefficient, a mean square of 0 or more and a degree of freedom; found {found}.");
        }

        MeanSquares squares = new([.. terms.Select(t => (t.MeanSquare, t.Df))], level);
        double[] c = [.. terms.Select(t => t.Coefficient)];
        bool none = terms.All(t => t.Coefficient * t.MeanSquare == 0);
        double sum = squares.Sum(c);
        return new Estimate(
            sum, sum, squares.Of(c), level, ModifiedLargeSample.Name, none ? Status.Degenerate : Status.Ok, none ? "every mean square is 0" : null);
    }
}
