using UnlearnRepro.Seeds;
using UnlearnRepro.Words;

namespace UnlearnRepro.Studies;

/// <summary>
/// A domain's data, model and training recipe, as the pipeline sees it: cells in, records out, no tensor in between.
/// All members may be called from several threads at once.
/// </summary>
public interface ITask
{
    /// <summary>Its name, e.g. <c>digits</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Everything besides a cell and the code that its result depends on: the data's checksum, the network, the recipe and the fingerprint,
    /// since another machine's bits are another result. A change here makes stored results invisible.
    /// </summary>
    string Identity { get; }

    /// <summary>The code that the cell's model rests on: another part of its key.</summary>
    /// <exception cref="StudyException">There is no such method.</exception>
    CellCode Code(Cell cell) => CellCode.None;

    /// <summary>
    /// What stands for the code of a metric, beyond the cell's: no part of a key, since a metric that was changed says nothing of the others.
    /// A value that was made by other code is missing.
    /// </summary>
    string MetricCode(string metric) => "";

    /// <summary>The seed axes under a scenario, each after those it is nested in.</summary>
    IReadOnlyList<SeedAxis> Axes(string scenario) => SeedAxis.OfCells;

    /// <summary>Number of levels that an axis has under a scenario, such as the classes that s_forget takes one by one; null for no end of them.</summary>
    /// <param name="scenario">The scenario's own name.</param>
    /// <param name="axis">One of <see cref="Axes"/>.</param>
    /// <param name="root">The root seed.</param>
    int? Levels(string scenario, SeedAxis axis, ulong root) => null;

    /// <summary>
    /// I and J of a tier where those of <see cref="Tiers"/> would take too long, since a model of the task takes seconds; null for the usual ones.
    /// </summary>
    /// <param name="tier">The tier's name.</param>
    (int I, int J)? Size(string tier) => null;

    /// <summary>Retrained models that every forget set has for metrics to be held against; 0 where there are none.</summary>
    int References => 0;

    /// <summary>Library versions, CPU capability, threads, device and dtype of this process.</summary>
    string Fingerprint { get; }

    /// <summary>
    /// Files of the artifacts folder that nobody reads any more: trained models made by other code, and what was kept of cells that are not
    /// stored any more.
    /// </summary>
    /// <param name="stored">Content keys of the cells that are.</param>
    IEnumerable<string> Leftovers(IReadOnlySet<string> stored) => [];

    /// <summary>The metrics that a cell is measured by.</summary>
    IReadOnlyList<MetricInfo> Metrics { get; }

    /// <summary>The names of all methods.</summary>
    IReadOnlyList<string> MethodNames { get; }

    /// <summary>The methods of a study that names none.</summary>
    /// <param name="scenario">What is to be forgotten.</param>
    IReadOnlyList<string> DefaultMethods(string scenario);

    /// <summary>The method that <paramref name="text"/> names, with the task's tuned hyper-parameters unless it sets others.</summary>
    /// <param name="text"><c>Name</c> or <c>Name:Param=value,...</c>.</param>
    /// <exception cref="StudyException">No such method or hyper-parameter; the message has the nearest names.</exception>
    MethodChoice Method(string text);

    /// <summary>A scenario's own name, once its forget set is known to be neither empty nor everything.</summary>
    /// <param name="text">What was typed, e.g. <c>full-class-03</c> for <c>full-class-3</c>.</param>
    /// <param name="root">The root seed of the draw, where the scenario draws.</param>
    /// <exception cref="StudyException">It is not a scenario of this task.</exception>
    string Scenario(string text, ulong root);

    /// <summary>The models that must exist before the cell can run: M_o and the reference models M_r.</summary>
    IEnumerable<Prerequisite> Prerequisites(Cell cell);

    /// <summary>Runs one cell.</summary>
    /// <param name="cell">The cell; its prerequisites have been made.</param>
    /// <param name="metrics">Names of the metrics wanted.</param>
    CellResult Run(Cell cell, IReadOnlyCollection<string> metrics);

    /// <summary>The audits that <see cref="Audit"/> makes; empty for a task without any.</summary>
    IReadOnlyList<AuditInfo> Audits => [];

    /// <summary>What can be said of a study's models only together; none unless the task has audits.</summary>
    /// <param name="results">The study.</param>
    /// <param name="workers">Threads.</param>
    IReadOnlyList<AuditTable> Audit(StudyResults results, int workers) => [];

    /// <summary>Whether a study of this task is one that can be believed; what it checks is the domain's knowledge.</summary>
    /// <param name="results">The study with its records.</param>
    /// <returns>Every check, held or not; empty for a domain without any.</returns>
    IReadOnlyList<HealthCheck> Health(StudyResults results);

    /// <summary>What is worth knowing about a study's data and models, a line each; empty where nothing is.</summary>
    IReadOnlyList<string> Notes(Study study) => [];

    /// <summary>Numbers of papers about methods and metrics of a study; empty where none are known.</summary>
    IReadOnlyList<PublishedNumber> Published(Study study) => [];
}

/// <summary>How cells of a task are found again.</summary>
public static class TaskKeys
{
    /// <summary>The content key of a cell.</summary>
    public static string Key(this ITask task, Cell cell) => cell.Key(task.Identity, task.Code(cell));
}

/// <summary>A piece of work that several cells share and that is cached: training one model.</summary>
/// <param name="Key">Equal keys are one piece of work.</param>
/// <param name="Make">Does it, or finds that it has been done.</param>
public sealed record Prerequisite(string Key, Action Make);
