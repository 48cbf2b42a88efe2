using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Kernels.Tests.Layers;

public class NetworkTests : TorchFixture
{
    [Test]
    public void Parameters_and_buffers_are_in_the_order_of_the_layers()
    {
        var network = Given.Cnn();

        Assert.That(network.Parameters.Select(p => p.Name), Is.EqualTo(new[]
        {
            "conv1.weight", "bn1.weight", "bn1.bias", "conv2.weight", "conv2.bias", "fc.weight", "fc.bias",
        }));
        Assert.That(network.Buffers.Select(b => b.Name), Is.EqualTo(new[] { "bn1.running_mean", "bn1.running_var" }));
        Assert.That(network.Size, Is.EqualTo(18 + 2 + 2 + 36 + 2 + 24 + 3));
    }

    [Test]
    public void Two_layers_of_one_name_are_refused() => Assert.That(
        () => new Network("twins", [new Linear("fc", 2, 2), new Linear("fc", 2, 2)]),
        Throws.ArgumentException.With.Message.Contains("'fc.weight'"));

    [Test]
    public void Images_of_several_lanes_and_their_vectors_are_the_same_numbers([Values(1, 3)] int lanes)
    {
        var network = new Network("there-and-back", [new ToImage(2, 4, 4), new ToVector(), new Linear("fc", 32, 1)]);
        using var model = Given.Model(network, [.. Enumerable.Range(1, lanes)]);
        double[] x = Given.Numbers(1, lanes * 2 * 32);
        double[] expected = [.. x.Chunk(32).SelectMany((v, row) =>
            Plain.Affine(v, model.Part("fc.weight", row / 2), model.Part("fc.bias", row / 2)))];

        Assert.That(model.Forward(tensor(x).view(-1, 32)).Numbers(), Is.EqualTo(expected).Within(1e-13));
    }

    [Test]
    public void Pooling_drops_the_border_that_fills_no_window()
    {
        using var model = Given.Model(new Network("pool", [new ToImage(1, 3, 3), new MaxPool(2), new ToVector(), new Linear("fc", 1, 1)]), [1]);
        double[] x = [1, 2, 9, 3, 4, 9, 9, 9, 9];

        double logit = model.Forward(tensor(x).view(1, 9)).item<double>();

        Assert.That(logit, Is.EqualTo((4 * model.Part("fc.weight")[0]) + model.Part("fc.bias")[0]).Within(1e-14));
    }

    [Test]
    public void Only_a_recorded_pass_keeps_a_tape_and_only_of_layers_with_parameters()
    {
        using var model = Given.Model(Given.Cnn(), [1]);
        var (_, pass) = model.ForwardRecorded(Given.Samples(1, 3).X);

        Assert.That(pass.Tape.Select(t => t.Layer.GetType().Name), Is.EqualTo(new[] { "Convolution", "BatchNorm", "Convolution", "Linear" }));
        Assert.That(pass.Training, Is.False);
    }

    [Test]
    public void The_tape_is_in_storage_order_inside_composites_too([Values("resnet", "vit")] string name)
    {
        using var model = Given.Model(Given.Named(name), [1]);
        var (_, pass) = model.ForwardRecorded(Given.Samples(1, 3).X);

        Assert.That(pass.Tape.SelectMany(t => t.Layer.Parameters), Is.EqualTo(model.Network.Parameters));
    }

    [TestCase("cnn", 3)]
    [TestCase("resnet", 6, Description = "stem, two of block a and its shortcut, one of block b, head")]
    [TestCase("vit", 6, Description = "patches, two of attention, two of the perceptron, head")]
    public void Depth_counts_linear_and_convolution_layers_wherever_they_are(string name, int depth) =>
        Assert.That(Given.Named(name).Depth, Is.EqualTo(depth));
}
