using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tests.Tasks;

/// <summary>The parts of a training seed: what a level of one of them draws is what the training seed of that number draws, and nothing else moves.</summary>
public sealed class SeedPartTests
{
    private readonly DigitsTask digits = new();

    [OneTimeTearDown]
    public void Delete() => digits.Dispose();

    [Test]
    public void AllPartsAtALevelAreTheTrainingSeedOfThatLevel() =>
        Assert.That(Weights(digits, "Original", init: 2, order: 2), Is.EqualTo(Weights(digits, "Original", train: 2)));

    [Test]
    public void EachPartAloneMakesAnotherModel() => Assert.That(
        new[]
        {
            Weights(digits, "Original"), Weights(digits, "Original", init: 1), Weights(digits, "Original", order: 1), Weights(digits, "Original", init: 1, order: 1),
        },
        Is.Unique);

    /// <summary>Before the first step the order is nowhere yet.</summary>
    [Test]
    public void TheOrderIsNoPartOfTheInitialisation()
    {
        using DigitsTask untrained = new("digits", epochs: 0);
        string first = Weights(untrained, "Original"), second = Weights(untrained, "Original", train: 1);
        Assert.That(Weights(untrained, "Original", order: 1), Is.EqualTo(first));
        Assert.That(Weights(untrained, "Original", init: 1), Is.EqualTo(second).And.Not.EqualTo(first));
    }

    [Test]
    public void RetrainedModelsHaveTheSamePartsAndAreNoReferencesOfTheirOwn()
    {
        var (whole, parts) = (Cell(digits, "Retrain", train: 2), Cell(digits, "Retrain", init: 2, order: 2));
        CellResult one = digits.Run(whole), other = digits.Run(parts);
        Assert.That(other.WeightsSha256, Is.EqualTo(one.WeightsSha256));
        Assert.That(other.Metrics["distance-retrain"], Is.EqualTo(one.Metrics["distance-retrain"]), "a model that is a reference is left out of them");
    }

    /// <summary>What is unlearned from a model draws by itself, and metrics read the model that it came from.</summary>
    [Test]
    public void RunsStartFromTheModelOfTheirParts()
    {
        CellResult part = digits.Run(Cell(digits, "Finetune", init: 1)), other = digits.Run(Cell(digits, "Finetune", order: 1));
        Assert.That(part.Inputs["original"], Is.EqualTo(Weights(digits, "Original", init: 1)));
        Assert.That(part.WeightsSha256, Is.Not.EqualTo(other.WeightsSha256));
        using var alone = DigitsTask.Empty();
        Assert.That(DigitsTask.Bits(alone.Run(Cell(alone, "Finetune", order: 1))), Is.EqualTo(DigitsTask.Bits(other)), "whichever ran before");
    }

    [Test]
    public void WithoutAugmentationThereIsNoSuchPart()
    {
        Assert.That(digits.Task.Axes("full-class-3").Select(a => a.Name), Is.EqualTo(new[] { "data", "train", "init", "order", "unlearn", "eval" }));
        using DigitsTask augmented = new("cifar-10-resnet18", epochs: null);
        Assert.That(
            augmented.Task.Axes("random-1pct").Select(a => a.Name), Is.EqualTo(new[] { "forget", "train", "init", "order", "augment", "unlearn", "eval" }),
            "with an official split");
    }

    private static string Weights(DigitsTask of, string method, int train = 0, int init = 0, int order = 0) =>
        of.Run(Cell(of, method, train, init, order)).WeightsSha256;

    private static Cell Cell(DigitsTask of, string method, int train = 0, int init = 0, int order = 0) => of.Cell(method, train) with
    {
        Axes = default(SeedIndices).With(SeedAxis.Train, train).With(new SeedAxis("init"), init).With(new SeedAxis("order"), order),
    };
}
