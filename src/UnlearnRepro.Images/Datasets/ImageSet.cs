namespace UnlearnRepro.Images.Datasets;

/// <summary>
/// Labelled images of one shape. A holder without checks: <see cref="ImageDataset"/> checks its two sets, because it
/// knows the name to complain about.
/// </summary>
/// <param name="Pixels">(N, C, H, W) row-major, each from 0 to 1.</param>
/// <param name="Labels">(N), each from 0 to the number of classes - 1.</param>
/// <param name="Shape">(C, H, W) of every image.</param>
public sealed record ImageSet(float[] Pixels, int[] Labels, ImageShape Shape)
{
    /// <summary>(N), each from 0 to the number of fine classes - 1; null where the data set has no <see cref="Hierarchy"/>.</summary>
    public int[]? FineLabels { get; init; }

    /// <summary>N, the number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>The pixels of image <paramref name="i"/>: (C, H, W) row-major, not copied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public ReadOnlySpan<float> Image(int i) => Pixels.AsSpan(checked(i * Shape.Size), Shape.Size);

    /// <summary>The images at these rows, in this order, copied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ImageSet Subset(ReadOnlySpan<int> rows)
    {
        var pixels = new float[rows.Length * Shape.Size];
        var labels = new int[rows.Length];
        for (int k = 0; k < rows.Length; k++)
        {
            Image(rows[k]).CopyTo(pixels.AsSpan(k * Shape.Size));
            labels[k] = Labels[rows[k]];
        }

        return new(pixels, labels, Shape) { FineLabels = FineLabels is { } fine ? Array.ConvertAll(rows.ToArray(), row => fine[row]) : null };
    }
}
