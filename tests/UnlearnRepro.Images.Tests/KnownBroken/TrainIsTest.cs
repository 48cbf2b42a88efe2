using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Tests.Datasets;

namespace UnlearnRepro.Images.Tests.KnownBroken;

/// <summary>One folder read as both parts: Pins in SUPREME and in the code of SSD, whose reader ignores <c>train</c>.</summary>
internal static class TrainIsTest
{
    private static readonly ImageSet Folder = Made.Set([0, 1, 2, 0, 1, 2]);

    public static ImageDataset Dataset() => new("pins", Folder, Folder, ["a", "b", "c"], "made up", "none");

    public static ImageDataset Split() => new("pins", Folder.Subset([0, 1, 2, 3]), Folder.Subset([4, 5]), ["a", "b", "c"], "made up", "none");
}
