using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Scenarios;

/// <summary>
/// Forgets several classes at once: D_f is every train image of them and D'_f every test image of them. Nothing is drawn. One
/// class is <see cref="FullClass"/>'s, so that no scenario has two names.
/// </summary>
public sealed record SeveralClasses : IScenario
{
    /// <summary>Names the classes to forget.</summary>
    /// <param name="classes">Two labels or more, from 0, each once; their order means nothing.</param>
    /// <exception cref="DatasetException">There are fewer than two, or one is named twice.</exception>
    public SeveralClasses(params IEnumerable<int> classes)
    {
        Classes = [.. classes.Order()];
        if (Classes.Count < 2)
        {
            throw new DatasetException("scenario classes", "at least 2 classes (full-class-3 forgets one)", $"{Classes.Count}");
        }

        if (Classes.GroupBy(label => label).FirstOrDefault(group => group.Count() > 1) is { Key: var twice })
        {
            throw new DatasetException("scenario classes", "each class once", $"{twice} more than once");
        }
    }

    /// <summary>The labels, in ascending order.</summary>
    public IReadOnlyList<int> Classes { get; }

    /// <inheritdoc/>
    public string Name => $"classes-{string.Join('-', Classes)}";

    /// <inheritdoc/>
    public bool DrawsForgetSet => false;

    /// <inheritdoc/>
    public Split Split(ImageDataset data, SeedLevel forget)
    {
        foreach (int label in Classes)
        {
            FullClass.Require(Name, data, label);
            if (!data.Train.Labels.Contains(label))
            {
                throw new DatasetException(Scenarios.Split.Where(Name, data), $"train images of class {label}", "none");
            }
        }

        return Scenarios.Split.ByLabel(Name, data, set => set.Labels, Classes.Contains);
    }

    /// <summary>Equal classes are equal scenarios.</summary>
    public bool Equals(SeveralClasses? other) => other?.Name == Name;

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
