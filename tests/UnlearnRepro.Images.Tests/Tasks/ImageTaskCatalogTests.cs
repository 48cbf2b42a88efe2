using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Tasks;

namespace UnlearnRepro.Images.Tests.Tasks;

public class ImageTaskCatalogTests
{
    [TestCase("cifar-10-resnet18", 10, 11_173_962)]
    [TestCase("cifar-20-resnet18", 20, 11_173_962 + (10 * 513))]
    [TestCase("cifar-100-resnet18", 100, 11_173_962 + (90 * 513))]
    [TestCase("cifar-10-vit", 10, 5_362_762)]
    public void ATaskHasTheNetworkThatItsNameSays(string name, int classes, int parameters) =>
        Assert.That(ImageTaskCatalog.Get(name).Network(new ImageShape(3, 32, 32), classes).Size, Is.EqualTo(parameters));

    /// <summary>782 batches of 64 make an epoch of 50,000 images.</summary>
    [TestCase("cifar-10-resnet18")]
    [TestCase("cifar-20-resnet18")]
    [TestCase("cifar-100-resnet18")]
    public void TheStepSizeOfAResNetRisesForOneEpochAndFallsAfterIt(string name)
    {
        var recipe = ImageTaskCatalog.Get(name).Recipe;
        int steps = 782 * recipe.Epochs;
        Assert.That(recipe.LearningRate(390, steps), Is.EqualTo(0.1 * 390.5 / 782).Within(1e-9), "half of the first epoch");
        Assert.That(recipe.LearningRate(782, steps), Is.EqualTo(0.1).Within(1e-4));
        Assert.That(recipe.LearningRate(steps - 1, steps), Is.LessThan(1e-5));
    }
}
