using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Scenarios;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Images.Scenarios;

/// <summary>
/// Forgets mistakes: floor(q * N) train images have a wrong label when M_o is trained, and D_f is these images with the
/// wrong labels (corrective unlearning: Goel et al. 2024, arXiv 2402.14015). D_r is the clean rest and D'_r the whole test part
/// with its true labels: unlearning should give accuracy back. D'_f is the whole test part with wrong labels, as
/// mistakes that were never seen are: the accuracy on it is low for every model.
/// </summary>
/// <remarks>
/// s_forget draws the images, the same as for <see cref="RandomSample"/>, and each one's label, uniform over the other classes, in
/// D and in D'_f. A larger share from the same seed keeps the images and the labels of a smaller one.
/// </remarks>
/// <param name="Fraction">q, above 0 and below 1; the nearest decimal number of 15 digits is meant.</param>
/// <exception cref="DatasetException">The fraction is out of range.</exception>
public sealed record Mislabelled(double Fraction) : IScenario
{
    /// <summary>q, above 0 and below 1.</summary>
    public double Fraction { get; } = Share.Checked("mislabelled", Fraction);

    /// <inheritdoc/>
    public string Name => $"mislabelled-{Share.Text(Fraction)}";

    /// <inheritdoc/>
    public bool DrawsForgetSet => true;

    /// <inheritdoc/>
    public bool CorruptsTrain => true;

    /// <inheritdoc/>
    public Split Split(ImageDataset data, SeedLevel forget)
    {
        int classes = data.Classes.Count;
        if (classes < 2)
        {
            throw new DatasetException(Scenarios.Split.Where(Name, data), "at least 2 classes", $"{classes}");
        }

        // Labels in the order of the draw, so that those of a smaller share come first in a larger one.
        int[] drawn = RandomSample.Draw(Fraction, data, forget.Seed);
        var wrong = drawn.Zip(Wrong(data.Train, drawn, classes, forget.Seed.At("labels"))).ToDictionary(d => d.First, d => d.Second);

        var split = RandomSample.Of(Name, data, drawn);
        return split with
        {
            CorruptedForget = data.Train.Subset(split.Forget) with { Labels = Array.ConvertAll(split.Forget, row => wrong[row]) },
            CorruptedTestForget = data.Test.Subset(split.TestForget) with
            {
                Labels = Wrong(data.Test, split.TestForget, classes, forget.Seed.At("test-labels")),
            },
        };
    }

    private static int[] Wrong(ImageSet set, int[] rows, int classes, Seed seed)
    {
        var words = new SplitMix64(seed.Value);
        return Array.ConvertAll(rows, row => (set.Labels[row] + 1 + words.Below(classes - 1)) % classes);
    }
}
