using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Images.Models;

/// <summary>Twice (3x3 convolution, batch norm, rectifier, 2x2 max pool), then a linear layer.</summary>
public static class SmallCnn
{
    /// <summary>E.g. for 28x28 grey images and widths 16 and 32: <c>cnn-1x28x28-16-32-10</c>.</summary>
    /// <param name="image">Shape of an image; height and width at least 4.</param>
    /// <param name="first">Channels of the first convolution.</param>
    /// <param name="second">Channels of the second.</param>
    /// <param name="classes">C.</param>
    public static Network Of(ImageShape image, int first, int second, int classes) => new(
        $"cnn-{image.Channels}x{image.Height}x{image.Width}-{first}-{second}-{classes}",
        [
            new ToImage(image.Channels, image.Height, image.Width),
            new Convolution("conv1", image.Channels, first, kernel: 3, padding: 1, biased: false),
            new BatchNorm("bn1", first),
            new Relu(),
            new MaxPool(2),
            new Convolution("conv2", first, second, kernel: 3, padding: 1, biased: false),
            new BatchNorm("bn2", second),
            new Relu(),
            new MaxPool(2),
            new ToVector(),
            new Linear("fc", second * (image.Height / 4) * (image.Width / 4), classes),
        ]);
}
