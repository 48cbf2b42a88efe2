using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Tuning;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Images.Tests.Tasks;

/// <summary>A cell's result depends on the cell and on nothing else.</summary>
public class ImageTaskTests
{
    private static readonly IReadOnlyList<string> Methods = ImagesDomain.Methods("digits").Names;

    private DigitsTask digits = null!;

    [OneTimeSetUp]
    public void MakeTask() => digits = new();

    [OneTimeTearDown]
    public void DeleteTask() => digits.Dispose();

    /// <summary>Not every method there is: some refuse a network of eleven million parameters, after hours of training.</summary>
    [Test]
    public void ATaskThatWasNotTunedRunsTheMethodsOfTheDefaultTask()
    {
        var untuned = ImagesDomain.Open(ImageTaskCatalog.Get("cifar-10-resnet18"), new TaskFolders(digits.Artifacts, DataFolders.Default));
        Assert.That(ImagesDomain.Files.Tuning.Keys, Has.No.Member(untuned.Name));
        Assert.That(untuned.DefaultMethods("full-class-3"), Is.EqualTo(ImagesDomain.Files.Tuning["digits"].Study).And.Contains("Retrain"));
        Assert.That(digits.Task.DefaultMethods("full-class-3"), Is.EquivalentTo(untuned.DefaultMethods("full-class-3").Append("SsdCorrected:Alpha=7,Lambda=1")));
        Assert.That(digits.Task.DefaultMethods("full-class-4"), Is.EquivalentTo(untuned.DefaultMethods("full-class-4")), "contrasts are a scenario's");
    }

    [TestCaseSource(nameof(Methods))]
    public void TheSameCellTwiceIsEqualToTheBit(string method)
    {
        Cell cell = digits.Cell(method, train: 1, unlearn: method is "Finetune" or "SsdPublished" ? 2 : 0);
        string first = DigitsTask.Bits(digits.Run(cell)), second = DigitsTask.Bits(digits.Run(cell));
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void ATaskThatRanNothingElseGivesTheSame()
    {
        Cell cell = digits.Cell("Finetune", train: 1, unlearn: 2);
        digits.Run(digits.Cell("RandomLabels", train: 0, unlearn: 1));
        using var fresh = DigitsTask.Empty();
        Assert.That(DigitsTask.Bits(fresh.Run(cell)), Is.EqualTo(DigitsTask.Bits(digits.Run(cell))));
    }

    [Test]
    public void TheUnlearningSeedMovesWhatDrawsAndNothingElse()
    {
        CellResult first = digits.Run(digits.Cell("Finetune", train: 1, unlearn: 0)), second = digits.Run(digits.Cell("Finetune", train: 1, unlearn: 1));
        Assert.That(second.WeightsSha256, Is.Not.EqualTo(first.WeightsSha256));
        Assert.That(second.Inputs, Is.EquivalentTo(first.Inputs));
        Assert.That(digits.Run(digits.Cell("SsdCorrected", train: 1, unlearn: 1)).WeightsSha256, Is.EqualTo(digits.Run(digits.Cell("SsdCorrected", train: 1, unlearn: 0)).WeightsSha256));
    }

    [Test]
    public void TheTrainingSeedMovesTheOriginalAndNeitherForgetSetNorReferences()
    {
        CellResult first = digits.Run(digits.Cell("Original", train: 0)), second = digits.Run(digits.Cell("Original", train: 1));
        Assert.That(second.Inputs["original"], Is.Not.EqualTo(first.Inputs["original"]));
        Assert.That((second.Inputs["forget"], second.Inputs["reference"]), Is.EqualTo((first.Inputs["forget"], first.Inputs["reference"])));
        Assert.That(first.WeightsSha256, Is.EqualTo(first.Inputs["original"]), "doing nothing gives M_o");
    }

    [Test]
    public void ARandomForgetSetIsDrawnByItsOwnSeedAlone()
    {
        string Forget(Cell cell) => digits.Run(cell).Inputs["forget"];
        Cell cell = digits.Cell("Original", scenario: "random-10pct");
        string first = Forget(cell);
        Assert.That(Forget(cell with { Train = 1 }), Is.EqualTo(first));
        Assert.That(Forget(cell with { Unlearn = 3 }), Is.EqualTo(first));
        Assert.That(Forget(cell with { Eval = 3 }), Is.EqualTo(first));
        Assert.That(Forget(cell with { Forget = 1 }), Is.Not.EqualTo(first));
    }

    [Test]
    public void ARetrainedModelDependsOnItsOwnSeedAlone()
    {
        Cell cell = digits.Cell("Retrain", train: 6);
        CellResult first = digits.Run(cell);
        digits.Run(digits.Cell("Original", train: 1));
        using var fresh = DigitsTask.Empty();
        Assert.That(fresh.Run(cell).WeightsSha256, Is.EqualTo(first.WeightsSha256), "alone, in a folder of its own");
        Assert.That(digits.Run(cell with { Unlearn = 3 }).WeightsSha256, Is.EqualTo(first.WeightsSha256));
        Assert.That(digits.Run(cell with { Train = 1 }).WeightsSha256, Is.Not.EqualTo(first.WeightsSha256));
        Assert.That(digits.Run(cell with { Scenario = "full-class-4" }).WeightsSha256, Is.Not.EqualTo(first.WeightsSha256));
    }

    [Test]
    public void AReferenceModelIsNotMeasuredAgainstItself()
    {
        // Retrain 0 is one of the five references: against itself its distance would be 0.
        double among = digits.Run(digits.Cell("Retrain", train: 0)).Metrics["distance-retrain"];
        double outside = digits.Run(digits.Cell("Retrain", train: 6)).Metrics["distance-retrain"];
        Assert.That(among, Is.EqualTo(outside).Within(0.1 * outside));
    }

    [Test]
    public void RetrainingForgetsAndTheOriginalDoesNot()
    {
        Assert.That(digits.Run(digits.Cell("Original")).Metrics["accuracy-forget"], Is.GreaterThan(90));
        Assert.That(digits.Run(digits.Cell("Retrain")).Metrics["accuracy-forget"], Is.Zero, "a class never seen");
        Assert.That(digits.Run(digits.Cell("Retrain")).Metrics["accuracy-test-retain"], Is.GreaterThan(90));
    }

    /// <summary>Passes come from the recipe and the method's own definition: 30 epochs over D_r, 3 over D_r, none.</summary>
    [TestCase("Retrain", 30)]
    [TestCase("Finetune:Epochs=3", 3)]
    [TestCase("Original", 0)]
    public void PassesAreThoseOfTheMethodWithoutTheEvaluation(string method, int epochs)
    {
        CellResult outcome = digits.Run(digits.Cell(method)), again = digits.Run(digits.Cell(method));
        var (forward, backward, of) = outcome.Passes!;
        long retain = digits.Run(digits.Cell("Finetune:Epochs=1")).Passes!.Forward;
        Assert.That((forward, backward), Is.EqualTo((epochs * retain, epochs * retain)));
        Assert.That(retain, Is.InRange(0.85 * of, 0.95 * of), "all but one class of ten");
        Assert.That(again.Passes, Is.EqualTo(outcome.Passes));
    }

    [Test]
    public void TeachersArePassedForwardOnly()
    {
        // Scrub with one epoch: the student passes D_f and D_r with a gradient, the teacher the same without.
        var (forward, backward, of) = digits.Run(digits.Cell("Scrub:Epochs=1,AscentEpochs=1")).Passes!;
        Assert.That((forward, backward), Is.EqualTo((2 * of, of)));
    }

    [Test]
    public void EveryLayerIsMeasured()
    {
        var layers = digits.Run(digits.Cell("Finetune")).Layers!;
        Assert.That(layers.Keys, Is.EqualTo(new[] { "fc1", "fc2" }));
        Assert.That(layers.Values.Select(d => d.Original), Has.All.GreaterThan(0));
        Assert.That(digits.Run(digits.Cell("Original")).Layers!.Values.Select(d => d.Original), Has.All.Zero);
    }

    [Test]
    public void TheTeacherOfZrfIsOneForAllCells()
    {
        // Two models that are the same model have the same ZRF only if their teacher is the same.
        Cell cell = digits.Cell("Original", train: 1);
        double Zrf(Cell of, params string[] others) => digits.Task.Run(of, ["zrf", .. others]).Metrics["zrf"];
        double first = digits.Run(cell).Metrics["zrf"];
        Assert.That(Zrf(cell with { Unlearn = 5 }), Is.EqualTo(first));
        Assert.That(Zrf(cell with { Eval = 5 }, "mia"), Is.EqualTo(first));
        using var fresh = new DigitsTask();
        Assert.That(fresh.Run(cell).Metrics["zrf"], Is.EqualTo(first), "in another process, asked first");
    }

    [Test]
    public void RelearningTellsWhatWasForgottenFromWhatWasHidden()
    {
        double Passes(string method) => digits.Run(digits.Cell(method)).Metrics["relearn-steps"];
        Assert.That(Passes("Original"), Is.Zero);
        Assert.That(Passes("SsdCorrected"), Is.GreaterThan(0).And.LessThan(Passes("Retrain")), "it names another class and still knows this one");
    }

    [Test]
    public void TheIdentityTellsTasksApart() =>
        Assert.That(
            new[] { digits.Task.Identity, ImagesDomain.Open(ImageTaskCatalog.Get("digits-cnn"), new TaskFolders(digits.Artifacts, DataFolders.Default)).Identity }, Is.Unique.And.All.Contains("; data "));
}
