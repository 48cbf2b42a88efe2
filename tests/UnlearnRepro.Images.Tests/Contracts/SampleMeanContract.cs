using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Tests.Support;

namespace UnlearnRepro.Images.Tests.Contracts;

/// <summary>A metric that is a mean over samples counts each of them once, however many there are.</summary>
/// <param name="of">The metric.</param>
public abstract class SampleMeanContract(Func<Predictions, double> of)
{
    /// <summary>
    /// 100 samples, of which the first 64 are right and the last 36 wrong: a mean of means over batches of 64 would count a wrong one
    /// 64/36 times, and an accuracy would be 50 instead of 64.
    /// </summary>
    [Test]
    public void TheWholeIsTheMeanOfItsPartsBySize()
    {
        using var random = Given.Random(7, 100, 4);
        var best = random.Logits.argmax(1);
        using var all = new Predictions(random.Logits.clone(), where(arange(100) < 64, best, (best + 1).remainder(4)));
        using var first = all.Rows(arange(64));
        using var last = all.Rows(arange(64, 100));
        // What is published is in single precision; a mean of means would be off by a tenth.
        Assert.That(of(all), Is.EqualTo(((64 * of(first)) + (36 * of(last))) / 100).Within(1e-5).Percent);
    }
}

/// <summary>The contract of every metric that is such a mean; those between two models beside one that guesses.</summary>
[TestFixtureSource(nameof(Means))]
public class SampleMeanContractTests(Func<Predictions, double> of) : SampleMeanContract(of)
{
    private static IEnumerable<TestFixtureData> Means() =>
    [
        Named("accuracy", Accuracy.Of), Named("cross-entropy", CrossEntropy.Of), Named("completeness", Beside(Completeness.Between)),
        Named("activation distance", Beside(ActivationDistance.Between)), Named("activation RMS squared", Beside((a, b) => Math.Pow(ActivationRms.Between(a, b), 2))),
        Named("Jensen-Shannon", Beside(JsDivergence.Between)), Named("published divergence", Beside(JsPublished.Between)),
    ];

    private static TestFixtureData Named(string name, Func<Predictions, double> of) => new TestFixtureData(of).SetArgDisplayNames(name);

    private static Func<Predictions, double> Beside(Func<Predictions, Predictions, double> between) => a =>
    {
        using var b = new Predictions(a.Logits.square(), a.Labels.clone());
        return between(a, b);
    };
}
