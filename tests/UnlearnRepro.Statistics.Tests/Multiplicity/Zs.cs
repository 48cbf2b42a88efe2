using MathNet.Numerics.Distributions;
using UnlearnRepro.Statistics.Findings;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>Claims "mean > 0" about normal values of known variance 1: z-intervals, whose p-values are known too.</summary>
internal static class Zs
{
    private static Func<double, Finding> One(double z) => level =>
    {
        double half = Normal.InvCDF(0, 1, (1 + level) / 2);
        return Finding.Decide(
            new Estimate(z, z, new Interval(z - half, z + half), level, "z", Status.Ok), new Interval(0, double.PositiveInfinity));
    };

    public static Func<double, Finding>[] Above0(params double[] z) => [.. z.Select(One)];

    public static double UpperP(double z) => Normal.CDF(0, 1, -z);
}
