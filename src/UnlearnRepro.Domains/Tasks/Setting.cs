using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Domains.Tasks;

/// <summary>What cells must agree in to share their data and their reference models.</summary>
/// <param name="Root">The root seed.</param>
/// <param name="Scenario">What is to be forgotten.</param>
/// <param name="Axes">The levels of the axes that decide on data, not on a model.</param>
public sealed record Setting(ulong Root, string Scenario, SeedIndices Axes)
{
    /// <summary>Index of s_data.</summary>
    public int Data => Axes[SeedAxis.Data];

    /// <summary>Index of s_forget.</summary>
    public int Forget => Axes[SeedAxis.Forget];

    /// <summary>The setting of a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="axes">The axes under its scenario: those of a trained model and of what comes after it are none of a setting.</param>
    public static Setting Of(Cell cell, IReadOnlyList<SeedAxis> axes) => new(cell.Root, cell.Scenario, cell.Axes.Without(axes.Where(StudyDesign.IsOfModels)));
}
