using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Kernels.Tests.Importances;

public class PerSampleTests : TorchFixture
{
    [Test]
    public void Equals_one_backward_pass_per_sample(
        [Values("mlp", "cnn", "resnet", "vit")] string name, [Values(1, 3)] int lanes, [Values] Power power)
    {
        using var model = Given.Model(Given.Named(name), [.. Enumerable.Range(1, lanes)]);
        using var samples = Given.Samples(3, 10);
        var loss = OneByOne.LossOf(power);

        double[] exact = Importance.PerSample(model, samples, loss, power).Numbers();

        Read.AssertClose(exact, OneByOne.Importance(model, samples, loss, power), 1e-10);
    }

    [Test]
    public void Equals_one_backward_pass_per_sample_in_single_precision([Values("mlp", "cnn", "resnet", "vit")] string name, [Values] Power power)
    {
        using var model = Given.Model(Given.Named(name), [1, 2], ScalarType.Float32);
        using var wide = Given.Model(Given.Named(name), [1, 2]);
        using var samples = Given.Samples(3, 10, ScalarType.Float32);
        using var same = Given.Samples(3, 10);
        var loss = OneByOne.LossOf(power);

        double[] single = Importance.PerSample(model, samples, loss, power).Numbers();

        Read.AssertClose(single, OneByOne.Importance(wide, same, loss, power), 1e-4);
    }

    /// <summary>Layer by layer, with a neighbour that hands on gradients: every kernel, padding, stride and bias, and layers at the end.</summary>
    [Test]
    public void Equals_one_backward_pass_per_sample_for_every_convolution(
        [Values(1, 3)] int lanes, [Values(1, 2, 3)] int kernel, [Values(0, 1)] int padding, [Values] bool biased, [Values(1, 2)] int stride)
    {
        var network = new Network("conv", [
            new ToImage(4, 4, 4),
            new Convolution("a", 4, 3, kernel, padding, biased, stride),
            new Convolution("b", 3, 2, 2, padding: 1),
            new ToVector(),
        ]);
        using var model = Given.Model(network, [.. Enumerable.Range(1, lanes)]);
        using var samples = Given.Samples(3, 5);

        double[] exact = Importance.PerSample(model, samples, OneByOne.SquaredNorm, Power.Square).Numbers();

        Read.AssertClose(exact, OneByOne.Importance(model, samples, OneByOne.SquaredNorm, Power.Square), 1e-10);
    }

    [Test]
    public void Does_not_depend_on_the_chunk([Values("mlp", "cnn", "resnet", "vit")] string name, [Values] Power power)
    {
        using var model = Given.Model(Given.Named(name), [1, 2]);
        using var samples = Given.Samples(3, 11);
        var loss = OneByOne.LossOf(power);
        double[] whole = Importance.PerSample(model, samples, loss, power).Numbers();

        foreach (int chunk in new[] { 1, 4, 11, 12 })
        {
            Read.AssertClose(Importance.PerSample(model, samples, loss, power, chunk).Numbers(), whole, 1e-12);
        }
    }

    /// <summary>4 million numbers a sample: no more than 7 samples are held at once, 9 take two turns. In single precision.</summary>
    [TestCase("convolution")]
    [TestCase("tokens")]
    public void Does_not_depend_on_how_many_samples_fit(string kind)
    {
        var network = new Network(kind, kind == "tokens"
            ? [new Patches(1024, 1, 2, 1), new Linear("a", 1024, 3 * 1365), new SelfAttention(1), new FirstToken()]
            : [new ToImage(1024, 1, 2), new Convolution("a", 1024, 4096, 1), new GlobalAveragePool(), new ToVector()]);
        using var model = Given.Model(network, [1], ScalarType.Float32);
        using var samples = new Samples(tensor(Given.Numbers(3, 9 * 2048)).view(9, 2048).to(float32), zeros(9, int64));

        var together = Importance.PerSample(model, samples, OneByOne.SquaredNorm, Power.Square);
        var alone = Importance.PerSample(model, samples, OneByOne.SquaredNorm, Power.Square, chunk: 1);

        Assert.That(((together - alone).abs().max() / alone.max()).item<double>(), Is.LessThan(1e-5));
    }

    [Test]
    public void Labels_may_differ_by_lane()
    {
        using var model = Given.Model(Given.Mlp(), [1, 1]);
        using var samples = Given.Samples(3, 6);
        using var flipped = new Samples(samples.X.alias(), (samples.Y + 1).remainder(3));
        using var both = new Samples(samples.X.alias(), stack([samples.Y, flipped.Y]));

        var exact = Importance.PerSample(model, both, OneByOne.CrossEntropy, Power.Square);

        using var solo = model.Lane(0);
        Read.AssertClose(exact[0].Numbers(), OneByOne.Importance(solo, samples, OneByOne.CrossEntropy, Power.Square), 1e-10);
        Read.AssertClose(exact[1].Numbers(), OneByOne.Importance(solo, flipped, OneByOne.CrossEntropy, Power.Square), 1e-10);
    }

    [Test]
    public void Is_float64_and_leaves_the_model_as_it_was()
    {
        using var model = Given.Model(Given.Cnn(), [1], ScalarType.Float32);
        using var samples = Given.Samples(3, 6, ScalarType.Float32);
        double[] before = model.Everything();
        model.Gradient.fill_(5);

        var exact = Importance.PerSample(model, samples, OneByOne.CrossEntropy, Power.Square);

        Assert.That(exact.dtype, Is.EqualTo(ScalarType.Float64));
        Assert.That(model.Everything(), Is.EqualTo(before));
        Assert.That(model.Gradient.Numbers(), Is.All.EqualTo(5));
    }
}
