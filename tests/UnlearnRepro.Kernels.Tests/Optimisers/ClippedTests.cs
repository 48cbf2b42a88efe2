using UnlearnRepro.Kernels.Optimisers;

namespace UnlearnRepro.Kernels.Tests.Optimisers;

public class ClippedTests : TorchFixture
{
    /// <summary>Norms 5, .5 and 0 against a bound of 1: the first is divided by 5 + 1e-6, the others stay.</summary>
    [Test]
    public void Each_lane_is_clipped_by_its_own_norm()
    {
        using var model = Stepped.ModelOf(new double[6], lanes: 3);
        using var state = new Clipped(new Sgd(1), MaxNorm: 1).For(model);
        model.Gradient.copy_(tensor(new[] { 3, -4, 0.3, 0.4, 0, 0 }).view(3, 2));

        state.Step(1);

        Assert.That(model.Theta.Numbers(), Is.EqualTo(new[] { -3 / 5.000001, 4 / 5.000001, -0.3, -0.4, 0, 0 }).Within(1e-15));
    }

    [Test]
    public void Five_steps_are_those_of_the_inner_one_on_shorter_gradients([Values(0.5, 1, 100)] double bound)
    {
        double[] theta = Given.Numbers(1, 6);
        using var model = Stepped.ModelOf(theta, lanes: 3);
        using var plain = Stepped.ModelOf(theta, lanes: 3);
        var inner = new AdamW(0.1, WeightDecay: 0.1);
        using var state = new Clipped(inner, bound).For(model);
        using var expected = inner.For(plain);

        for (int t = 1; t <= 5; t++)
        {
            double[] gradient = Given.Numbers(t, 6, -2, 2);
            model.Gradient.copy_(tensor(gradient).view(3, 2));
            plain.Gradient.copy_(tensor([.. gradient.Chunk(2).SelectMany(lane =>
            {
                double factor = Math.Min(1, bound / (Math.Sqrt(lane.Sum(g => g * g)) + 1e-6));
                return lane.Select(g => factor * g);
            })]).view(3, 2));
            state.Step(0.1);
            expected.Step(0.1);

            Assert.That(model.Theta.Numbers(), Is.EqualTo(plain.Theta.Numbers()).Within(1e-14), $"step {t}");
        }
    }

    [Test]
    public void What_is_short_enough_keeps_its_bits()
    {
        using var model = Given.Model(Given.Mlp(), [1, 2], ScalarType.Float32);
        model.Gradient.copy_(tensor(Given.Numbers(1, 2 * model.Network.Size)).view(2, -1));
        double[] gradient = model.Gradient.Numbers();
        using var state = new Clipped(new Sgd(1), MaxNorm: 1000).For(model);

        state.Step(1);

        Assert.That(model.Gradient.Numbers(), Is.EqualTo(gradient));
    }

    [Test]
    public void It_has_the_step_size_of_the_inner_one() => Assert.That(new Clipped(new Sgd(0.3), 1).LearningRate, Is.EqualTo(0.3));
}
