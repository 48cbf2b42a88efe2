using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Scenarios;
using UnlearnRepro.Import;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Domains;

/// <summary>A domain: one project of data, tasks, methods, metrics and claims, which every tool reaches through this.</summary>
public interface IDomain
{
    /// <summary>Its name, e.g. <c>images</c>: the first word of its claims' families.</summary>
    string Name { get; }

    /// <summary>
    /// Its tasks; the first is the one that runs where none is named, and needs no download. A domain may have none and read the results of others.
    /// </summary>
    IReadOnlyList<TaskInfo> Tasks { get; }

    /// <summary>The forms of its scenarios, for help texts and messages.</summary>
    IReadOnlyList<ScenarioForm> Scenarios { get; }

    /// <summary>Its data sets.</summary>
    IReadOnlyList<ISource> Data { get; }

    /// <summary>The forms of foreign results of its field.</summary>
    IReadOnlyList<IResultsFormat> Formats => [];

    /// <summary>Its claims, limits, hyper-parameters and published numbers.</summary>
    DomainFiles Files { get; }

    /// <summary>Opens a task; nothing is read yet.</summary>
    /// <param name="task">A name among <see cref="Tasks"/>.</param>
    /// <param name="folders">Where it reads and writes.</param>
    /// <exception cref="StudyException">There is no such task, or the artifacts folder cannot be written to.</exception>
    ITask Open(string task, TaskFolders folders);
}

/// <summary>A task for people.</summary>
/// <param name="Name">What the user types; no other task of any domain is called so.</param>
/// <param name="Description">One line: data, model.</param>
/// <param name="Dataset">The name of its data set among <see cref="IDomain.Data"/>.</param>
/// <param name="Scenario">The scenario of a study that names none.</param>
/// <param name="Shown">The metrics that tell at a glance what a method does, first the one that plans are made for; the others are in the report.</param>
public sealed record TaskInfo(string Name, string Description, string Dataset, string Scenario, IReadOnlyList<string> Shown)
{
    /// <summary>Scenarios that the main job runs beside the first where none is named.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];
}

/// <summary>Where a task reads and writes.</summary>
/// <param name="Artifacts">The artifacts folder.</param>
/// <param name="Data">Where data sets are.</param>
public sealed record TaskFolders(string Artifacts, DataFolders Data);
