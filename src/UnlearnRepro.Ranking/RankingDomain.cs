using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Scenarios;
using UnlearnRepro.Domains.Tasks;
using UnlearnRepro.Ranking.Datasets;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Metrics;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Scenarios;
using UnlearnRepro.Ranking.Tasks;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Ranking;

/// <summary>Federated online learning-to-rank as a domain: clients whose users click on lists, of whom some are to be forgotten.</summary>
public sealed class RankingDomain : IDomain
{
    private static readonly Lazy<DomainFiles> Embedded = new(() => DomainFiles.Of(typeof(RankingDomain).Assembly));

    /// <inheritdoc/>
    public string Name => "ranking";

    /// <inheritdoc/>
    public IReadOnlyList<TaskInfo> Tasks { get; } =
    [
        .. RankingTaskCatalog.All.Select(spec => new TaskInfo(
            spec.Name, $"{spec.Dataset}, linear ranker, {spec.Clicks} users, {spec.Recipe.Rounds} rounds", spec.Dataset, "clean",
            ["cosine-retrain", "ndcg-10", "trace", "log-length"])),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<ScenarioForm> Scenarios => Forgetting.Forms;

    /// <inheritdoc/>
    public IReadOnlyList<ISource> Data => RankingDatasets.All;

    /// <inheritdoc/>
    public DomainFiles Files => Embedded.Value;

    /// <inheritdoc/>
    public ITask Open(string task, TaskFolders folders)
    {
        var spec = RankingTaskCatalog.Get(task);
        return new DomainTask<Federation, Ranker, Answers>(new RankingParts(spec, RankingDatasets.Get(spec.Dataset), folders.Data), Files, folders.Artifacts);
    }
}
