using MathNet.Numerics.Distributions;

namespace UnlearnRepro.Statistics.Numerics;

/// <summary>An F test.</summary>
/// <param name="F">Ratio of two mean squares; infinite when only the lower one is 0.</param>
/// <param name="Df1">Degrees of freedom of the upper one.</param>
/// <param name="Df2">Degrees of freedom of the lower one.</param>
/// <param name="PValue">Upper tail probability.</param>
public sealed record FTest(double F, int Df1, int Df2, double PValue)
{
    /// <summary>The test of two mean squares; null when one is missing or both are 0.</summary>
    internal static FTest? Of(double? upper, double? lower, int df1, int df2) =>
        upper is { } u && lower is { } l && (u > 0 || l > 0) ? Of(u / l, df1, df2) : null;

    /// <summary>The test of a ratio. The upper tail is taken as the lower tail of the reciprocal, which keeps small p-values exact.</summary>
    /// <param name="f">Ratio of two mean squares that are independent of each other.</param>
    /// <param name="df1">Degrees of freedom of the upper one.</param>
    /// <param name="df2">Degrees of freedom of the lower one.</param>
    public static FTest Of(double f, int df1, int df2) => new(f, df1, df2, UpperTail(f, df1, df2));

    /// <summary>Probability of a larger F.</summary>
    internal static double UpperTail(double f, double df1, double df2) => f switch
    {
        0 => 1,
        double.PositiveInfinity => 0,
        _ => FisherSnedecor.CDF(df2, df1, 1 / f),
    };
}
