using UnlearnRepro.Statistics.Distributions;

namespace UnlearnRepro.Language.Metrics;

/// <summary>
/// TOFU's forget quality: p of a Kolmogorov-Smirnov test of an unlearned model's truth ratios on D_f against a retrained model's (arXiv 2401.06121, section
/// 2.2.2). D depends on ranks alone, so that R and 1/R give the same. The p is no error rate: both models answer the same questions, which
/// makes it too large, and retrained models differ by their seeds, which makes it too small the more so the more questions there are. One reference
/// decides by its seed; hence the p-values of all, and <see cref="Calibrated"/>.
/// </summary>
/// <param name="PValues">p against each reference, as published.</param>
/// <param name="Pooled">p against the ratios of all references taken together.</param>
/// <param name="Calibrated">
/// p by exchanging models, see <see cref="RetrainedRatios"/>; 1 over the number of references and one at least. NaN, no value, for one reference.
/// </param>
public sealed record ForgetQuality(IReadOnlyList<double> PValues, double Pooled, double Calibrated)
{
    /// <summary>Against the reference that fits worst.</summary>
    public double Minimum => PValues.Min();

    /// <summary>Middle one of the p-values, or the mean of the two in the middle.</summary>
    public double Median => PValues.Order().Skip((PValues.Count - 1) / 2).Take(2 - (PValues.Count % 2)).Average();

    /// <summary>Against the reference that fits best.</summary>
    public double Maximum => PValues.Max();

    /// <summary>Share of the references from which the test tells the model at a level.</summary>
    public double ShareBelow(double level = 0.05) => PValues.Count(p => p < level) / (double)PValues.Count;

    /// <summary>The published number: p against one reference.</summary>
    public static double Published(IReadOnlyList<double> unlearned, IReadOnlyList<double> retrained) => TwoSamples.Of(unlearned, retrained).PValue;

    /// <summary>Against several references on the same questions.</summary>
    /// <param name="unlearned">Truth ratios of the unlearned model, one per question.</param>
    /// <param name="references">Those of independently retrained models.</param>
    public static ForgetQuality Of(IReadOnlyList<double> unlearned, params IReadOnlyList<IReadOnlyList<double>> references) =>
        new RetrainedRatios(references).Against(unlearned);
}
