using UnlearnRepro.Contracts;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Images.Training;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Metrics;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Images.Tests.Support;

/// <summary>Small things that metrics and models are tested on.</summary>
internal static class Given
{
    /// <summary>Random streams, one lane per root.</summary>
    public static Streams Streams(params IEnumerable<ulong> roots) => SeededStreams.Of(roots);

    /// <summary>Predictions with the given probabilities, one row per sample.</summary>
    public static Predictions Probabilities(double[][] rows, params long[] labels) =>
        Logits([.. rows.Select(row => row.Select(p => Math.Log(p)).ToArray())], labels);

    /// <summary>Predictions with the given logits; labels 0 if none are given.</summary>
    public static Predictions Logits(double[][] rows, params long[] labels) => new(
        tensor([.. rows.SelectMany(r => r)], [rows.Length, rows[0].Length], dtype: float64),
        tensor(labels.Length > 0 ? labels : new long[rows.Length]));

    /// <summary>Standard normal logits of a root.</summary>
    public static Predictions Random(ulong root, int samples, int classes)
    {
        using var generator = new Generator(root, CPU);
        return new(randn([samples, classes], dtype: float64, generator: generator), randint(0, classes, [samples], dtype: int64, generator: generator));
    }

    /// <summary>A data set of 4x4 images of three classes, of which class 1 is forgotten.</summary>
    public static ForgettingData Data()
    {
        var shape = new ImageShape(1, 4, 4);
        var random = new SplitMix64(7);
        ImageSet Set(int count) => new(
            [.. Enumerable.Range(0, count * shape.Size).Select(_ => (random.Next() >> 40) / (float)(1 << 24))], [.. Enumerable.Range(0, count).Select(i => i % 3)], shape);
        var data = new ImageDataset("made", Set(30), Set(15), ["a", "b", "c"], "made up", "none");
        return new(data, new FullClass(1).Split(data, Seed.Root(7)));
    }

    /// <summary>A model with one reference, which is M_o too; the teacher is a fresh network.</summary>
    public static Measured Measured(Model model, Evaluation own, Model reference, Evaluation its, ForgettingData data)
    {
        using var teacher = Model(model.Network, 99);
        using var testForget = data.Test.Rows(data.TestForgetRows);
        return new(
            model, own, new(reference, new(Accuracy.Of(its.Forget), Accuracy.Of(its.TestRetain))), [new(reference, its)],
            new(Predictions.Of(teacher, testForget), Relearn(data.Forget, Recipe()), data.ForgetsWholeClasses, data.CorruptsTrain));
    }

    /// <summary>Relearning as the image tasks have it, by the accuracy on D_f; its loss does not ask how many classes there are.</summary>
    public static RelearnTime Relearn(Samples forget, Recipe recipe) => new(forget, recipe, new Classification(2), model =>
    {
        using var predictions = Predictions.Of(model, forget);
        return Accuracy.Of(predictions);
    });

    /// <summary>A short recipe.</summary>
    public static Recipe Recipe() => new(new Sgd(0.1, Momentum: 0.9), Epochs: 2, BatchSize: 4);

    /// <summary>Fresh values for a network.</summary>
    public static Model Model(Network network, params ulong[] roots) => UnlearnRepro.Kernels.Layers.Model.Initialise(network, Streams(roots));
}
