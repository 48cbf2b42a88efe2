using UnlearnRepro.Kernels.Losses;

namespace UnlearnRepro.Kernels.Tests.Layers;

/// <summary>
/// Gradients against central differences in float64. With h = 1e-5 the truncation error is about h^2 = 1e-10 times a third
/// derivative of size 1 to 10, and the rounding error 1e-16 / h = 1e-11; a wrong term in a gradient shows at 1e-3.
/// </summary>
public class GradientTests : TorchFixture
{
    private const double Step = 1e-5;
    private const double Tolerance = 1e-7;

    [Test]
    public void Every_parameter_of_every_lane_has_the_gradient_of_central_differences(
        [Values("mlp", "cnn")] string name, [Values(1, 3)] int lanes, [Values] bool training)
    {
        using var model = Given.Model(Given.Named(name), [.. Enumerable.Range(1, lanes)]);
        var x = tensor(Given.Numbers(5, lanes * 4 * 64)).view(-1, 64);
        var y = tensor([.. Enumerable.Range(0, lanes * 4).Select(i => (long)(i % 3))]);

        model.Backward(LossOf());
        double[] gradient = model.Gradient.Numbers();

        using var noGrad = no_grad();
        var flat = model.Theta.view(-1);
        double[] expected = [.. Enumerable.Range(0, gradient.Length).Select(i =>
        {
            using var scope = NewDisposeScope();
            double value = flat[i].item<double>();
            flat[i] = value + Step;
            double above = LossOf().sum().item<double>();
            flat[i] = value - Step;
            double below = LossOf().sum().item<double>();
            flat[i] = value;
            return (above - below) / (2 * Step);
        })];
        Assert.That(gradient, Is.EqualTo(expected).Within(Tolerance));

        // Dead units have none, but many gradients must be far above the tolerance for the comparison to mean anything.
        Assert.That(gradient.Count(g => Math.Abs(g) > 1e-3), Is.GreaterThan(gradient.Length / 8));

        Tensor LossOf() => Loss.CrossEntropy(model.Forward(x, training), y, lanes);
    }

    [Test]
    public void Backward_replaces_the_gradient_of_the_step_before()
    {
        using var model = Given.Model(Given.Mlp(), [1]);
        var x = tensor(Given.Numbers(5, 4 * 64)).view(-1, 64);
        var y = tensor(new long[] { 0, 1, 2, 0 });

        model.Backward(Loss.CrossEntropy(model.Forward(x), y, 1));
        double[] once = model.Gradient.Numbers();
        model.Backward(Loss.CrossEntropy(model.Forward(x), y, 1));

        Assert.That(model.Gradient.Numbers(), Is.EqualTo(once));
        Assert.That(once, Has.Some.Not.Zero);
    }
}
