using System.IO.Compression;
using System.Security.Cryptography;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Ranking.Datasets;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Tests.Datasets;

/// <summary>What is known of data sets that others counted, or that were counted by other programs.</summary>
public class RealDataTests
{
    private static RankingData Load(string name, int fold = 0)
    {
        var source = RankingDatasets.Get(name);
        return source.Load(SharedData.Of(source), Seed.Root(1).Level(SeedAxis.Data, fold));
    }

    private static Query[] Whole(RankingData data) => [.. data.Train.Queries, .. data.Validation.Queries, .. data.Test.Queries];

    private static int[] Grades(IEnumerable<Query> queries) => [.. queries.SelectMany(query => query.Grades.ToArray())];

    [Test]
    public void Mq2008HasTheCountsOfItsAuthors()
    {
        var data = Load("mq2008");
        Query[] all = Whole(data);
        int[] grades = Grades(all);
        Assert.That((data.Train.Queries.Count, data.Validation.Queries.Count, data.Test.Queries.Count), Is.EqualTo((471, 157, 156)));
        Assert.That((all.Length, grades.Length), Is.EqualTo((784, 15_211)));
        Assert.That((all.Min(q => q.Documents), all.Max(q => q.Documents)), Is.EqualTo((5, 121)));
        Assert.That(Enumerable.Range(0, 3).Select(g => (double)grades.Count(grade => grade == g) / grades.Length), Is.EqualTo(new[] { 0.807, 0.132, 0.061 }).Within(0.0005));
        Assert.That((double)all.Count(query => !query.HasRelevant) / all.Length, Is.EqualTo(0.281).Within(0.0005));
        Assert.That(all.SelectMany(query => query.Values.ToArray()), Is.All.InRange(0.0, 1.0));
        Assert.That(data.Notes, Is.Empty);
    }

    [Test]
    public void Mq2008HasFiveFoldsWhoseTestPartsAreAllOfIt()
    {
        RankingData[] folds = [.. Enumerable.Range(0, 5).Select(fold => Load("mq2008", fold))];
        Assert.That(folds.Select(fold => Grades(fold.Test.Queries).Length), Is.EqualTo(new[] { 2874, 2933, 3635, 3062, 2707 }), "S5, S1, S2, S3, S4");
        Assert.That(folds.Select(fold => Whole(fold).Select(query => query.Id).Order()), Is.All.EqualTo(Whole(folds[0]).Select(query => query.Id).Order()));
        Assert.That(folds.SelectMany(fold => fold.Test.Queries).Select(query => query.Id), Is.Unique.And.Exactly(784).Items);
    }

    [Test]
    public void TheTrainFilesOfMq2008AreItsPartsInTurn()
    {
        var source = MicrosoftDatasets.Mq2008;
        _ = source.IsAvailable(SharedData.Of(source), out string folder);
        byte[][] parts = [.. Enumerable.Range(1, 5).Select(part => Unpacked(Path.Combine(folder, $"S{part}.txt.gz")))];
        Assert.That(
            Enumerable.Range(0, 5).Select(fold => Convert.ToHexStringLower(SHA256.HashData([.. parts[fold], .. parts[(fold + 1) % 5], .. parts[(fold + 2) % 5]]))),
            Is.EqualTo(source.TrainSums));
    }

    // Measured by another program on the same data: the best of the single features, and rankings all equally likely.
    [Test]
    public void ReaderAndMetricAgreeWithAnotherProgramOnMq2008()
    {
        Query[] all = Whole(Load("mq2008"));
        double[] single = new double[46];
        single[38] = 1;
        var random = new Random(14);
        double uniform = Enumerable.Range(0, 20).Average(_ => OfflineNdcg.Mean([.. all.Select(Shuffled)], [1], 10));
        Assert.That(OfflineNdcg.Mean(all, single, 10), Is.EqualTo(0.689).Within(0.001));
        Assert.That(uniform, Is.EqualTo(0.468).Within(0.01));
        TestContext.Out.WriteLine($"feature 39: {OfflineNdcg.Mean(all, single, 10):F4}; random: {uniform:F4}");

        Query Shuffled(Query query) => new(query.Id, 1, [.. Enumerable.Range(0, query.Documents).Select(_ => random.NextDouble())], query.Grades.ToArray());
    }

    [Test]
    public void TheExampleOfLightGbmHasTheCountsOfItsFiles()
    {
        var data = Load("lightgbm-rank");
        int[] train = Grades(data.Train.Queries);
        Assert.That((data.Train.Queries.Count, train.Length), Is.EqualTo((201, 3005)));
        Assert.That((data.Test.Queries.Count, Grades(data.Test.Queries).Length), Is.EqualTo((50, 768)));
        Assert.That(Enumerable.Range(0, 5).Select(g => train.Count(grade => grade == g)), Is.EqualTo(new[] { 645, 1211, 858, 222, 69 }));
        Assert.That(data.Train.Queries.Take(2).Select(query => query.Documents), Is.EqualTo(new[] { 1, 13 }), "the first lines of rank.train.query");
        Assert.That(data.Validation.Queries, Is.Empty);
        Assert.That(data.Notes, Is.EqualTo(new[] { "it has no validation part" }));
    }

    private static byte[] Unpacked(string path)
    {
        using var to = new MemoryStream();
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        gzip.CopyTo(to);
        return to.ToArray();
    }
}
