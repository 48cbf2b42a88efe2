using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Tests.Importances;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

/// <summary>The problem has 7 of 20 samples to forget, so that the percentile is 100 - ln(1 + 35) = 96.41648 of 100.</summary>
public class AssdTests : TorchFixture
{
    private const double Percentile = 96.41648106154389;
    private readonly ClassProblem problem = Forgetting.Problem();

    /// <summary>
    /// Ratios 1 to 101 in disorder: the place 0.9641648 * 100 = 96.41648, counted from 0, lies between 97 and 98 and is 97.41648.
    /// A ratio 0 / 0 and a ratio 1 / 0 do not count. The other lane's ratios are ten times as large.
    /// </summary>
    [Test]
    public void The_threshold_is_a_percentile_of_the_finite_ratios_of_a_lane()
    {
        double[] ratios = [.. Enumerable.Range(0, 101).Select(i => 1.0 + (i * 37 % 101))];
        var forget = tensor((double[])[0, 1, .. ratios.Select(r => 4 * r), 0, 1, .. ratios.Select(r => 40 * r)]).view(2, -1);
        var all = tensor((double[])[0, 0, .. ratios.Select(_ => 4.0), 0, 0, .. ratios.Select(_ => 4.0)]).view(2, -1);

        var alpha = AdaptiveThreshold.Of(forget, all, problem);

        Assert.That(alpha.shape, Is.EqualTo((long[])[2, 1]));
        Assert.That(alpha.Numbers(), Is.EqualTo((double[])[1 + Percentile, 10 * (1 + Percentile)]).Within(1e-10));
    }

    /// <summary>ln(1 + 100 |D_f| / |D|) percent, up to one parameter; lambda 0 makes what is selected visible.</summary>
    [TestCase(1, 99, 0.693147)]
    [TestCase(10, 90, 2.397895)]
    [TestCase(50, 50, 3.931826)]
    public void The_share_of_dampened_weights_depends_on_the_size_of_D_f_alone(int forget, int retain, double percent)
    {
        using var model = Given.Model(Given.Mlp(), [1, 2]);
        long p = model.Network.Size;
        var sized = new ClassProblem(Given.Samples(1, forget), Given.Samples(2, retain), 3, Given.Recipe());
        var (omegaF, omega) = (tensor(Given.Numbers(3, 2 * p, 0, 1)).view(2, -1), tensor(Given.Numbers(4, 2 * p, 1, 9)).view(2, -1));

        using var result = Dampening.Dampen(model, omegaF, omega, AdaptiveThreshold.Of(omegaF, omega, sized), 0);

        foreach (double[] lane in result.Theta.Numbers().Chunk((int)p))
        {
            Assert.That(100.0 * lane.Count(w => w == 0) / p, Is.EqualTo(percent).Within(100.0 / p));
        }
    }

    [Test]
    public void Where_nothing_matters_nothing_is_dampened()
    {
        using var model = Given.Model(Given.Mlp(), [1]);
        var nothing = zeros_like(model.Theta);

        using var result = Dampening.Dampen(model, nothing, nothing, AdaptiveThreshold.Of(nothing, nothing, problem), 1);

        Assert.That(result.Everything(), Is.EqualTo(model.Everything()));
    }

    [Test]
    public void The_corrected_form_is_corrected_SSD_at_the_adapted_threshold([Values("mlp", "cnn")] string name)
    {
        using var original = Given.Model(Given.Named(name), [1]);
        double[] forget = OneByOne.Importance(original, problem.Forget, OneByOne.CrossEntropy, Power.Square);
        double[] retain = OneByOne.Importance(original, problem.Retain, OneByOne.CrossEntropy, Power.Square);
        double alpha = Adapted([.. forget.Zip(retain, (f, r) => f / (((7 * f) + (13 * r)) / 20))]);

        // To the bit, although this alpha has another rounding: the same parameters lie above it.
        AssertSame(original, new AssdCorrected(Lambda: 0.5), new SsdCorrected(alpha, Lambda: 0.5), new SsdCorrected(alpha / 2, Lambda: 0.5));
    }

    [Test]
    public void The_published_form_is_published_SSD_at_the_adapted_threshold([Values("mlp", "cnn")] string name)
    {
        using var original = Given.Model(Given.Named(name), [1]);
        double[] forget = Omega(problem.Forget, "shuffle-forget"), all = Omega(problem.Retain.Concat(problem.Forget), "shuffle");
        double alpha = Adapted([.. forget.Zip(all, (f, a) => f / a)]);

        AssertSame(original, new AssdPublished(0.5, BatchSize: 4), new SsdPublished(alpha, 0.5, 4), new SsdPublished(alpha / 2, 0.5, 4));

        double[] Omega(Kernels.Training.Samples samples, string purpose) =>
            Importance.BatchMean(original, samples, OneByOne.CrossEntropy, Power.Square, 4, Given.Streams(1), purpose).Numbers();
    }

    [Test]
    public void Published_in_batches_of_one_is_the_corrected_form([Values("mlp", "cnn")] string name)
    {
        using var original = Given.Model(Given.Named(name), [1, 2]);
        using var published = new AssdPublished(BatchSize: 1).Unlearn(original, problem, Given.Streams(1, 2));
        using var corrected = new AssdCorrected().Unlearn(original, problem, Given.Streams(1, 2));

        Assert.That(published.Everything(), Is.EqualTo(corrected.Everything()).Within(1e-10), "sums in another order");
        Assert.That(corrected.Theta.Numbers(), Is.Not.EqualTo(original.Theta.Numbers()).Within(1e-3));
    }

    [Test]
    public void A_negative_lambda_is_refused()
    {
        using var original = Given.Model(Given.Mlp(), [1]);
        foreach (var method in new IUnlearningMethod<ClassProblem>[] { new AssdCorrected(-1), new AssdPublished(-1) })
        {
            Assert.That(
                () => method.Unlearn(original, problem, Given.Streams(1)),
                Throws.ArgumentException.With.Message.EqualTo($"method {method.GetType().Name}, Lambda: expected at least 0, found -1"));
        }
    }

    private static double Adapted(double[] ratios)
    {
        double[] sorted = [.. ratios.Where(double.IsFinite).Order()];
        double place = Percentile / 100 * (sorted.Length - 1);
        int below = (int)place;
        return sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }

    private void AssertSame(Model original, IUnlearningMethod<ClassProblem> adaptive, IUnlearningMethod<ClassProblem> at, IUnlearningMethod<ClassProblem> below)
    {
        double[] result = Run(adaptive);
        Assert.That(result, Is.EqualTo(Run(at)).And.Not.EqualTo(original.Everything()).And.Not.EqualTo(Run(below)));

        double[] Run(IUnlearningMethod<ClassProblem> method)
        {
            using var model = method.Unlearn(original, problem, Given.Streams(1));
            return model.Everything();
        }
    }
}
