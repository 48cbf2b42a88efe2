using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Scenarios;
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
    public double Fraction { get; } = Share.Checked("random", Fraction);

    /// <inheritdoc/>
    public string Name => $"random-{Share.Text(Fraction)}";

    /// <inheritdoc/>
    public bool DrawsForgetSet => true;

    /// <inheritdoc/>
    public Split Split(ImageDataset data, SeedLevel forget) => Of(Name, data, Draw(Fraction, data, forget.Seed));

    /// <summary>The train rows drawn by s_forget, in the order of the draw: a smaller share is a prefix of a larger one.</summary>
    internal static int[] Draw(double fraction, ImageDataset data, Seed forget) =>
        Permutation.First(Share.Of(data.Train.Count, fraction), data.Train.Count, forget.At("draw"));

    /// <summary>The split that forgets these train rows and has the whole test part for D'_f and D'_r.</summary>
    internal static Split Of(string scenario, ImageDataset data, int[] drawn)
    {
        int[] test = [.. Enumerable.Range(0, data.Test.Count)];
        return Scenarios.Split.Of(scenario, data, drawn.ToHashSet().Contains, test, [.. test]);
    }
}
