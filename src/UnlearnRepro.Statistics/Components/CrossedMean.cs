using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// Interval for the mean over two crossed factors. Its variance (MS_F + MS_T - MS_FT) / n can come out as small as 0 or below, so that it is
/// taken as the sum of the components' parts, each cut at 0; its degrees of freedom are those of Satterthwaite (1946) for the mean squares as
/// they are, kept between the least that one factor has and the sum of the two.
/// </summary>
internal static class CrossedMean
{
    private const string Satterthwaite = "t, Satterthwaite";
    private const string Exact = "t on the second factor's means";

    /// <summary>The mean with its interval.</summary>
    /// <param name="table">The table.</param>
    /// <param name="level">Confidence level.</param>
    /// <param name="freshFirst">1 - a / A; 0 where the design holds all levels of the first factor that there are.</param>
    /// <param name="variance">Sum of the components' parts; null where they are not known.</param>
    /// <param name="missing">Why they are not.</param>
    public static Estimate Of(TwoWayAnova table, double level, double freshFirst, double? variance, string? missing)
    {
        if (variance is not { } v)
        {
            return new Estimate(table.Mean, table.Mean, null, level, Satterthwaite, Status.TooFewSeeds, missing);
        }

        // With all levels of F in every one of T, the means of T's levels are independent and hold all the error that there is.
        FactorSquares t = table.Second;
        bool exact = freshFirst == 0 && table.IsComplete;
        double error = Math.Sqrt(exact ? t.MeanSquare!.Value / (table.Cells * table.J) : v);
        double half = error == 0 ? 0 : Quantiles.FreshT(exact ? t.Df : Df(table, freshFirst, v), (1 + level) / 2) * error;
        return new Estimate(
            table.Mean, table.Mean, new Interval(table.Mean - half, table.Mean + half), level, exact ? Exact : Satterthwaite,
            half > 0 ? Status.Ok : Status.Degenerate, half > 0 ? null : MeanInterval.AllEqual);

        static double Df(TwoWayAnova table, double freshFirst, double variance)
        {
            (FactorSquares f, FactorSquares t) = (table.First, table.Second);
            double ofF = f.InMean * freshFirst / f.Weight, ofT = t.InMean / t.Weight, ofFt = (1 / (table.Cells * table.J)) - ofF - ofT;
            double squares = Part(ofF * f.MeanSquare!.Value, f.Df) + Part(ofT * t.MeanSquare!.Value, t.Df)
                + Part(ofFt * table.MsInteraction!.Value, table.DfInteraction);
            (int least, int most) = freshFirst > 0 ? (Math.Min(f.Df, t.Df), f.Df + t.Df) : (t.Df, t.Df);
            return Math.Clamp(variance * variance / squares, least, most);
        }

        static double Part(double x, int df) => x * x / df;
    }
}
