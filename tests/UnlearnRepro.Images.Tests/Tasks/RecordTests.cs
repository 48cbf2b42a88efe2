using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Images.Training;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Metrics;
using UnlearnRepro.Networks.Models;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Numerics;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tests.Tasks;

/// <summary>A record says what its models say: measured again from the files of trained models, with data, teacher and M_o put together here.</summary>
public class RecordTests
{
    private static readonly ImageTaskSpec Spec = ImageTaskCatalog.Get("digits");

    /// <summary>M_o 1 against all five references; M_r 6, which is none of them, and M_r 2, which is one and so held against the other four.</summary>
    [TestCase("full-class-3", "Original", 1, "original-1", 0, 1, 2, 3, 4)]
    [TestCase("random-10pct", "Retrain", 6, "retrain-6", 0, 1, 2, 3, 4)]
    [TestCase("full-class-3", "Retrain", 2, "retrain-2", 0, 1, 3, 4)]
    public void EveryNumberIsThatOfTheStoredModels(string scenario, string method, int train, string unlearned, params int[] references)
    {
        using var digits = new DigitsTask("digits", epochs: 3);
        var record = digits.Run(digits.Cell(method, train, scenario: scenario)).Metrics;
        Seed task = Seed.Root(7).At("digits");
        ImageDataset images = Digits.Load(task.At(SeedAxis.Data, 0));
        var data = new ForgettingData(images, Scenario.Parse(scenario).Split(images, task.At(SeedAxis.Forget, 0)));
        var network = Spec.Network(images.Train.Shape, 10);

        using Model model = Stored(unlearned), original = Stored($"original-{train}"), teacher = Model.Initialise(network, Streams(task.At("incompetent-teacher")));
        using Evaluation own = new(model, data), ofOriginal = new(original, data), ofTeacher = new(teacher, data);
        Reference[] others = [.. references.Select(r => Stored($"retrain-{r}")).Select(m => new Reference(m, new Evaluation(m, data)))];
        var measured = new Measured(
            model, own, new(original, new(Accuracy.Of(ofOriginal.Forget), Accuracy.Of(ofOriginal.TestRetain))), others,
            new(ofTeacher.TestForget, Given.Relearn(data.Forget, Spec.Recipe), WholeClasses: scenario == "full-class-3", Corrupted: false));

        Assert.That(record.Keys, Is.EquivalentTo(ImageMetrics.All.Select(m => m.Info.Name)));
        using var every = Assert.EnterMultipleScope();
        foreach (var metric in ImageMetrics.All)
        {
            Assert.That(record[metric.Info.Name], Is.EqualTo(metric.Of(measured)).Within(1e-6), metric.Info.Name);
        }

        Model Stored(string name) =>
            ModelFile.Load(Directory.GetFiles(Path.Combine(digits.Artifacts, "models"), $"digits-{name}-*.safetensors").Single(), network).Model;
    }

    private static Streams Streams(Seed seed) => new((purpose, index) => new SplitMix64(seed.At(purpose).At($"{index}").Value).Next);
}
