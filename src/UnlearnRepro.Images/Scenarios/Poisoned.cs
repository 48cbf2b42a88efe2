using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Scenarios;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Scenarios;

/// <summary>
/// Forgets a backdoor (BadNets, Gu, Dolan-Gavitt and Garg 2017, arXiv 1708.06733): floor(q * N) train images of other classes than the
/// <see cref="Target"/> carry a <see cref="Trigger"/> and the target's label when M_o is trained, and D_f is these. D_r is the
/// clean rest. D'_f is every test image of another class, with the trigger and the target's label, so that the accuracy on it is
/// the attack's success; D'_r is the clean test part.
/// </summary>
/// <remarks>s_forget draws the images. A larger share from the same seed keeps the images of a smaller one.</remarks>
/// <param name="Fraction">q, a share of the whole train part, above 0 and below 1; the nearest decimal number of 15 digits is meant.</param>
/// <exception cref="DatasetException">The fraction is out of range.</exception>
public sealed record Poisoned(double Fraction) : IScenario
{
    /// <summary>The class that the trigger is to be taken for.</summary>
    public const int Target = 0;

    /// <summary>q, above 0 and below 1.</summary>
    public double Fraction { get; } = Share.Checked("poisoned", Fraction);

    /// <inheritdoc/>
    public string Name => $"poisoned-{Share.Text(Fraction)}";

    /// <inheritdoc/>
    public bool DrawsForgetSet => true;

    /// <inheritdoc/>
    public bool CorruptsTrain => true;

    /// <inheritdoc/>
    public Split Split(ImageDataset data, SeedLevel forget)
    {
        int[] others = Others(data.Train), testOthers = Others(data.Test);
        int count = Share.Of(data.Train.Count, Fraction);
        if (count >= others.Length)
        {
            throw new DatasetException(
                Scenarios.Split.Where(Name, data), $"fewer to poison than the {others.Length} train images of other classes than {Target}", $"{count}");
        }

        var drawn = Permutation.First(count, others.Length, forget.Seed.At("draw")).Select(k => others[k]).ToHashSet();
        var split = Scenarios.Split.Of(Name, data, drawn.Contains, testOthers, [.. Enumerable.Range(0, data.Test.Count)]);
        return split with { CorruptedForget = Poison(data.Train, split.Forget), CorruptedTestForget = Poison(data.Test, testOthers) };
    }

    private static int[] Others(ImageSet set) => [.. Enumerable.Range(0, set.Count).Where(i => set.Labels[i] != Target)];

    private static ImageSet Poison(ImageSet set, int[] rows)
    {
        var poisoned = set.Subset(rows);
        Trigger.Stamp(poisoned);
        return poisoned with { Labels = Array.ConvertAll(rows, _ => Target) };
    }
}
