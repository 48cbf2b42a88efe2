using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Scenarios;

/// <summary>
/// Forgets a fine class that s_forget draws, as <see cref="DrawnClass"/> draws a class. What is forgotten at a level is a <see cref="Subclass"/>.
/// </summary>
public sealed record DrawnSubclass : IScenario
{
    /// <inheritdoc/>
    public string Name => "subclass";

    /// <inheritdoc/>
    public bool DrawsForgetSet => true;

    /// <inheritdoc/>
    public int? Levels(ImageDataset data) => data.FineClasses?.Count;

    /// <inheritdoc/>
    public Split Split(ImageDataset data, SeedLevel forget)
    {
        // A data set without subclasses is refused by the scenario of one, whichever it is.
        int fine = data.FineClasses is { } classes ? DrawnClass.Draw(Name, data, "fine classes", classes.Count, forget) : 0;
        return new Subclass(fine).Split(data, forget);
    }
}
