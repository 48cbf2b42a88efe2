using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Scenarios;
using UnlearnRepro.Domains.Tasks;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Toy;

/// <summary>Five clients and a linear ranker.</summary>
public sealed class ToyDomain : IDomain
{
    /// <inheritdoc/>
    public string Name => "toy";

    /// <inheritdoc/>
    public IReadOnlyList<TaskInfo> Tasks { get; } =
        [new("toy-ranker", "five clients, linear ranker", "toy-clients", "client-2", ["right-forget", "right-test-retain", "distance-retrain"])];

    /// <inheritdoc/>
    public IReadOnlyList<ScenarioForm> Scenarios => RankerParts.Scenarios;

    /// <inheritdoc/>
    public IReadOnlyList<ISource> Data { get; } = [new BuiltIn("toy-clients", "60 items of each of 5 clients and 100 to test on; drawn")];

    /// <inheritdoc/>
    public DomainFiles Files { get; } = DomainFiles.Of(typeof(ToyDomain).Assembly);

    /// <inheritdoc/>
    public ITask Open(string task, TaskFolders folders) => task == Tasks[0].Name
        ? new DomainTask<Clients, double[], Margins>(new RankerParts(), Files, folders.Artifacts)
        : throw new StudyException(Names.Unknown("task", task, Tasks.Select(t => t.Name)));
}
