using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

public class DampeningTests : TorchFixture
{
    [TestCase(12, 1, 10, 1, 1.0 / 12, TestName = "Selected_weights_shrink_by_the_ratio_of_importances")]
    [TestCase(10, 1, 10, 1, 1, TestName = "The_threshold_itself_is_not_selected")]
    [TestCase(5, 0, 10, 1, 0, TestName = "A_weight_that_matters_to_D_f_alone_becomes_0")]
    [TestCase(0, 0, 10, 1, 1, TestName = "A_weight_that_matters_to_nobody_is_untouched")]
    [TestCase(12, 1, 10, 20, 1, TestName = "Lambda_never_makes_a_weight_grow")]
    [TestCase(12, 1, 10, 6, 0.5, TestName = "Lambda_scales_the_factor")]
    [TestCase(0, 1, 0, 1, 1, TestName = "An_importance_of_0_is_not_selected_even_by_alpha_0")]
    [TestCase(9, 1, 10, 1, 1, TestName = "Below_the_threshold_nothing_happens")]
    public void Golden(double forget, double all, double alpha, double lambda, double factor)
    {
        double[] result = Dampen([3, -3], [forget, forget], [all, all], alpha, lambda);

        // One rounding in the factor and one in the product.
        Assert.That(result, Is.EqualTo(new[] { 3 * factor, -3 * factor }).Within(1e-15));
    }

    [FsProperty(MaxTest = 100)]
    public bool No_weight_grows_or_changes_its_sign(int seed, byte alpha, byte lambda)
    {
        using var scope = NewDisposeScope();
        double[] theta = Given.Numbers(seed, 40), forget = Given.Numbers(seed + 1, 40, 0, 10), all = Given.Numbers(seed + 2, 40, 0, 1);
        double[] result = Dampen(theta, forget, all, alpha / 10.0, lambda / 100.0);
        return theta.Zip(result).All(w => Math.Abs(w.Second) <= Math.Abs(w.First) && w.First * w.Second >= 0);
    }

    [FsProperty(MaxTest = 100)]
    public bool A_larger_alpha_selects_a_subset(int seed, byte alpha, byte more)
    {
        using var scope = NewDisposeScope();
        double[] theta = Given.Numbers(seed, 40, 1, 2), forget = Given.Numbers(seed + 1, 40, 0, 10), all = Given.Numbers(seed + 2, 40, 0, 1);

        // Lambda 0 sets what is selected to 0.
        double[] wide = Dampen(theta, forget, all, alpha / 10.0, 0), narrow = Dampen(theta, forget, all, (alpha + more) / 10.0, 0);
        return wide.Zip(narrow).All(w => w.Second != 0 || w.First == 0);
    }

    [Test]
    public void An_infinite_alpha_gives_the_original_to_the_bit_even_where_nothing_matters([Values(ScalarType.Float32, ScalarType.Float64)] ScalarType dtype)
    {
        using var model = Given.Model(Given.Cnn(), [1, 2], dtype);
        var forget = ones(2, model.Network.Size, dtype: float64);
        var all = arange(2 * model.Network.Size, dtype: float64).view(2, -1);

        using var result = Dampening.Dampen(model, forget, all, double.PositiveInfinity, 1);

        Assert.That(result.Everything(), Is.EqualTo(model.Everything()));
    }

    [Test]
    public void Each_lane_and_weight_has_its_own_factor_and_buffers_stay()
    {
        using var model = Given.Model(Given.Cnn(), [1, 2], ScalarType.Float32);
        double[] before = model.Everything();
        double[] forget = Given.Numbers(3, model.Theta.numel(), 0, 4), all = Given.Numbers(4, model.Theta.numel(), 0, 4);

        using var result = Dampening.Dampen(model, tensor(forget).view(2, -1), tensor(all).view(2, -1), alpha: 2, lambda: 0.5);

        double[] expected = [.. before.Select((v, i) => i < forget.Length && forget[i] > 2 * all[i] ? v * (float)Math.Min(0.5 * all[i] / forget[i], 1) : v)];
        Assert.That(result.Everything(), Is.EqualTo(expected).Within(1e-7));
        Assert.That(model.Everything(), Is.EqualTo(before), "M_o is left alone");
    }

    private static double[] Dampen(double[] theta, double[] forget, double[] all, double alpha, double lambda)
    {
        // One output: all weights but the last are its row, the last is its bias.
        var network = new Network("affine", [new Linear("fc", theta.Length - 1, 1)]);
        using var model = Model.FromValues(network, tensor(theta).unsqueeze(0), []);
        using var result = Dampening.Dampen(model, tensor(forget).unsqueeze(0), tensor(all).unsqueeze(0), alpha, lambda);
        return result.Theta.Numbers();
    }
}
