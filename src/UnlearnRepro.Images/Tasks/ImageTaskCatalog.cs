using UnlearnRepro.Images.Models;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tasks;

/// <summary>The image tasks known by name.</summary>
public static class ImageTaskCatalog
{
    private static readonly Sgd Optimiser = new(LearningRate: 0.1, Momentum: 0.9, WeightDecay: 5e-4);

    /// <summary>All of them; the first is the default and needs no download.</summary>
    public static IReadOnlyList<ImageTaskSpec> All { get; } =
    [
        DigitsMlp("digits"),
        new("digits-cnn", "digits", (image, classes) => SmallCnn.Of(image, 16, 32, classes), new(Optimiser, Epochs: 15, BatchSize: 64, Warmup: 0.1)),
        DigitsMlp("digits-pairs"),
        Cnn("fashion-mnist"),
        Cnn("mnist"),
        Cnn("cifar-10"),
        Cnn("cifar-20"),
        Cnn("cifar-100"),
    ];

    /// <summary>The task called <paramref name="name"/>.</summary>
    /// <exception cref="StudyException">There is none; the message lists the nearest names.</exception>
    public static ImageTaskSpec Get(string name) =>
        All.FirstOrDefault(spec => spec.Name == name) ?? throw new StudyException(Names.Unknown("task", name, All.Select(spec => spec.Name)));

    private static ImageTaskSpec DigitsMlp(string dataset) =>
        new(dataset, dataset, (image, classes) => Mlp.Of(image.Size, [128], classes), new(Optimiser, Epochs: 30, BatchSize: 64, Warmup: 0.1));

    private static ImageTaskSpec Cnn(string dataset) =>
        new(dataset, dataset, (image, classes) => SmallCnn.Of(image, 16, 32, classes), new(Optimiser, Epochs: 5, BatchSize: 128, Warmup: 0.1));
}
