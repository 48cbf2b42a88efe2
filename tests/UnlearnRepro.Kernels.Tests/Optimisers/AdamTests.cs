using UnlearnRepro.Kernels.Optimisers;

namespace UnlearnRepro.Kernels.Tests.Optimisers;

public class AdamTests : TorchFixture
{
    [Test]
    public void The_first_step_is_the_learning_rate_in_the_direction_of_the_sign()
    {
        using var model = Stepped.ModelOf([1, 1]);
        using var state = new Adam(0.1, Epsilon: 0.5).For(model);

        // With m / (1 - b1) = g and v / (1 - b2) = g^2 the step is lr g / (|g| + eps): 0.1 * 2 / 2.5 and 0.1 * -0.5 / 1.
        model.Gradient.copy_(tensor(new[] { 2, -0.5 }));
        state.Step(0.1);

        // 1 - b2^t loses up to three digits of b2 = 0.999, hence not 1e-16.
        Assert.That(model.Theta.Numbers(), Is.EqualTo(new[] { 0.92, 1.05 }).Within(1e-13));
    }

    [TestCase(1e-8, 0)]
    [TestCase(1e-8, 0.1)]
    [TestCase(0.1, 0.1)]
    public void Five_steps_follow_the_recurrence(double epsilon, double decay)
    {
        const double B1 = 0.8, B2 = 0.95;
        double[] theta = Given.Numbers(1, 6), first = new double[6], second = new double[6];
        using var model = Stepped.ModelOf(theta, lanes: 3);
        using var state = new Adam(0.01, B1, B2, epsilon, decay).For(model);

        for (int t = 1; t <= 5; t++)
        {
            double rate = 0.01 / t;
            double[] gradient = Given.Numbers(t + 10, 6);
            model.Gradient.copy_(tensor(gradient).view(3, 2));
            state.Step(rate);
            for (int i = 0; i < 6; i++)
            {
                double g = gradient[i] + (decay * theta[i]);
                first[i] = (B1 * first[i]) + ((1 - B1) * g);
                second[i] = (B2 * second[i]) + ((1 - B2) * g * g);
                double mean = first[i] / (1 - Math.Pow(B1, t)), square = second[i] / (1 - Math.Pow(B2, t));
                theta[i] -= rate * mean / (Math.Sqrt(square) + epsilon);
            }

            Assert.That(model.Theta.Numbers(), Is.EqualTo(theta).Within(1e-13), $"step {t}");
        }
    }

    [Test]
    public void A_gradient_of_zero_leaves_the_model_finite_and_unmoved()
    {
        using var model = Stepped.ModelOf([1, -1]);
        using var state = new Adam(0.1).For(model);

        state.Step(0.1);

        Assert.That(model.Theta.Numbers(), Is.EqualTo(new double[] { 1, -1 }));
    }
}
