using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Kernels.Tests.Layers;

public class InitialiseTests : TorchFixture
{
    [TestCase("conv1.weight", 9)]
    [TestCase("conv2.weight", 18)]
    [TestCase("conv2.bias", 18)]
    [TestCase("fc.weight", 8)]
    [TestCase("fc.bias", 8)]
    public void Weights_fill_the_interval_of_one_over_the_root_of_the_fan_in(string name, int fanIn)
    {
        using var model = Model.Initialise(Given.Cnn(), Given.Streams([.. Enumerable.Range(0, 200)]), dtype: ScalarType.Float64);
        double bound = 1 / Math.Sqrt(fanIn);
        double[] values = [.. Enumerable.Range(0, 200).SelectMany(lane => model.Part(name, lane))];

        // float32 rounds the bound itself by at most 6e-8 of it.
        Assert.That(values, Is.All.InRange(-bound * (1 + 1e-7), bound * (1 + 1e-7)));

        // 400 or more draws: both ends are within 5 % of the interval except with probability 2 * 0.975^400 < 1e-4,
        // and the mean is within 4.5 standard errors of 0.
        Assert.That(values.Max(), Is.GreaterThan(0.95 * bound));
        Assert.That(values.Min(), Is.LessThan(-0.95 * bound));
        Assert.That(values.Average(), Is.Zero.Within(4.5 * bound / Math.Sqrt(3.0 * values.Length)));
    }

    [Test]
    public void Batch_norm_starts_as_the_identity()
    {
        using var model = Model.Initialise(Given.Cnn(), Given.Streams(1, 2));

        Assert.That(model.Part("bn1.weight", 1), Is.All.EqualTo(1));
        Assert.That(model.Part("bn1.bias", 1), Is.All.Zero);
        Assert.That(model.State("bn1.running_mean", 1), Is.All.Zero);
        Assert.That(model.State("bn1.running_var", 1), Is.All.EqualTo(1));
    }

    [Test]
    public void The_same_streams_give_the_same_bits_and_others_give_other_values()
    {
        using var first = Model.Initialise(Given.Cnn(), Given.Streams(1, 2));
        using var again = Model.Initialise(Given.Cnn(), Given.Streams(1, 2));

        Assert.That(again.Theta.Numbers(), Is.EqualTo(first.Theta.Numbers()));
        Assert.That(first.Part("fc.weight", 0), Is.Not.EqualTo(first.Part("fc.weight", 1)));
        Assert.That(first.Part("conv1.weight").Intersect(first.Part("conv2.weight")), Is.Empty, "layers share no draws");
    }

    [Test]
    public void A_lane_starts_as_it_would_alone()
    {
        using var three = Model.Initialise(Given.Cnn(), Given.Streams(1, 2, 3));
        using var solo = Model.Initialise(Given.Cnn(), Given.Streams(2));

        Assert.That(three.Lane(1).Theta.Numbers(), Is.EqualTo(solo.Theta.Numbers()));
    }

    [Test]
    public void Double_precision_starts_from_the_same_numbers_as_single()
    {
        using var single = Model.Initialise(Given.Cnn(), Given.Streams(1));
        using var twice = Model.Initialise(Given.Cnn(), Given.Streams(1), dtype: ScalarType.Float64);

        Assert.That(twice.Theta.dtype, Is.EqualTo(ScalarType.Float64));
        // Drawn in double precision and rounded once: half a unit in the last place of numbers below 1.
        Assert.That(twice.Theta.Numbers(), Is.EqualTo(single.Theta.Numbers()).Within(3.1e-8));
    }
}
