using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;

namespace UnlearnRepro.Kernels.Tests.Optimisers;

public class SgdTests : TorchFixture
{
    [Test]
    public void First_steps_by_hand()
    {
        using var model = Stepped.ModelOf([2, -4]);
        using var state = new Sgd(0.1, Momentum: 0.5, WeightDecay: 0.25).For(model);

        // g + wd theta = (1 + 0.5, 1 - 1) = (1.5, 0), so theta = (2 - 0.15, -4).
        model.Gradient.copy_(tensor(new double[] { 1, 1 }));
        state.Step(0.1);
        Assert.That(model.Theta.Numbers(), Is.EqualTo(new[] { 1.85, -4 }).Within(1e-15));

        // g = (0 + 0.4625, 0 - 1); v = (0.75 + 0.4625, 0 - 1) = (1.2125, -1).
        model.Gradient.zero_();
        state.Step(0.1);
        Assert.That(model.Theta.Numbers(), Is.EqualTo(new[] { 1.72875, -3.9 }).Within(1e-15));
    }

    [TestCase(0, 0)]
    [TestCase(0.9, 0)]
    [TestCase(0, 0.01)]
    [TestCase(0.9, 0.01)]
    public void Five_steps_follow_the_recurrence(double momentum, double decay)
    {
        double[] theta = Given.Numbers(1, 6), velocity = new double[6];
        using var model = Stepped.ModelOf(theta, lanes: 3);
        using var state = new Sgd(0.1, momentum, decay).For(model);

        for (int step = 1; step <= 5; step++)
        {
            double rate = 0.1 / step;
            double[] gradient = Given.Numbers(step + 10, 6);
            model.Gradient.copy_(tensor(gradient).view(3, 2));
            state.Step(rate);
            for (int i = 0; i < 6; i++)
            {
                velocity[i] = (momentum * velocity[i]) + gradient[i] + (decay * theta[i]);
                theta[i] -= rate * velocity[i];
            }

            Assert.That(model.Theta.Numbers(), Is.EqualTo(theta).Within(1e-14), $"step {step}");
        }

        Assert.That(state.Steps, Is.EqualTo(5));
    }

    [Test]
    public void A_second_run_starts_without_the_velocity_of_the_first()
    {
        var settings = new Sgd(0.1, Momentum: 0.9);
        double[] ends = [.. Enumerable.Range(0, 2).Select(_ =>
        {
            using var model = Stepped.ModelOf([1, 1]);
            using var state = settings.For(model);
            model.Gradient.fill_(1);
            state.Step(0.1);
            return model.Theta.Numbers()[0];
        })];
        Assert.That(ends, Is.All.EqualTo(0.9).Within(1e-15));
    }
}

/// <summary>Models that are nothing but two numbers a lane.</summary>
internal static class Stepped
{
    public static Model ModelOf(double[] theta, int lanes = 1) =>
        Model.FromValues(new Network("affine", [new Linear("fc", 1, 1)]), tensor(theta).view(lanes, 2), []);
}
