using UnlearnRepro.Images.Models;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Models;
using UnlearnRepro.Words;

namespace UnlearnRepro.Images.Tasks;

/// <summary>The image tasks known by name.</summary>
public static class ImageTaskCatalog
{
    private static readonly Sgd Optimiser = new(LearningRate: 0.1, Momentum: 0.9, WeightDecay: 5e-4);

    // Crop, mirror and turn as SUPREME has them.
    private static readonly Augmentation Cifar = new(Channels: 3, Height: 32, Width: 32);

    /// <summary>All of them; the first is the default and needs no download.</summary>
    public static IReadOnlyList<ImageTaskSpec> All { get; } =
    [
        DigitsMlp("digits"),
        new("digits-cnn", "digits", "CNN", (image, classes) => SmallCnn.Of(image, 16, 32, classes), new(Optimiser, Epochs: 15, BatchSize: 64, Warmup: 0.1)),
        DigitsMlp("digits-pairs"),
        NarrowCnn("fashion-mnist"),
        NarrowCnn("mnist"),
        Cnn("cifar-10"),
        Cnn("cifar-20"),
        Cnn("cifar-100"),
        ResNet18("cifar-10", epochs: 20),
        ResNet18("cifar-20", epochs: 40),
        ResNet18("cifar-100", epochs: 200),
        Transformer("cifar-10"),
    ];

    /// <summary>The task called <paramref name="name"/>.</summary>
    /// <exception cref="StudyException">There is none; the message lists the nearest names.</exception>
    public static ImageTaskSpec Get(string name) =>
        All.FirstOrDefault(spec => spec.Name == name) ?? throw new StudyException(Names.Unknown("task", name, All.Select(spec => spec.Name)));

    private static ImageTaskSpec DigitsMlp(string dataset) =>
        new(dataset, dataset, "perceptron", (image, classes) => Mlp.Of(image.Size, [128], classes), new(Optimiser, Epochs: 30, BatchSize: 64, Warmup: 0.1));

    private static ImageTaskSpec Cnn(string dataset) =>
        new(dataset, dataset, "CNN", (image, classes) => SmallCnn.Of(image, 16, 32, classes), new(Optimiser, Epochs: 5, BatchSize: 128, Warmup: 0.1));

    // Half the width and two epochs: 89.7 % on the test images of Fashion-MNIST (one model of the tuning root), in a quarter of the time
    // of twice the width and five epochs or less, so that a study trains its tens of models on a laptop.
    private static ImageTaskSpec NarrowCnn(string dataset) =>
        new(dataset, dataset, "CNN", (image, classes) => SmallCnn.Of(image, 8, 16, classes), new(Optimiser, Epochs: 2, BatchSize: 128, Warmup: 0.1));

    // Optimiser, batch, epochs, augmentation and the one epoch of warm-up are those of SUPREME's script. Deviation: half a cosine where
    // it multiplies by 0.2 at milestones.
    private static ImageTaskSpec ResNet18(string dataset, int epochs) => new(
        $"{dataset}-resnet18",
        dataset,
        "ResNet-18",
        (image, classes) => ResNet.Of(image, ResNet.Eighteen, 64, classes),
        new(Optimiser, epochs, BatchSize: 64, Warmup: 1.0 / epochs) { Augmentation = Cifar });

    // SUPREME fine-tunes a pretrained backbone of 224x224 by AdamW 5e-5 in 8 epochs; from scratch that learns little. These settings are
    // usual for small transformers on CIFAR-10 and were not tuned; Adam's decay is in the gradient, not AdamW's.
    private static ImageTaskSpec Transformer(string dataset) => new(
        $"{dataset}-vit",
        dataset,
        "vision transformer",
        (image, classes) => VisionTransformer.Of(image, patch: 4, width: 192, depth: 12, heads: 3, classes),
        new(new Adam(LearningRate: 5e-4, WeightDecay: 5e-5), Epochs: 200, BatchSize: 128, Warmup: 0.05) { Augmentation = Cifar });
}
