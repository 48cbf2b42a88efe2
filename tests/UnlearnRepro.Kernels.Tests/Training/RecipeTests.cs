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

    [FsProperty]
    public bool Every_rate_lies_between_0_and_the_optimisers(byte step, byte more, byte warmup)
    {
        var recipe = new Recipe(new Sgd(0.4), Epochs: 1, BatchSize: 1, Warmup: warmup / 256.0);
        return recipe.LearningRate(step, step + more + 1) is >= 0 and <= 0.4;
    }
}
