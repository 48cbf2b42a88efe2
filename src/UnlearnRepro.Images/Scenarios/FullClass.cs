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
    public Split Split(ImageDataset data, Seed forget)
    {
        if (Class < 0 || Class >= data.Classes.Count)
        {
            throw new DatasetException(
                $"scenario {Name} of data set '{data.Name}'", $"a class 0..{data.Classes.Count - 1}", $"{Class}");
        }

        var test = Enumerable.Range(0, data.Test.Count).ToLookup(i => data.Test.Labels[i] == Class);
        return Scenarios.Split.Of(Name, data, i => data.Train.Labels[i] == Class, [.. test[true]], [.. test[false]]);
    }
}
