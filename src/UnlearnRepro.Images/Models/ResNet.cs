using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Images.Models;

/// <summary>
/// Residual networks of basic blocks (He et al. 2016, arXiv 1512.03385) in the variant for small images that SUPREME takes from
/// weiaicunzai's pytorch-cifar100: a 3x3 stem and no max pool, so that 32x32 pixels are 4x4 in the last stage. 1x1 convolutions with
/// batch norm are the shortcuts wherever shapes change; global average pooling, then a linear layer.
/// </summary>
/// <remarks>
/// Layers start as everywhere here, by PyTorch's default, which the reference code leaves in place as well. Names are torchvision's.
/// </remarks>
public static class ResNet
{
    /// <summary>The blocks of ResNet-18. At width 64 with 10 classes and colour it has 11,173,962 parameters.</summary>
    public static IReadOnlyList<int> Eighteen { get; } = [2, 2, 2, 2];

    /// <summary>E.g. <c>Of(image, ResNet.Eighteen, 64, 10)</c>, called <c>resnet-3x32x32-2x2x2x2-64-10</c>.</summary>
    /// <param name="image">Shape of an image; each stage but the first halves height and width, upwards.</param>
    /// <param name="blocks">Blocks of each stage; each stage has twice the channels of the one before.</param>
    /// <param name="width">Channels of the first stage.</param>
    /// <param name="classes">C.</param>
    public static Network Of(ImageShape image, IReadOnlyList<int> blocks, int width, int classes)
    {
        List<Layer> layers =
        [
            new ToImage(image.Channels, image.Height, image.Width),
            new Convolution("conv1", image.Channels, width, kernel: 3, padding: 1, biased: false),
            new BatchNorm("bn1", width),
            new Relu(),
        ];
        int channels = width;
        for (int stage = 0; stage < blocks.Count; stage++)
        {
            for (int block = 0; block < blocks[stage]; block++)
            {
                int stride = stage > 0 && block == 0 ? 2 : 1, outputs = width << stage;
                layers.AddRange([Block($"layer{stage + 1}.{block}", channels, outputs, stride), new Relu()]);
                channels = outputs;
            }
        }

        layers.AddRange([new GlobalAveragePool(), new ToVector(), new Linear("fc", channels, classes)]);
        return new($"resnet-{image}-{string.Join('x', blocks)}-{width}-{classes}", layers);
    }

    private static Residual Block(string name, int inputs, int outputs, int stride) => new(
        [
            new Convolution($"{name}.conv1", inputs, outputs, kernel: 3, padding: 1, biased: false, stride),
            new BatchNorm($"{name}.bn1", outputs),
            new Relu(),
            new Convolution($"{name}.conv2", outputs, outputs, kernel: 3, padding: 1, biased: false),
            new BatchNorm($"{name}.bn2", outputs),
        ],
        inputs == outputs && stride == 1
            ? []
            :
            [
                new Convolution($"{name}.downsample.0", inputs, outputs, kernel: 1, biased: false, stride: stride),
                new BatchNorm($"{name}.downsample.1", outputs),
            ]);
}
