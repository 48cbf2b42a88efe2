using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tasks;

/// <summary>What cells must agree in to share their data and their reference models.</summary>
internal sealed record Setting(ulong Root, int Data, string Scenario, int Forget)
{
    public static Setting Of(Cell cell) => new(cell.Root, cell.Data, cell.Scenario, cell.Forget);
}
