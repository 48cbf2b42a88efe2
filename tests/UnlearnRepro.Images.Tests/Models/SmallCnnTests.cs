using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Models;
using UnlearnRepro.Images.Tests.Support;

namespace UnlearnRepro.Images.Tests.Models;

public class SmallCnnTests
{
    [TestCase(1, 28, 28, 16, 32, 10)]
    [TestCase(3, 32, 32, 16, 32, 100)]
    [TestCase(1, 8, 8, 2, 3, 4)]
    [TestCase(1, 7, 5, 2, 3, 4, Description = "odd sizes are halved downwards")]
    public void ItHasTheNumberOfParametersOfItsLayers(int channels, int height, int width, int first, int second, int classes)
    {
        var network = SmallCnn.Of(new ImageShape(channels, height, width), first, second, classes);
        int flat = second * (height / 2 / 2) * (width / 2 / 2);
        Assert.That(network.Size, Is.EqualTo((9 * channels * first) + (2 * first) + (9 * first * second) + (2 * second) + (flat * classes) + classes));
        Assert.That(network.Name, Is.EqualTo($"cnn-{channels}x{height}x{width}-{first}-{second}-{classes}"));
        Assert.That(network.Buffers.Sum(b => b.Size), Is.EqualTo(2 * (first + second)), "running mean and variance of each channel");
    }

    [TestCase(1, 8, 8)]
    [TestCase(3, 7, 5)]
    public void ItGivesOneRowOfLogitsPerImageAndLane(int channels, int height, int width)
    {
        using var model = Given.Model(SmallCnn.Of(new ImageShape(channels, height, width), 2, 3, 4), 1, 2);
        using var images = rand(2 * 5, channels * height * width);
        using var logits = model.Forward(images);
        Assert.That(logits.shape, Is.EqualTo(new long[] { 10, 4 }));
    }
}
