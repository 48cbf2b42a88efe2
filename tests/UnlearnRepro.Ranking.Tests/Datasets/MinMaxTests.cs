using FsCheck;
using UnlearnRepro.Ranking.Datasets;
using UnlearnRepro.Ranking.Datasets.Letor;
using UnlearnRepro.Ranking.Queries;

namespace UnlearnRepro.Ranking.Tests.Datasets;

public class MinMaxTests
{
    [Test]
    public void ByHand()
    {
        // Columns 2 6 4, 5 5 5, -1 0 3, 0 0.5 2.
        Query raw = new("q", 4, [2, 5, -1, 0, 6, 5, 0, 0.5, 4, 5, 3, 2], [0, 2, 1]), normal = MinMax.Of(raw);
        Assert.That(normal.Values.ToArray(), Is.EqualTo(new[] { 0, 0, 0, 0, 1, 0, 0.25, 0.25, 0.5, 0, 1, 1 }));
        Assert.That((normal.Id, normal.Features), Is.EqualTo(("q", 4)));
        Assert.That(normal.Grades.ToArray(), Is.EqualTo(new[] { 0, 2, 1 }));
        Assert.That(raw.Values[0], Is.EqualTo(2), "the given query stays as it is");
    }

    [Test]
    public void TheOnlyDocumentHasZeros() => Assert.That(MinMax.Of(new Query("q", 3, [2, -5, 0], [1])).Values.ToArray(), Is.EqualTo(new[] { 0.0, 0, 0 }));

    [Test]
    public void EachQueryByItself()
    {
        QuerySet set = new([new("a", 1, [1, 2], [0, 1]), new("b", 1, [10, 30, 20], [0, 1, 0])], 1, 2);
        Assert.That(Text.Contents(MinMax.Of(set).Queries), Is.EqualTo(new (string, int[], double[])[] { ("a", [0, 1], [0, 1]), ("b", [0, 1, 0], [0, 1, 0.5]) }));
    }

    [Test]
    public void TheLargestValuesThatAreReadStayFinite()
    {
        var query = Text.Read("0 qid:1 1:-1.8e308 2:inf 3:1\n1 qid:1 1:1.8e308 2:0 3:1e-320\n2 qid:1 1:0 2:1 3:0\n").Queries.Queries[0];
        Assert.That(MinMax.Of(query).Values.ToArray(), Is.EqualTo(new[] { 0, 1, 1, 1, 0, 1e-320, 0.5, 1 / LetorReader.Largest, 0 }));
    }

    [FsProperty(MaxTest = 300)]
    public void SpansZeroToOneKeepsTheOrderAndForgetsScaleAndOrigin(DoNotSize<ulong> any)
    {
        var random = new Random((int)any.Item);
        int documents = random.Next(1, 12), features = random.Next(1, 5);
        // Integers times powers of two: what is added and multiplied below rounds nothing.
        double[] raw = [.. Enumerable.Range(0, documents * features).Select(_ => (double)random.Next(-9, 10))];
        double[] scale = [.. Enumerable.Range(0, features).Select(_ => Math.ScaleB(1, random.Next(-20, 20)))];
        double[] origin = [.. scale.Select(s => s * random.Next(-1000, 1000))];
        double[] moved = [.. raw.Select((x, k) => (scale[k % features] * x) + origin[k % features])];
        double[] normal = Normal(raw);
        Assert.That(Normal(moved), Is.EqualTo(normal));
        Assert.That(Normal(normal), Is.EqualTo(normal), "a second time changes nothing");
        for (int f = 0; f < features; f++)
        {
            double[] from = Column(raw, f), to = Column(normal, f);
            bool varies = from.Distinct().Count() > 1;
            Assert.That((to.Min(), to.Max()), Is.EqualTo((0.0, varies ? 1.0 : 0.0)));
            for (int d = 0; d < documents && varies; d++)
            {
                Assert.That(to.Select(x => x.CompareTo(to[d])), Is.EqualTo(from.Select(x => x.CompareTo(from[d]))));
            }
        }

        double[] Normal(double[] values) => MinMax.Of(new Query("q", features, values, new int[documents])).Values.ToArray();
        double[] Column(double[] values, int f) => [.. values.Where((_, k) => k % features == f)];
    }
}
