using UnlearnRepro.Kernels.Optimisers;

namespace UnlearnRepro.Kernels.Tests.Optimisers;

public class AdamWTests : TorchFixture
{
    [TestCase(1e-8, 0.1)]
    [TestCase(0.1, 0.5)]
    public void Five_steps_follow_the_recurrence(double epsilon, double decay)
    {
        const double B1 = 0.8, B2 = 0.95;
        double[] theta = Given.Numbers(1, 6), first = new double[6], second = new double[6];
        using var model = Stepped.ModelOf(theta, lanes: 3);
        using var state = new AdamW(0.01, B1, B2, epsilon, decay).For(model);

        for (int t = 1; t <= 5; t++)
        {
            // The decay is of the step size after the schedule.
            double rate = 0.01 / t;
            double[] gradient = Given.Numbers(t + 10, 6);
            model.Gradient.copy_(tensor(gradient).view(3, 2));
            state.Step(rate);
            for (int i = 0; i < 6; i++)
            {
                first[i] = (B1 * first[i]) + ((1 - B1) * gradient[i]);
                second[i] = (B2 * second[i]) + ((1 - B2) * gradient[i] * gradient[i]);
                double mean = first[i] / (1 - Math.Pow(B1, t)), square = second[i] / (1 - Math.Pow(B2, t));
                theta[i] = (theta[i] * (1 - (rate * decay))) - (rate * mean / (Math.Sqrt(square) + epsilon));
            }

            Assert.That(model.Theta.Numbers(), Is.EqualTo(theta).Within(1e-13), $"step {t}");
        }

        Assert.That(state.Steps, Is.EqualTo(5));
    }

    [Test]
    public void Without_decay_it_is_Adam_to_the_bit()
    {
        Assert.That(Stepped(new AdamW(0.01, 0.8, 0.95, 0.1, WeightDecay: 0)), Is.EqualTo(Stepped(new Adam(0.01, 0.8, 0.95, 0.1))));
        Assert.That(Stepped(new AdamW(0.01, 0.8, 0.95, 0.1)), Is.Not.EqualTo(Stepped(new Adam(0.01, 0.8, 0.95, 0.1, 0.01))), "decay of either kind");

        static double[] Stepped(Optimiser optimiser)
        {
            using var model = Given.Model(Given.Mlp(), [1, 2], ScalarType.Float32);
            using var state = optimiser.For(model);
            for (int t = 0; t < 5; t++)
            {
                model.Gradient.copy_(tensor(Given.Numbers(t, 2 * model.Network.Size)).view(2, -1));
                state.Step(0.01);
            }

            return model.Theta.Numbers();
        }
    }

    /// <summary>theta (1 - lr wd) and nothing else: 2 (1 - .1 x .5).</summary>
    [Test]
    public void A_gradient_of_zero_leaves_the_decay_alone()
    {
        using var model = Stepped.ModelOf([2, -2]);
        using var state = new AdamW(0.1, WeightDecay: 0.5).For(model);

        state.Step(0.1);

        Assert.That(model.Theta.Numbers(), Is.EqualTo(new[] { 1.9, -1.9 }).Within(1e-15));
    }
}
