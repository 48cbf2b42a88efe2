namespace UnlearnRepro.Statistics.Planning;

/// <summary>A mean's variance as a sum of expected mean squares, by line.</summary>
/// <param name="Variance">Of the mean, squared units.</param>
/// <param name="InMean">Part of each effect in it.</param>
/// <param name="Coefficients">c_S.</param>
/// <param name="Expected">E MS_S / N.</param>
/// <param name="Df">Degrees of freedom.</param>
internal sealed record MeanSum(double Variance, double[] InMean, double[] Coefficients, double[] Expected, double[] Df);
