using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Images.Tests.Metrics;
using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Images.Training;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Tests.Methods;

/// <summary>
/// A convolutional network with batch norm, trained well, and what NegGradPlus at its default settings makes of it. Small networks with
/// arbitrary values do not show whether a method works in such a network at all.
/// </summary>
public class BatchNormTests
{
    private readonly ForgettingData data;
    private readonly Model original, unlearned;

    public BatchNormTests()
    {
        var images = DatasetCatalog.Get("digits").Load(DataFolders.Default, Seed.Root(7));
        data = new(images, new FullClass(3).Split(images, Seed.Root(7)));
        var task = ImageTaskCatalog.Get("digits-cnn");
        var recipe = task.Recipe with { Epochs = 8 };
        original = Trainer.Train(task.Network(images.Train.Shape, images.Classes.Count), data.Train, recipe, new Classification(10), Given.Streams(7));
        unlearned = new NegGradPlus().Unlearn(original, new ClassProblem(data.Forget, data.Retain, images.Classes.Count, recipe), Given.Streams(8));
    }

    [OneTimeTearDown]
    public void Free()
    {
        original.Dispose();
        unlearned.Dispose();
    }

    /// <summary>With D_f in evaluation mode, between training passes over D_r, one class was left of all ten: 10.9 % of D_r.</summary>
    [Test]
    public void NegGradPlusForgetsAndKeepsTheRest()
    {
        Assert.That((Right(original, data.Forget), Right(original, data.Retain)), Is.EqualTo((100.0, 100.0)));
        Assert.That(Right(unlearned, data.Forget), Is.LessThan(5));
        Assert.That(Right(unlearned, data.Retain), Is.GreaterThan(60));
    }

    /// <summary>The published divergence of two such networks, as MathF has it.</summary>
    [Test]
    public void ThePublishedDivergenceIsThatOfSinglePrecision()
    {
        using Predictions a = Predictions.Of(original, data.Test), b = Predictions.Of(unlearned, data.Test);
        Assert.That(JsPublished.Between(a, b), Is.EqualTo(SinglePrecision.JsDiv(a, b)).Within(2e-4).Percent, "a few roundings of single precision; the clamp of before was off by a fifth");
    }

    private static double Right(Model model, Samples samples)
    {
        using var predictions = Predictions.Of(model, samples);
        return Accuracy.Of(predictions);
    }
}
