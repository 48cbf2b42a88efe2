using UnlearnRepro.Domains.Data;
using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Ranking.Datasets;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Tests.Datasets;

/// <summary>Drawn queries: what they depend on, and MQ2008's figures.</summary>
public class GeneratedTests
{
    private const int Levels = 5;

    private static readonly Lazy<RankingFigures> Drawn = new(() =>
        new([.. Enumerable.Range(0, Levels).SelectMany(level => AllOf(new Generated().Load(Level(level))))]));

    private static readonly Lazy<RankingFigures> Real = new(() => new([.. Mq2008Parts.Read().SelectMany(part => part)]));

    private static readonly Lazy<RankingData[]> Tall = new(() => [.. Enumerable.Range(0, Levels).Select(level => new Generated(test: 600).Load(Level(level)))]);

    [TestCaseSource(typeof(Mq2008Figures), nameof(Mq2008Figures.All))]
    public void DrawnQueriesHaveTheFiguresOfMq2008(object figure)
    {
        var expected = (Mq2008Figures.Figure)figure;
        Assert.That(expected.Of(Drawn.Value), Is.EqualTo(expected.Value).Within(expected.Tolerance + 1e-12), expected.Name);
    }

    [TestCaseSource(typeof(Mq2008Figures), nameof(Mq2008Figures.All))]
    public void Mq2008HasThem(object figure)
    {
        var expected = (Mq2008Figures.Figure)figure;
        Assert.That(expected.Of(Real.Value), Is.EqualTo(expected.Value).Within(0.6 * expected.Rounding), expected.Name);
    }

    [Test]
    public void ALinearRankerThatKnowsTheGradesReachesWhatItDoesOnMq2008() =>
        Assert.That(Tall.Value.Average(data => OfflineNdcg.Mean(data.Test, RankNet.Train(data.Train), 10)), Is.EqualTo(0.70).Within(0.02));

    [Test]
    public void ThatRankerReachesItOnMq2008()
    {
        var parts = Mq2008Parts.Read();
        double mean = Enumerable.Range(0, 5).Average(fold =>
        {
            QuerySet train = new([.. Enumerable.Range(fold, 3).SelectMany(part => parts[part % 5])], 46, 2);
            return OfflineNdcg.Mean(parts[(fold + 4) % 5], RankNet.Train(train), 10);
        });
        Assert.That(mean, Is.EqualTo(0.70).Within(0.01));
    }

    [Test]
    public void AFederationThatSeesClicksAloneComesNearIt() =>
        Assert.That(Tall.Value.Average(data => OfflineNdcg.Mean(data.Test, Training.Retrained(Federated(data), Level(0)).Weights, 10)), Is.EqualTo(0.70).Within(0.02));

    [Test]
    public void ThePartsAreAsLargeAsMq2008sFirstFold()
    {
        var data = new Generated().Load(new([Path.GetTempPath()]), new SeedLevel(Level(0), Level(0), 0));
        Assert.Multiple(() =>
        {
            Assert.That(new[] { data.Train, data.Validation, data.Test }.Select(part => part.Queries.Count), Is.EqualTo(new[] { 471, 157, 156 }));
            Assert.That(new[] { data.Train, data.Validation, data.Test }.Select(part => (part.Features, part.MaxGrade)), Is.All.EqualTo((46, 2)));
            Assert.That(new Generated().IsAvailable(new([Path.GetTempPath()]), out _));
        });
    }

    [Test]
    public void AllValuesLieBetweenZeroAndOneAndReachBothWhereTheyVary()
    {
        foreach (var query in AllOf(new Generated().Load(Level(6))))
        {
            for (int f = 0; f < 46; f++)
            {
                double[] values = [.. Enumerable.Range(0, query.Documents).Select(d => query.Document(d)[f])];
                Assert.That((values.Min(), values.Max()), Is.EqualTo((0.0, 1.0)).Or.EqualTo((0.0, 0.0)), $"{query.Id}, feature {f}");
            }
        }
    }

    [Test]
    public void ASeedGivesTheSameQueriesAgain()
    {
        string[] once = [.. AllOf(new Generated().Load(Level(1))).Select(Content)], again = [.. AllOf(new Generated().Load(Level(1))).Select(Content)];
        Assert.That(again, Is.EqualTo(once));
    }

    [FsProperty(MaxTest = 10)]
    public void AQueryDependsNeitherOnHowManyThereAreNorOnOtherParts(byte fewer, byte others)
    {
        var large = new Generated(100, 20, 20).Load(Level(2));
        var small = new Generated(fewer % 100, others % 20, 0).Load(Level(2));
        Assert.That(small.Train.Queries.Select(Content), Is.EqualTo(large.Train.Queries.Take(fewer % 100).Select(Content)));
        Assert.That(small.Validation.Queries.Select(Content), Is.EqualTo(large.Validation.Queries.Take(others % 20).Select(Content)));
    }

    [Test]
    public void NoTwoQueriesAreTheSameWithinALevelOrAcrossLevels()
    {
        string[] contents = [.. Enumerable.Range(0, 3).SelectMany(level => AllOf(new Generated(50, 50, 50).Load(Level(level)))).Select(Content)];
        Assert.That(contents, Is.Unique);
    }

    // Relevance is drawn for each document alone: a rule that reads a document's place must know nothing.
    [Test]
    public void TheOrderOfDocumentsTellsNothing()
    {
        double[] places = [.. Enumerable.Range(0, Levels).SelectMany(level => AllOf(new Generated().Load(Level(level)))).Where(q => q.HasRelevant).Select(q =>
            Enumerable.Range(0, q.Documents).Where(d => q.Grades[d] > 0).Average(d => (d + 0.5) / q.Documents))];
        double mean = places.Average(), error = Math.Sqrt(places.Average(p => (p - mean) * (p - mean)) / places.Length);
        Assert.That(mean, Is.EqualTo(0.5).Within(3 * error));
    }

    private static Seed Level(int index) => Seed.Root(2026).Level(SeedAxis.Data, index).Seed;

    private static IEnumerable<Query> AllOf(RankingData data) => [.. data.Train.Queries, .. data.Validation.Queries, .. data.Test.Queries];

    private static string Content(Query query) => string.Join(' ', query.Values.ToArray()) + ";" + string.Join(' ', query.Grades.ToArray());

    private static Federation Federated(RankingData data) => new(
        data, [.. Enumerable.Range(0, 10).Select(c => data.Train.Queries.Where((_, q) => q % 10 == c).ToArray())], [], Attack.None, new Perfect(), new Perfect(), new(200));

    // Clicks by the grade alone: 0, a half, 1 (Oosterhuis, de Rijke 2018).
    private sealed class Perfect : IClickModel
    {
        public string Name => "perfect";

        public void Click(ReadOnlySpan<int> grades, Span<bool> clicked, SplitMix64 random)
        {
            for (int r = 0; r < grades.Length; r++)
            {
                clicked[r] = random.Unit() < grades[r] / 2.0;
            }
        }
    }
}
