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

    /// <summary>Logits against torch's functions put together here; odd sides, whose last row no pool sees.</summary>
    [TestCase(1, false)]
    [TestCase(3, false)]
    [TestCase(1, true)]
    [TestCase(3, true)]
    public void ItIsTheNetworkOfTorchsFunctions(int lanes, bool training)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var model = Scrambled.Model(SmallCnn.Of(new ImageShape(2, 7, 9), 3, 4, 5), lanes);
        using var before = model.Clone();
        var x = Scrambled.Images(lanes * 6, 2 * 63);

        var logits = model.Forward(x, training);

        for (int lane = 0; lane < lanes; lane++)
        {
            var hidden = Block(2, Block(1, x.narrow(0, 6 * lane, 6).view(6, 2, 7, 9), lane), lane).flatten(1);
            var expected = nn.functional.linear(hidden, before.Value("fc.weight", lane), before.Value("fc.bias", lane));
            Assert.That(Scrambled.Distance(logits.narrow(0, 6 * lane, 6), expected), Is.LessThan(1e-12));
        }

        Tensor Block(int k, Tensor input, int lane)
        {
            var convolved = nn.functional.conv2d(input, before.Value($"conv{k}.weight", lane), padding: [1, 1]);
            var normed = nn.functional.batch_norm(
                convolved, before.State($"bn{k}.running_mean", lane).clone(), before.State($"bn{k}.running_var", lane).clone(),
                before.Value($"bn{k}.weight", lane), before.Value($"bn{k}.bias", lane), training);
            return nn.functional.max_pool2d(normed.relu(), [2, 2]);
        }
    }
}
