using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

public class SalUnTests : TorchFixture
{
    /// <summary>In evaluation mode, over all layers together, in every lane by itself.</summary>
    [Test]
    public void The_mask_selects_the_largest_gradients_of_the_forget_set([Values(0.1, 0.5, 0.9)] double tau)
    {
        var problem = Forgetting.Problem();
        using var two = Given.Model(Given.Cnn(), [1, 2]);
        double[][] masks = [.. SalUn.Mask(two, problem, tau).Numbers().Chunk((int)two.Network.Size)];

        for (int lane = 0; lane < 2; lane++)
        {
            using var model = two.Lane(lane);
            model.Backward(Loss.CrossEntropy(model.Forward(problem.Forget.X), problem.Forget.Y, 1));
            double[] saliency = [.. model.Gradient.Numbers().Select(Math.Abs)];
            var chosen = saliency.Where((_, i) => masks[lane][i] == 1).ToArray();
            var others = saliency.Where((_, i) => masks[lane][i] == 0).ToArray();

            Assert.That(chosen, Has.Length.EqualTo((int)(tau * two.Network.Size)));
            Assert.That(chosen.Min(), Is.GreaterThanOrEqualTo(others.Max() - 1e-15), "up to rounding");
        }
    }

    /// <summary>The inputs are 0, so are the gradients of all 128 weights: the two biases come first and then the ties in order.</summary>
    [Test]
    public void Equal_gradients_are_selected_in_order()
    {
        using var model = Given.Model(SoftmaxRegression.Network(64, 2), [1]);
        var forget = new Kernels.Training.Samples(zeros(1, 64, dtype: float64), zeros(1, dtype: int64));
        double[] mask = SalUn.Mask(model, new ClassProblem(forget, Given.Samples(1, 3), 2, Given.Recipe()), 5.5 / 130).Numbers();

        Assert.That(Enumerable.Range(0, 130).Where(i => mask[i] == 1), Is.EqualTo(new[] { 0, 1, 2, 128, 129 }));
    }

    [Test]
    public void Without_a_salient_weight_only_batch_norms_buffers_move()
    {
        using var original = Given.Model(Given.Cnn(), [1]);
        using var result = new SalUn(Tau: 0, BatchSize: 4).Unlearn(original, Forgetting.Problem(), Given.Streams(1));

        Assert.That(result.Theta.Numbers(), Is.EqualTo(original.Theta.Numbers()));
        Assert.That(result.State("bn1.running_mean"), Is.Not.EqualTo(original.State("bn1.running_mean")));
    }

    [TestCase(-0.1)]
    [TestCase(1.1)]
    [TestCase(double.NaN)]
    public void A_share_outside_of_0_to_1_is_refused(double tau)
    {
        using var original = Given.Model(Given.Mlp(), [1]);
        Assert.That(
            () => new SalUn(tau).Unlearn(original, Forgetting.Problem(), Given.Streams(1)),
            Throws.ArgumentException.With.Message.EqualTo(FormattableString.Invariant($"method SalUn, Tau: expected from 0 to 1, found {tau}")));
    }
}
