using MathNet.Numerics.RootFinding;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Likelihood;

/// <summary>
/// Values of a parameter whose profile lies within the chi-square quantile (one degree of freedom) of its least: large-sample, unlike
/// the intervals of <see cref="VarianceComponents"/>.
/// </summary>
internal sealed class ProfileInterval(double least, double level)
{
    private readonly double limit = least + Quantiles.ChiSquared(1, level);

    /// <summary>Interval of a standard deviation, by walking from its estimate.</summary>
    /// <param name="ofVariance">Least criterion for a variance.</param>
    /// <param name="estimate">The standard deviation's estimate.</param>
    /// <param name="scale">A first step upwards.</param>
    /// <param name="downward">The next step downwards: 0 where the profile is finite there and can be the end.</param>
    public Interval OfSd(Func<double, double> ofVariance, double estimate, double scale, Func<double, double> downward)
    {
        double AtSd(double sd) => ofVariance(sd * sd);
        return new Interval(Bound(AtSd, estimate, downward), Bound(AtSd, estimate, sd => Math.Max(2 * sd, scale)));
    }

    /// <summary>Interval of a location, by walking from its estimate.</summary>
    public Interval OfMean(Func<double, double> profile, double estimate, double error) =>
        new(Bound(profile, estimate, x => estimate + Math.Min(2 * (x - estimate), -error)),
            Bound(profile, estimate, x => estimate + Math.Max(2 * (x - estimate), error)));

    private double Bound(Func<double, double> profile, double from, Func<double, double> outward)
    {
        double next = outward(from);
        while (next != from && profile(next) < limit)
        {
            (from, next) = (next, outward(next));
        }

        return next == from
            ? next
            : Brent.FindRoot(x => profile(x) - limit, Math.Min(from, next), Math.Max(from, next), 1e-10 * Math.Abs(next - from), 200);
    }
}
