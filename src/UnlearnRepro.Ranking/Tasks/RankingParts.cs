using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Health;
using UnlearnRepro.Domains.Models;
using UnlearnRepro.Domains.Scenarios;
using UnlearnRepro.Domains.Tasks;
using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Ranking.Datasets;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Metrics;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Scenarios;
using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Ranking.Tasks;

/// <summary>What only a ranking task knows: queries, clients and clicks, how rankers are trained, and what is measured of them.</summary>
internal sealed class RankingParts : ITaskParts<Federation, Ranker, Answers>
{
    private readonly RankingTaskSpec spec;
    private readonly IRankingSource source;
    private readonly DataFolders folders;
    private readonly Lazy<string> description;
    private readonly IReadOnlyList<RankingMetric> metrics;
    private readonly ConcurrentDictionary<string, Lazy<RankingData>> datasets = [];
    private readonly ConditionalWeakTable<Federation, DataFacts> facts = [];

    /// <summary>Reads nothing yet.</summary>
    public RankingParts(RankingTaskSpec spec, IRankingSource source, DataFolders folders)
    {
        (this.spec, this.source, this.folders, metrics) = (spec, source, folders, RankingMetrics.Of(spec.Recipe));
        description = new(Describe);
        Metrics = [.. metrics.Select(m => m.Info)];
    }

    /// <summary>s_part: which client has which queries.</summary>
    public static SeedAxis Partition { get; } = new("part", SeedAxis.Data);

    public string Name => spec.Name;

    // Queries, partition and forgotten clients are the same for all users and numbers of rounds, so that these can be compared.
    public string DataName => spec.Dataset;

    public string Description => description.Value;

    public IReadOnlyList<MetricInfo> Metrics { get; }

    public HealthRoles Roles => RankingMetrics.Roles;

    public string Scenario(string text) => Forgetting.Forms.Parse(text).Name;

    // Clients of two partitions have nothing in common but their numbers. A partition owns its rankers, and so do clients who attack, whose noise goes with
    // their clicks: no retrained ranker draws any, and an axis of its own would be one reference under several names.
    public IReadOnlyList<SeedAxis> Axes(string scenario)
    {
        SeedAxis[] data = source.Folds == 1 ? [] : [SeedAxis.Data];
        var forget = new SeedAxis(SeedAxis.Forget.Name, Partition);
        var of = Forgetting.Forms.Parse(scenario);
        var train = new SeedAxis(SeedAxis.Train.Name, of.CorruptsTrain ? forget : Partition);
        return
        [
            .. data, Partition, forget,
            train, train.Part("init", Draws.Initial), train.Part("lists", Draws.Lists), train.Part("clicks", Draws.Clicks, Draws.Noise),
            new SeedAxis(SeedAxis.Unlearn.Name, forget, train), SeedAxis.Eval,
        ];
    }

    public Federation Data(string scenario, Func<SeedAxis, SeedLevel> levels)
    {
        var level = levels(SeedAxis.Data);
        var data = datasets.GetOrAdd(level.Seed.Path, _ => new(() => source.Load(folders, level))).Value;
        var of = Forgetting.Forms.Parse(scenario);
        var clients = Shares.Of(data.Train.Queries, spec.Recipe.Clients, levels(Partition).Seed);
        int[] forgotten = [.. Permutation.First(spec.Recipe.Forgotten, spec.Recipe.Clients, levels(SeedAxis.Forget).Seed).Order()];
        if (clients[^1].Count == 0 || !data.Test.Queries.Any(query => query.HasRelevant))
        {
            throw new DatasetException(
                $"data set '{data.Name}'", $"a train query for each of {clients.Count} clients and a test query with a relevant document",
                $"{data.Train.Queries.Count} train queries and {data.Test.Queries.Count(query => query.HasRelevant)} such test queries");
        }

        if (of.Relabels)
        {
            clients = [.. clients.Select((queries, client) => forgotten.Contains(client) ? Relabelling.Of(queries, data.Train.MaxGrade) : queries)];
        }

        return new(
            data, clients, forgotten, of.Attack, ClickModels.Get(spec.Clicks, data.Train.MaxGrade), ClickModels.Get("poison", data.Train.MaxGrade),
            spec.Recipe);
    }

    // Folds are all there are.
    public int? Levels(string scenario, Federation data, SeedAxis axis) => axis.Name == SeedAxis.Data.Name ? source.Folds : null;

    // Asked for by every cell.
    public DataFacts Facts(Federation data) => facts.GetValue(data, of =>
    {
        HashSet<string> train = [.. of.Clients.SelectMany(queries => queries).Where(IsTold).Select(Content)];
        return new(
            of.Clients.Sum(queries => queries.Count), Sha256(of.Forgotten.SelectMany(client => of.Clients[client])), of.Data.Test.Queries.Count,
            of.Data.Test.Queries.Count(query => IsTold(query) && train.Contains(Content(query))), KnownShared: 0, ForgetsKind: false, of.Data.Name,
            "linear ranker");
    });

    public IReadOnlyList<string> Notes(Federation data)
    {
        int judged = data.Data.Test.Queries.Count(query => query.HasRelevant), all = data.Data.Test.Queries.Count;
        return
        [
            $"{data.Data.Name}: {data.Data.Source}; {data.Data.Licence}",
            .. data.Data.Notes,
            FormattableString.Invariant(
                $"nDCG is over the {judged} of {all} test queries with a relevant document; over all it is {judged / (double)all:0.000} times that"),
            FormattableString.Invariant($"M_o keeps a log of its training of {LogWriter.Bytes(spec.Recipe, data.Features) / 1000.0:0} KB: ")
                + $"two sums for each client, the last round, every {spec.Recipe.LogEvery}th round whole",
        ];
    }

    public IModelFormat<Ranker> Format(Federation data) => new RankerFormat(data.Features);

    // Those who stay are the same whatever the others did: M_r is one for all scenarios.
    public Seed RestsOn(Seed task, Setting setting, Federation data, bool retrain) =>
        retrain ? task.At(SeedAxis.Forget, setting.Forget)
        : Forgetting.Forms.Parse(setting.Scenario).CorruptsTrain ? task.At(setting.Scenario).At(SeedAxis.Forget, setting.Forget)
        : task;

    public IReadOnlyList<Ranker> Train(Federation data, bool retrain, IReadOnlyList<Seed> together) =>
        [.. together.Select(seed => retrain ? Training.Retrained(data, seed) : Training.Original(data, seed))];

    public Answers See(Ranker model, Federation data) => new(model, data);

    // Scores are products of weights and features, which are finite.
    public bool IsFinite(Answers says) => says.Ranker.Weights.All(double.IsFinite);

    public IReadOnlyDictionary<string, double> Measure(Subject<Federation, Ranker, Answers> subject, IReadOnlyCollection<string> metrics)
    {
        var measured = new Measured(subject.Unlearned.Says, subject.Original, [.. subject.References.Select(r => r.Says)]);
        return this.metrics.Where(m => metrics.Contains(m.Info.Name)).ToDictionary(m => m.Info.Name, m => m.Of(measured));
    }

    public Delegate? CodeOf(string metric) => metrics.FirstOrDefault(m => m.Info.Name == metric)?.Of;

    private string Describe()
    {
        // Of every fold: a study may vary them.
        string[] sums = [.. Enumerable.Range(0, source.Folds ?? 1).Select(fold => source.Load(folders, Seed.Root(0).Level(SeedAxis.Data, fold)))
            .Select(data => Sha256(data.Train.Queries.Concat(data.Validation.Queries).Concat(data.Test.Queries)))];
        return $"data {string.Join(' ', sums)}; linear; {spec.Clicks} users; {spec.Recipe}";
    }

    private static string Sha256(IEnumerable<Query> queries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var query in queries)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Content(query)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // The only document of a query has the least and the largest value of every feature, which normalising makes 0: such queries are all alike.
    private static bool IsTold(Query query) => query.Documents > 1;

    // Of documents and grades, whatever the query is called.
    private static string Content(Query query)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(query.Values));
        hash.AppendData(MemoryMarshal.AsBytes(query.Grades));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
