using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// Interval for the mean of a balanced design. Where one mean square's expectation is N times the mean's variance it is Student's t: with one outermost
/// factor, whose levels have independent means, or with one left whose levels are not all that there are. Elsewhere the variance is the sum of the
/// components' parts, each cut at 0, because the sum of mean squares that estimates it can be 0 or less; degrees of freedom are those of
/// Satterthwaite (1946) for the mean squares as they are, kept between the least that one outermost factor has and their sum.
/// </summary>
internal static class FactorialMean
{
    private const string Satterthwaite = "t, Satterthwaite";

    /// <summary>The mean with its interval.</summary>
    /// <param name="table">The table.</param>
    /// <param name="components">The components, in the order of the table.</param>
    /// <param name="level">Confidence level.</param>
    public static Estimate Of(FactorialAnova table, IReadOnlyList<FactorComponent> components, double level)
    {
        IReadOnlyList<FactorSet> sets = table.Design.Effects;
        string? missing = sets.Count == 0 ? "one run: nothing shows how others would differ"
            : table.Design.Conditional is { } one ? $"conditional on one level of {one}: says nothing about others"
            : null;
        if (missing is not null)
        {
            return new Estimate(table.Mean, table.Mean, null, level, Satterthwaite, Status.TooFewSeeds, missing);
        }

        int alone = Enumerable.Range(0, sets.Count).FirstOrDefault(k => sets.All(set => set.Fresh == (set.Holds(sets[k]) ? 1 : 0)), -1);
        double variance = alone >= 0 ? table.Effects[alone].MeanSquare / table.Count : components.Sum(c => c.InMean!.Value);
        double df = alone >= 0 ? sets[alone].Df : Df(table, variance);
        double half = variance == 0 ? 0 : Quantiles.FreshT(df, (1 + level) / 2) * Math.Sqrt(variance);
        return new Estimate(
            table.Mean, table.Mean, new Interval(table.Mean - half, table.Mean + half), level,
            alone >= 0 ? $"t on the means of {sets[alone].Name}" : Satterthwaite,
            half > 0 ? Status.Ok : Status.Degenerate, half > 0 ? null : MeanInterval.AllEqual);
    }

    private static double Df(FactorialAnova table, double variance)
    {
        IReadOnlyList<FactorSet> sets = table.Design.Effects;
        double[] c = new double[sets.Count];
        foreach ((FactorSet set, double[] part) in sets.Zip(table.Design.Parts))
        {
            for (int k = 0; k < c.Length; k++)
            {
                c[k] += part[k] * set.Fresh / set.Levels;
            }
        }

        double squares = table.Effects.Zip(c).Sum(x => Square(x.Second * x.First.MeanSquare) / x.First.Df);
        FactorSet[] drawn = [.. sets.Where(set => set.Fresh > 0)];
        FactorSet[] outermost = [.. drawn.Where(set => !drawn.Any(other => other != set && set.Holds(other)))];
        return Math.Clamp(variance * variance / squares, outermost.Min(set => set.Df), outermost.Sum(set => set.Df));
    }

    private static double Square(double x) => x * x;
}
