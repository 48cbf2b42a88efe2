using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Tests.Rankers;

public class NdcgTests
{
    // 3/log2 3 + 1/2 + 1/log2 6 of 3 + 1/log2 3 + 1/2.
    private static readonly Query Five = new("1", 1, [5, 4, 3, 2, 1], [0, 2, 1, 0, 1]);

    [Test]
    public void OneListByHand() => Assert.Multiple(() =>
    {
        Assert.That(Ndcg.Gain(Five.Grades, 10), Is.EqualTo(2.7796421).Within(1e-7));
        Assert.That(Ndcg.Ideal(Five, 10), Is.EqualTo(4.1309298).Within(1e-7));
        Assert.That(Ndcg.Of(Five, [0, 1, 2, 3, 4], 10), Is.EqualTo(.6728854).Within(1e-7));
        Assert.That(Ndcg.Of(Five, [0, 1, 2, 3, 4], 2), Is.EqualTo(.5212960).Within(1e-7));
        Assert.That(OfflineNdcg.Mean([Five], [1], 10), Is.EqualTo(.6728854).Within(1e-7));
        Assert.That(OfflineNdcg.Mean([Five], [1], 2), Is.EqualTo(.5212960).Within(1e-7));
        Assert.That(OfflineNdcg.Mean([Five], [0], 2), Is.EqualTo(.5212960).Within(1e-7), "ties stay in the file's order");
        Assert.That(OfflineNdcg.Mean([Five], [-1], 1), Is.EqualTo(1.0 / 3).Within(1e-15));
    });

    [Test]
    public void QueriesWithoutARelevantDocumentDoNotCount()
    {
        var none = Five.WithGrades([0, 0, 0, 0, 0]);
        Assert.Multiple(() =>
        {
            Assert.That(none.HasRelevant, Is.False);
            Assert.That(OfflineNdcg.Mean([none, Five, none], [1], 10), Is.EqualTo(OfflineNdcg.Mean([Five], [1], 10)));
            Assert.That(OfflineNdcg.Mean([none], [1], 10), Is.NaN);
        });
    }

    // More ranks than there are discounts in the table.
    [Test]
    public void OfAsManyRanksAsThereAreDocuments()
    {
        var long200 = new Query("1", 1, new double[200], [.. Enumerable.Repeat(1, 200)]);
        Assert.That(Ndcg.Gain(long200.Grades, 200), Is.EqualTo(Enumerable.Range(2, 200).Sum(r => 1 / Math.Log2(r))).Within(1e-12));
    }

    // Scores of few values, so that many are equal.
    [FsProperty]
    public bool TheFirstOfARankingAreThoseOfTheWholeOne(ulong seed, byte documents, byte first)
    {
        var random = new SplitMix64(seed);
        int n = 1 + (documents % 60), k = 1 + (first % 12);
        double[] scores = [.. Enumerable.Range(0, n).Select(_ => (double)random.Below(8))];
        var query = new Query("1", 1, scores, [.. Enumerable.Range(0, n).Select(_ => random.Below(3))]);
        int[] whole = [.. Enumerable.Range(0, n).OrderByDescending(d => scores[d]).ThenBy(d => d)];
        var best = Enumerable.Range(0, n).Select(d => query.Grades[d]).OrderDescending().Take(k);
        double ideal = best.Select((grade, r) => (Math.Pow(2, grade) - 1) / Math.Log2(r + 2)).Sum();
        return new TopDocuments(k).Of(query, [1]).SequenceEqual(whole.AsSpan(0, Math.Min(k, n)))
            && Ndcg.Order(query, [1]).SequenceEqual(whole)
            && Math.Abs(query.Ideal(k) - ideal) < 1e-12;
    }
}
