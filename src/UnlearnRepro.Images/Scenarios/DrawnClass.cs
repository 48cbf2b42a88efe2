using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Scenarios;

/// <summary>
/// Forgets a class that s_forget draws: the levels of s_forget take the classes in a random order, so that F levels forget F classes and as many
/// levels as classes forget each once. What is forgotten at a level is a <see cref="FullClass"/>.
/// </summary>
public sealed record DrawnClass : IScenario
{
    /// <inheritdoc/>
    public string Name => "full-class";

    /// <inheritdoc/>
    public bool DrawsForgetSet => true;

    /// <inheritdoc/>
    public int? Levels(ImageDataset data) => data.Classes.Count;

    /// <inheritdoc/>
    public Split Split(ImageDataset data, SeedLevel forget) => new FullClass(Draw(Name, data, "classes", data.Classes.Count, forget)).Split(data, forget);

    /// <summary>The number that a level takes of those from 0 on, each level another one.</summary>
    internal static int Draw(string scenario, ImageDataset data, string what, int count, SeedLevel forget) => forget.Index < count
        ? Permutation.Of(count, forget.Axis.At(what))[forget.Index]
        : throw new DatasetException(
            Scenarios.Split.Where(scenario, data), $"at most {count} levels of s_forget, one for each of its {what}", $"{forget.Index + 1}");
}
