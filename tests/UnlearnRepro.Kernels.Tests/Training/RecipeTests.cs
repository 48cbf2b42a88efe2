using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Kernels.Tests.Training;

public class RecipeTests
{
    [Test]
    public void Rates_rise_in_the_warm_up_and_then_fall()
    {
        var recipe = new Recipe(new Sgd(0.4), Epochs: 1, BatchSize: 1, Warmup: 0.25);
        double[] rates = [.. Enumerable.Range(0, 100).Select(step => recipe.LearningRate(step, 100))];

        Assert.That(rates[..25], Is.Ordered.Ascending);
        Assert.That(rates[25..], Is.Ordered.Descending);
        Assert.That(rates.Max(), Is.EqualTo(0.4).Within(0.02));
        Assert.That(rates[^1], Is.LessThan(0.001));
    }

    [Test]
    public void Rates_by_hand()
    {
        // Steps of a half: the middles are 1/4 and 3/4 of half a cosine, (1 + cos(pi/4)) / 2 and (1 - cos(pi/4)) / 2.
        double early = (1 + Math.Sqrt(0.5)) / 2, late = (1 - Math.Sqrt(0.5)) / 2;
        Assert.That(Rates(2, warmup: 0), Is.EqualTo(new[] { early, late }).Within(1e-15));
        Assert.That(Rates(4, warmup: 0.5), Is.EqualTo(new[] { 0.25, 0.75, early, late }).Within(1e-15));
    }

    /// <summary>Taken at its end, the last step of a schedule would be 0, and a training of one step no training.</summary>
    [Test]
    public void A_single_step_is_a_step() => Assert.That(Rates(1, warmup: 0), Is.EqualTo(new[] { 0.5 }).Within(1e-15));

    [FsProperty]
    public bool Every_rate_is_positive_and_at_most_the_optimisers(byte step, byte more, byte warmup)
    {
        var recipe = new Recipe(new Sgd(0.4), Epochs: 1, BatchSize: 1, Warmup: warmup / 256.0);
        return recipe.LearningRate(step, step + more + 1) is > 0 and <= 0.4;
    }

    private static double[] Rates(int steps, double warmup) =>
        [.. Enumerable.Range(0, steps).Select(step => new Recipe(new Sgd(1), 1, 1, warmup).LearningRate(step, steps))];
}
