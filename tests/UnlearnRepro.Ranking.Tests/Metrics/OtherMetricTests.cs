using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Metrics;
using UnlearnRepro.Ranking.Queries;

namespace UnlearnRepro.Ranking.Tests.Metrics;

public class OtherMetricTests
{
    [Test]
    public void TheListwiseLossByHand()
    {
        // Scores ln 1 and ln 3, grades 1 and 0: -(e/(e+1) ln 1/4 + 1/(e+1) ln 3/4).
        var query = new Query("q", 1, [0, Math.Log(3)], [1, 0]);
        double expected = -((Math.E / (Math.E + 1) * Math.Log(0.25)) + (1 / (Math.E + 1) * Math.Log(0.75)));
        Assert.That(ListLoss.Of(query, [1]), Is.EqualTo(expected).Within(1e-14));
    }

    [Test]
    public void WhoKnowsNothingLosesTheLogarithmOfTheNumberOfDocuments([Values(1, 5, 40)] int documents)
    {
        int[] grades = [.. Enumerable.Range(0, documents).Select(d => d % 3)];
        Assert.That(ListLoss.Of(new("q", 2, new double[2 * documents], grades), [3, -4]), Is.EqualTo(Math.Log(documents)).Within(1e-12));
    }

    [Test]
    public void AnglesAndLengths()
    {
        Assert.That(Vectors.Cosine([3, 4], [4, 3]), Is.EqualTo(24.0 / 25).Within(1e-15));
        Assert.That(Vectors.Cosine([3, 4], [6, 8]), Is.EqualTo(1).Within(1e-15));
        Assert.That(Vectors.Distance([3, 4], [0, 8]), Is.EqualTo(5).Within(1e-15));
        Assert.That(Vectors.Length([3, 4]), Is.EqualTo(5).Within(1e-15));
    }

    [Test]
    public void ACurveThatEndsHoldsItsLastValue()
    {
        // Marks 0, 10, 20, 50, 100 and 200; (.2 + .4)/2 10 + (.4 + .5)/2 10 + .5 180 over 200.
        var recipe = new Recipe(200);
        Assert.That(recipe.Marks, Is.EqualTo(new[] { 0, 10, 20, 50, 100, 200 }));
        Assert.That(LearningCurve.Area([0.2, 0.4], 0.5, recipe), Is.EqualTo((3 + 4.5 + 90) / 200).Within(1e-15));
        Assert.That(Enumerable.Range(0, 6).Select(k => LearningCurve.At([0.2, 0.4], 0.5, k)), Is.EqualTo(new[] { 0.2, 0.4, 0.5, 0.5, 0.5, 0.5 }));
        Assert.That(LearningCurve.Area([], 0.7, recipe), Is.EqualTo(0.7).Within(1e-15));
    }
}
