using UnlearnRepro.Claims;
using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Health;
using UnlearnRepro.Domains.Published;
using UnlearnRepro.Domains.Scenarios;
using UnlearnRepro.Domains.Tuning;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Studies;

namespace UnlearnRepro.Tests.NUnit;

/// <summary>A domain of one task of pure arithmetic.</summary>
/// <param name="task">The task.</param>
/// <param name="claims">What is claimed of it.</param>
internal sealed class FakeDomain(FakeTask task, ClaimSet claims) : IDomain, ISource
{
    /// <summary>Whether its data are there.</summary>
    public bool HasData { get; init; } = true;

    public string Name => "arithmetic";

    public IReadOnlyList<TaskInfo> Tasks => [new("fake", "numbers", Name, "everything-odd", ["accuracy"])];

    public IReadOnlyList<ScenarioForm> Scenarios => [];

    public IReadOnlyList<ISource> Data => [this];

    public DomainFiles Files { get; } = new(claims, null!, new Dictionary<string, TaskTuning>(), Array.Empty<PublishedTable>());

    public string Description => "numbers";

    public ITask Open(string name, TaskFolders folders) => task;

    public bool IsAvailable(DataFolders folders, out string where)
    {
        where = "no numbers here";
        return HasData;
    }
}
