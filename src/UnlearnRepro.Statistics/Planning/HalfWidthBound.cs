using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Planning;

/// <summary>
/// What no numbers of levels up to given ones can go below. The half-width itself is no such bound: more levels of one crossed factor lessen the
/// variance, but leave it to the other factor's few degrees of freedom, and t can grow faster than the root of the variance falls. So the bound lets
/// the variance V be anything from its least on, with the degrees of freedom V^2 / q that the main effects' mean squares allow at most.
/// </summary>
internal sealed class HalfWidthBound
{
    /// <summary>Degrees of freedom that are not whole are rounded up by at most this, so that few quantiles serve a whole search.</summary>
    private const double Grid = 1.01;

    private readonly MeanOfFactors mean;
    private readonly double turn;

    public HalfWidthBound(MeanOfFactors mean)
    {
        this.mean = mean;
        turn = Turn();
    }

    /// <summary>The bound, in the metric's unit.</summary>
    /// <param name="most">Numbers of levels that are not exceeded.</param>
    /// <param name="pinned">Whether every finite factor has just this number; otherwise the weights of mean squares are not known.</param>
    public double Below(int[] most, bool pinned)
    {
        MeanSum sum = mean.At(most);
        if (sum.Variance == 0)
        {
            return 0;
        }

        double all = 0, least = double.PositiveInfinity, squares = 0;
        for (int f = 0; f < most.Length; f++)
        {
            int main = mean.Sets.MainOf[f];
            double df = sum.Df[main], part = sum.Coefficients[main] * sum.Expected[main];
            if (sum.Coefficients[main] <= 0 || (!pinned && !mean.Sets.Factors[f].IsOutermost))
            {
                continue;
            }

            if (df == 0 && part > 0)
            {
                return double.PositiveInfinity;
            }

            (all, least) = (all + df, Math.Min(least, df));
            squares += part == 0 ? 0 : part * part / df;
        }

        return Least(sum.Variance, squares, pinned && all > 0 ? all : double.PositiveInfinity, least);
    }

    /// <summary>
    /// What no number of levels of the other factors can go below: t_{n-1} sqrt(w s_f^2 / n) for a single outermost factor. Beside others the noise of
    /// these may help, see above: the least over all of it, which from 7 levels on is the same at 95 %. 0 for a nested factor, since its
    /// parents' number can do without it.
    /// </summary>
    public double Alone(int factor, int n)
    {
        FactorSets sets = mean.Sets;
        PlanFactor asked = sets.Factors[factor];
        double part = Leads(asked) ? asked.Fresh(n) * sets.Variances[sets.MainOf[factor]] / n : 0;
        if (part == 0)
        {
            return 0;
        }

        bool single = sets.Factors.Count(Leads) == 1 && !asked.IsFinite;
        return n == 1 ? double.PositiveInfinity : Least(part, part * part / (n - 1), single ? n - 1 : double.PositiveInfinity, n - 1);
    }

    // Below a factor that is held at one level the next ones take its place.
    private bool Leads(PlanFactor factor) => !factor.IsHeld && factor.NestedIn.All(outer => mean.Sets.Factors.Any(f => f.Name == outer && f.IsHeld));

    // Least of t_df sqrt(V) over V from the least on, with df = V^2 / q, but at least the smallest main effect's and at most all of theirs. As V
    // grows, it falls while df is between the smallest and the turn.
    private double Least(double variance, double squares, double all, double smallest)
    {
        double here = T(Math.Min(all, Math.Max(smallest, variance * variance / squares))) * Math.Sqrt(variance);
        double turned = Math.Min(all, turn), later = Math.Sqrt(turned * squares);
        return later > variance ? Math.Min(here, T(Math.Max(smallest, turned)) * Math.Sqrt(later)) : here;
    }

    // Not below the quantile's own, and exact for whole degrees of freedom up to rounding.
    private double T(double df)
    {
        double whole = Math.Round(df);
        return Math.Abs(df - whole) <= 1e-9 * df ? mean.T(whole)
            : !(df < 1e6) ? mean.Normal
            : Quantiles.T(Math.Pow(Grid, Math.Ceiling(Math.Log(df) / Math.Log(Grid))), (1 + mean.Level) / 2);
    }

    // The df at which t df^(1/4) is least: below it doubling V, which makes df fourfold, narrows the interval.
    private double Turn()
    {
        double low = 0, high = Math.Log(1e6), golden = (Math.Sqrt(5) - 1) / 2;
        while (high - low > 1e-4)
        {
            (double a, double b) = (high - (golden * (high - low)), low + (golden * (high - low)));
            (low, high) = At(a) < At(b) ? (low, b) : (a, high);
        }

        return Math.Exp((low + high) / 2);

        double At(double logarithm) => Math.Log(Quantiles.FreshT(Math.Exp(logarithm), (1 + mean.Level) / 2)) + (logarithm / 4);
    }
}
