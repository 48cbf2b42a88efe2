using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Kernels.Tests.Layers;

/// <summary>A network that is run in two parts, cut after every layer.</summary>
public class PartsTests : TorchFixture
{
    private static readonly string[] Names = ["mlp", "cnn", "resnet", "vit"];

    [Test]
    public void Two_parts_give_the_bits_of_the_whole([ValueSource(nameof(Names))] string name, [Values(1, 2)] int lanes, [Values] bool training)
    {
        var network = Given.Named(name);
        var x = Inputs(lanes);
        using var whole = Given.Model(network, [.. Enumerable.Range(1, lanes)], ScalarType.Float32);
        double[] logits = whole.Forward(x, training).Numbers(), after = whole.Everything();

        for (int k = 0; k <= network.Layers.Count; k++)
        {
            using var model = Given.Model(network, [.. Enumerable.Range(1, lanes)], ScalarType.Float32);
            var h = model.Forward(x, ..k, training);

            Assert.That(model.Forward(h, k.., training).Numbers(), Is.EqualTo(logits), $"cut after {k}");
            Assert.That(model.Everything(), Is.EqualTo(after), $"running statistics, cut after {k}");
        }
    }

    /// <summary>Not to the bit: a gradient that is handed over is stored otherwise than one on its way, and sums over it are rounded otherwise.</summary>
    [Test]
    public void Gradients_of_two_parts_are_those_of_the_whole([ValueSource(nameof(Names))] string name, [Values(1, 2)] int lanes)
    {
        var network = Given.Named(name);
        var x = Inputs(lanes).to(float64);
        using var model = Given.Model(network, [.. Enumerable.Range(1, lanes)]);
        model.Backward(model.Forward(x).square().sum());
        double[] whole = model.Gradient.Numbers();

        for (int k = 0; k <= network.Layers.Count; k++)
        {
            var first = model.Forward(x, ..k);
            var h = first.detach().requires_grad_(true);
            model.Backward(model.Forward(h, k..).square().sum());
            var gradient = model.Gradient.clone();
            if (first.requires_grad)
            {
                model.Backward((first * h.grad!).sum());
                Assert.That((model.Gradient * gradient).Numbers(), Is.All.Zero, "a parameter is of one part");
                gradient.add_(model.Gradient);
            }

            Assert.That(gradient.Numbers(), Is.EqualTo(whole).Within(1e-13 * whole.Max()), $"cut after {k}");
        }
    }

    [Test]
    public void Layers_that_are_not_run_have_no_gradient()
    {
        using var model = Given.Model(Given.Mlp(), [1]);
        model.Gradient.fill_(7);

        model.Backward(model.Forward(Inputs(1).to(float64), ..2).square().sum());

        Assert.That(model.Gradient.Numbers()[..325], Has.Some.Not.Zero, "5 x 64 and 5 of fc1");
        Assert.That(model.Gradient.Numbers()[325..], Is.All.Zero, "fc2");
    }

    [Test]
    public void More_layers_than_there_are_are_refused()
    {
        using var model = Given.Model(Given.Mlp(), [1]);

        Assert.That(() => model.Forward(zeros(1, 64, dtype: float64), ..4), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    /// <summary>Images that have their lanes in the channels too.</summary>
    [Test]
    public void Every_part_counts_as_a_pass([Values("mlp", "cnn")] string name, [Values(1, 2)] int lanes)
    {
        using var model = Given.Model(Given.Named(name), [.. Enumerable.Range(1, lanes)], ScalarType.Float32);
        var before = PassMeter.Total;

        model.Forward(model.Forward(Inputs(lanes), ..2), 2..);

        Assert.That(PassMeter.Total - before, Is.EqualTo(new PassCount(10, 10)));
    }

    private static Tensor Inputs(int lanes) => tensor(Given.Numbers(5, lanes * 5 * 64)).view(-1, 64).to(float32);
}
