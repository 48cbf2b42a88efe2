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
        "made", Set(train), Set(test, from: train.Length), Named("c", classes), "made up", "none");

    /// <summary>A data set of the fine labels given, whose labels are the superclasses <paramref name="of"/> says: <c>of[fine]</c>.</summary>
    public static ImageDataset Hierarchy(int[] train, int[] test, int[] of) => new(
        "made", Fine(train, of), Fine(test, of, from: train.Length), Named("c", of.Max() + 1), "made up", "none", FineClasses: Named("f", of.Length));

    private static ImageSet Fine(int[] fine, int[] of, int from = 0) => Set([.. fine.Select(f => of[f])], from) with { FineLabels = fine };

    private static string[] Named(string letter, int count) => [.. Enumerable.Range(0, count).Select(c => $"{letter}{c}")];
}
