using UnlearnRepro.Studies;

namespace UnlearnRepro.Domains.Tasks;

/// <summary>What cells must agree in to share their data and their reference models.</summary>
/// <param name="Root">The root seed.</param>
/// <param name="Data">Index of s_data.</param>
/// <param name="Scenario">What is to be forgotten.</param>
/// <param name="Forget">Index of s_forget.</param>
public sealed record Setting(ulong Root, int Data, string Scenario, int Forget)
{
    /// <summary>The setting of a cell.</summary>
    public static Setting Of(Cell cell) => new(cell.Root, cell.Data, cell.Scenario, cell.Forget);
}
