using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Scenarios;
using UnlearnRepro.Domains.Tasks;
using UnlearnRepro.Import;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Language.Corpora.Tofu;
using UnlearnRepro.Language.Corpora.Worlds;
using UnlearnRepro.Language.Metrics;
using UnlearnRepro.Language.Results;
using UnlearnRepro.Language.Scenarios;
using UnlearnRepro.Language.Tasks;
using UnlearnRepro.Language.Training;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Language;

/// <summary>Language models as a domain: what was learned about some authors is to be forgotten.</summary>
public sealed class LanguageDomain : IDomain
{
    private static readonly Lazy<DomainFiles> Embedded = new(() => DomainFiles.Of(typeof(LanguageDomain).Assembly));

    /// <inheritdoc/>
    public string Name => "language";

    /// <inheritdoc/>
    public IReadOnlyList<TaskInfo> Tasks { get; } =
    [
        .. LanguageTaskCatalog.All.Select(spec => new TaskInfo(
            spec.Name, $"{spec.Source.Description.Split(';')[0]}, decoder", spec.Source.Name, "authors-10pct",
            spec.Asks.Values
                ? ["value-forget", "utility", "truth-ratio-forget", "forget-quality"]
                : ["probability-forget", "utility", "truth-ratio-forget", "forget-quality"])),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<ScenarioForm> Scenarios => AuthorsScenario.Forms;

    /// <inheritdoc/>
    public IReadOnlyList<ISource> Data { get; } = [new World(), new TofuSource()];

    /// <inheritdoc/>
    public IReadOnlyList<IResultsFormat> Formats { get; } = [new OpenUnlearning()];

    /// <inheritdoc/>
    public DomainFiles Files => Embedded.Value;

    /// <inheritdoc/>
    public ITask Open(string task, TaskFolders folders) => Open(LanguageTaskCatalog.Get(task), folders);

    /// <summary>Opens a task that need not be one of <see cref="Tasks"/>.</summary>
    internal static ITask Open(LanguageTaskSpec spec, TaskFolders folders) =>
        new DomainTask<AuthorsData, Model, Evaluation>(new LanguageParts(spec, folders.Data), Embedded.Value, folders.Artifacts);
}
