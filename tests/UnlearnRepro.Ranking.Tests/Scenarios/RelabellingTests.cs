using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Ranking.Scenarios;

namespace UnlearnRepro.Ranking.Tests.Scenarios;

public class RelabellingTests
{
    [Test]
    public void ThreeGradesAreTurnedRoundByFifthAndHalf()
    {
        // Ten documents by falling grade: two get 0, three 1, five 2.
        var query = new Query("q", 1, new double[10], [0, 2, 0, 1, 0, 0, 1, 0, 0, 0]);
        Assert.That(Relabelling.Turned(query, 2).Grades.ToArray(), Is.EqualTo(new[] { 1, 0, 1, 0, 2, 2, 1, 2, 2, 2 }));
    }

    [Test]
    public void FiveGradesAreTurnedRoundByFifths()
    {
        var query = new Query("q", 1, new double[5], [4, 3, 2, 1, 0]);
        Assert.That(Relabelling.Turned(query, 4).Grades.ToArray(), Is.EqualTo(new[] { 0, 1, 2, 3, 4 }));
    }

    /// <summary>The published code leaves the list of relevant documents as it was, from which nDCG decides which queries count.</summary>
    [Test]
    public void WhetherAnythingIsRelevantFollowsTheNewGrades()
    {
        var query = new Query("q", 1, new double[6], [0, 0, 0, 0, 0, 0]);
        Assert.That((query.HasRelevant, Relabelling.Turned(query, 2).HasRelevant), Is.EqualTo((false, true)));
    }

    [Test]
    public void OfAClientTheQueriesWithMoreDocumentsThanTheMedianAreTurned()
    {
        Query[] queries = [.. new[] { 5, 8, 9, 30 }.Select(n => new Query($"{n}", 1, new double[n], [1, .. new int[n - 1]]))];
        var turned = Relabelling.Of(queries, 2);
        Assert.That(turned.Zip(queries).Select(pair => ReferenceEquals(pair.First, pair.Second)), Is.EqualTo(new[] { true, true, false, false }));
    }
}
