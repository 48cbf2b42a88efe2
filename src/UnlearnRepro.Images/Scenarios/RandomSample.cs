using System.Globalization;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Scenarios;

/// <summary>
/// Forgets a random sample of the train part: floor(q * N) images drawn by s_forget. Forgetting more from the same seed
/// keeps what was forgotten before: the 1 % sample is part of the 10 % sample.
/// </summary>
/// <remarks>
/// D_f has the distribution of D and so of D', and D'_f and D'_r are both the whole test part. SUPREME instead takes
/// D'_f := D_f, train images that the name "test" hides; whoever wants accuracy on D_f has it in <see cref="Scenarios.Split.Forget"/>.
/// SUPREME also draws D_f anew for every unlearning seed and rounds up (torch's random_split); here s_forget alone draws.
/// </remarks>
/// <param name="Fraction">q, above 0 and below 1; the nearest decimal number of 15 digits is meant.</param>
/// <exception cref="DatasetException">The fraction is out of range.</exception>
public sealed record RandomSample(double Fraction) : IScenario
{
    /// <summary>q, above 0 and below 1.</summary>
    public double Fraction { get; } = Fraction > 0 && Fraction < 1 && Exactly(Fraction) > 0
        ? Fraction
        : throw new DatasetException("scenario random", "a fraction above 0 and below 1", $"{Fraction}");

    /// <inheritdoc/>
    public string Name =>
        string.Create(CultureInfo.InvariantCulture, $"random-{Exactly(Fraction) * 100:0.############################}pct");

    /// <inheritdoc/>
    public bool DrawsForgetSet => true;

    /// <inheritdoc/>
    public Split Split(ImageDataset data, Seed forget)
    {
        int count = (int)decimal.Floor(Exactly(Fraction) * data.Train.Count);
        var drawn = Permutation.First(count, data.Train.Count, forget.At("draw")).ToHashSet();
        int[] test = [.. Enumerable.Range(0, data.Test.Count)];
        return Scenarios.Split.Of(Name, data, drawn.Contains, test, [.. test]);
    }

    // Decimal, so that 0.29 of 100 images are 29 and not floor(28.999999999999996).
    private static decimal Exactly(double fraction) => (decimal)fraction;
}
