using UnlearnRepro.Images.Datasets;

namespace UnlearnRepro.Images.Scenarios;

/// <summary>
/// The backdoor's mark: a white square in the bottom right corner, where Gu et al. (2017) put theirs. Its side is an eighth of the
/// image's shorter one, rounded up: 1 pixel of 8x8, 4 of 28x28 and of 32x32.
/// </summary>
internal static class Trigger
{
    /// <summary>Pixels a side.</summary>
    public static int Side(ImageShape shape) => (Math.Min(shape.Height, shape.Width) + 7) / 8;

    /// <summary>Sets the square to 1 in every channel of every image, in place.</summary>
    public static void Stamp(ImageSet set)
    {
        var (channels, height, width) = set.Shape;
        int side = Side(set.Shape);
        for (int plane = 0; plane < set.Count * channels; plane++)
        {
            for (int row = height - side; row < height; row++)
            {
                set.Pixels.AsSpan((((plane * height) + row + 1) * width) - side, side).Fill(1);
            }
        }
    }
}
