using UnlearnRepro.Images.Datasets;

namespace UnlearnRepro.Images.Tests.Datasets;

/// <summary>Small made-up data sets.</summary>
internal static class Made
{
    public static readonly ImageShape Shape = new(1, 1, 2);

    /// <summary>Images that differ from each other and from those of every other <paramref name="from"/> range.</summary>
    public static ImageSet Set(int[] labels, int from = 0) => new(
        [.. labels.SelectMany((_, i) => new[] { (from + i) % 256 / 255f, (from + i) / 256 / 255f })], labels, Shape);

    public static ImageDataset Dataset(int[] train, int[] test, int classes) => new(
        "made", Set(train), Set(test, from: train.Length), [.. Enumerable.Range(0, classes).Select(c => $"c{c}")], "made up", "none");
}
