using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Scenarios;
using UnlearnRepro.Domains.Tasks;
using UnlearnRepro.Import;
using UnlearnRepro.Language.Corpora.Tofu;
using UnlearnRepro.Language.Corpora.Worlds;
using UnlearnRepro.Language.Results;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Language;

/// <summary>Language models. It has data and no task of its own yet, and judges what others have run.</summary>
public sealed class LanguageDomain : IDomain
{
    /// <inheritdoc/>
    public string Name => "language";

    /// <inheritdoc/>
    public IReadOnlyList<TaskInfo> Tasks => [];

    /// <inheritdoc/>
    public IReadOnlyList<ScenarioForm> Scenarios => [];

    /// <inheritdoc/>
    public IReadOnlyList<ISource> Data { get; } = [new World(), new TofuSource()];

    /// <inheritdoc/>
    public IReadOnlyList<IResultsFormat> Formats { get; } = [new OpenUnlearning()];

    /// <inheritdoc/>
    public DomainFiles Files => DomainFiles.None;

    /// <inheritdoc/>
    public ITask Open(string task, TaskFolders folders) => throw new StudyException(Names.Unknown("task", task, []));
}
