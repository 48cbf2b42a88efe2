using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Scenarios;

/// <summary>
/// Forgets a class: D_f is every train image of it and D'_f every test image of it (SUPREME's <c>fullclass</c>).
/// Nothing is drawn.
/// </summary>
/// <param name="Class">The label, from 0.</param>
public sealed record FullClass(int Class) : IScenario
{
    /// <inheritdoc/>
    public string Name => $"full-class-{Class}";

    /// <inheritdoc/>
    public bool DrawsForgetSet => false;

    /// <inheritdoc/>
    public Split Split(ImageDataset data, SeedLevel forget)
    {
        Require(Name, data, Class);
        return Scenarios.Split.ByLabel(Name, data, set => set.Labels, label => label == Class);
    }

    /// <summary>Refuses a class that the data set does not have.</summary>
    internal static void Require(string scenario, ImageDataset data, int label)
    {
        if (label < 0 || label >= data.Classes.Count)
        {
            throw new DatasetException(Scenarios.Split.Where(scenario, data), $"a class 0..{data.Classes.Count - 1}", $"{label}");
        }
    }
}
