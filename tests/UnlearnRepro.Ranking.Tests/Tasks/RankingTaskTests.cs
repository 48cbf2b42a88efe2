using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Tasks;
using UnlearnRepro.Domains.Tests.Support;
using UnlearnRepro.Ranking.Datasets;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Metrics;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Tasks;
using UnlearnRepro.Seeds;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Ranking.Tests.Tasks;

/// <summary>What rests on what: a small federation of the task's own parts, run as any task is.</summary>
public sealed class RankingTaskTests : IDisposable
{
    private static readonly SeedAxis Part = RankingParts.Partition, Init = SeedAxis.Train.Part("init"), Lists = SeedAxis.Train.Part("lists"),
        Clicks = SeedAxis.Train.Part("clicks");

    private readonly TemporaryFolder first = new(), second = new();

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }

    [Test]
    public void RetrainedRankersAreOneForAllScenariosAndTrainedOnesAreNot()
    {
        var task = Open(first);
        string[][] needed = [.. new[] { "clean", "data-poison", "model-poison", "relabelled" }
            .Select(scenario => task.Prerequisites(Cell(scenario, "Original")).Select(model => model.Key).ToArray())];
        Assert.That(needed.Select(keys => string.Join(' ', keys[..^1])).Distinct().Count(), Is.EqualTo(1), "the five references");
        Assert.That(needed.Select(keys => keys[^1]), Is.Unique, "M_o");
    }

    /// <summary>A reference under two names would be taken for two models.</summary>
    [Test]
    public void EveryPartOfATrainingSeedMovesRetrain([Values("clean", "model-poison")] string scenario)
    {
        var task = Open(first);
        var parts = task.Axes(scenario).Where(axis => axis.PartOf?.Name == SeedAxis.Train.Name);
        string[] weights = [.. parts.Select(part => Run(task, scenario, "Retrain", default(SeedIndices).With(part, 1)).WeightsSha256)];
        Assert.That(weights.Append(Run(task, scenario, "Retrain", default).WeightsSha256), Is.Unique);
        Assert.That(weights, Has.Length.EqualTo(3));
    }

    [Test]
    public void DataWithoutAQueryForEveryClientAreRefusedInOneLine()
    {
        var task = new DomainTask<Federation, Ranker, Answers>(
            new RankingParts(Spec, new Generated(3, 10, 30), DataFolders.Default), new RankingDomain().Files, first.Path);
        Assert.That(
            Refused.Message(() => task.Scenario("clean", 1)),
            Does.Contain("expected a train query for each of 4 clients").And.Contain("found 3 train queries").And.Not.Contain("\n"));
    }

    /// <summary>Published code draws the partition from the training seed, and with it what is forgotten.</summary>
    [Test]
    public void APartitionOwnsItsRankersAndATrainingSeedMovesNoPartition()
    {
        var task = Open(first);
        string forgotten = Forgotten("clean", default);
        Assert.That(Forgotten("clean", default(SeedIndices).With(SeedAxis.Train, 3)), Is.EqualTo(forgotten));
        Assert.That(Forgotten("clean", default(SeedIndices).With(Part, 1)), Is.Not.EqualTo(forgotten));
        Assert.That(Forgotten("clean", default(SeedIndices).With(SeedAxis.Forget, 1)), Is.Not.EqualTo(forgotten));

        // One M_o serves every choice of clients who did no harm.
        Assert.That(Original("clean", default(SeedIndices).With(SeedAxis.Forget, 1)), Is.EqualTo(Original("clean", default)));
        Assert.That(Original("clean", default(SeedIndices).With(Part, 1)), Is.Not.EqualTo(Original("clean", default)));
        Assert.That(Original("data-poison", default(SeedIndices).With(SeedAxis.Forget, 1)), Is.Not.EqualTo(Original("data-poison", default)));

        string Forgotten(string scenario, SeedIndices axes) => Run(task, scenario, "Original", axes).Inputs["forget"];
        string Original(string scenario, SeedIndices axes) => Run(task, scenario, "Original", axes).Inputs["original"];
    }

    [Test]
    public void AllPartsOfATrainingSeedAtALevelAreTheTrainingSeedOfThatLevel()
    {
        var task = Open(first);
        var parts = default(SeedIndices).With(Init, 2).With(Lists, 2).With(Clicks, 2);
        var whole = default(SeedIndices).With(SeedAxis.Train, 2);
        Assert.That(Run(task, "clean", "Original", parts).WeightsSha256, Is.EqualTo(Run(task, "clean", "Original", whole).WeightsSha256));
        Assert.That(
            Run(task, "model-poison", "Original", parts).WeightsSha256,
            Is.EqualTo(Run(task, "model-poison", "Original", whole).WeightsSha256));
        string[] single = [.. new[] { Init, Lists, Clicks }.Select(part => Run(task, "clean", "Original", default(SeedIndices).With(part, 2)).WeightsSha256)];
        Assert.That(single.Append(Run(task, "clean", "Original", default).WeightsSha256), Is.Unique, "each part moves M_o");
    }

    [Test]
    public void OrderAndFolderChangeNoBit([Values("FineTuning", "FedEraser", "Pga", "Continue", "Retrain")] string method)
    {
        var axes = default(SeedIndices).With(SeedAxis.Unlearn, 1);
        ITask one = Open(first), other = Open(second);
        Run(other, "model-poison", "FedEraserEveryRound", default);
        Run(other, "model-poison", method, default);
        CellResult a = Run(one, "model-poison", method, axes), b = Run(other, "model-poison", method, axes);
        Assert.That(b.WeightsSha256, Is.EqualTo(a.WeightsSha256));
        Assert.That(b.Metrics, Is.EqualTo(a.Metrics));
    }

    [Test]
    public void WorkersChangeNoBit()
    {
        string[] Of(TemporaryFolder folder, int workers)
        {
            var task = Open(folder);
            using var store = new RecordStore(folder.Path);
            MethodChoice[] methods = [.. new[] { "Original", "Retrain", "FineTuning", "FedEraser", "FedRemoveUpdates" }.Select(task.Method)];
            var results = new StoredCells(task, store, _ => { }).Complete(Tiers.Study(task, "data-poison", 3, 2).WithMethods(methods), workers);
            return [.. results.Records.Select(record => $"{record.Key} {record.Result.WeightsSha256} {string.Join(' ', record.Result.Metrics.Values)}").Order()];
        }

        string[] one = Of(first, 1), four = Of(second, 4);
        Assert.That(four, Is.EqualTo(one));
    }

    [Test]
    public void AFoldIsALevelOfDataAndThereAreNoMore()
    {
        var task = new DomainTask<Federation, Ranker, Answers>(
            new RankingParts(Spec, new Folded(), DataFolders.Default), new RankingDomain().Files, first.Path);
        Assert.That(task.Levels("clean", SeedAxis.Data, 1), Is.EqualTo(5));
        Assert.That(Open(first).Levels("clean", SeedAxis.Data, 1), Is.Null);
        Assert.That(Open(first).Levels("clean", Part, 1), Is.Null);
    }

    [Test]
    public void AReportIsToldWhatTheLogTakesAndWhichQueriesCount()
    {
        var task = Open(first);
        var study = Tiers.Study(task, "clean", 2, 1).WithMethods([task.Method("Original"), task.Method("Retrain")]);
        Assert.That(task.Notes(study), Has.Some.Contains("test queries with a relevant document").And.Some.Contains("log of its training of"));
    }

    private static RankingTaskSpec Spec { get; } = new("small", "ranking", "navigational", new(Rounds: 20, Clients: 4, Forgotten: 1));

    private static ITask Open(TemporaryFolder folder) => new DomainTask<Federation, Ranker, Answers>(
        new RankingParts(Spec, new Generated(40, 10, 30), DataFolders.Default), new RankingDomain().Files, folder.Path);

    private static Cell Cell(string scenario, string method, SeedIndices axes = default) =>
        new(Spec.Name, scenario, method, "", Study.DefaultRoot, axes);

    private static CellResult Run(ITask task, string scenario, string method, SeedIndices axes)
    {
        var cell = Cell(scenario, method, axes) with { Parameters = task.Method(method).Parameters };
        foreach (var model in task.Prerequisites(cell))
        {
            model.Make();
        }

        return task.Run(cell, [.. task.Metrics.Select(m => m.Name)]);
    }

    private sealed class Folded : IRankingSource
    {
        public string Name => "ranking";

        public string Description => "five folds";

        public int? Folds => 5;

        public bool IsAvailable(DataFolders folders, out string where)
        {
            where = "";
            return true;
        }

        public RankingData Load(DataFolders folders, SeedLevel data) => new Generated(40, 10, 30).Load(Seed.Root((ulong)data.Index));
    }
}
