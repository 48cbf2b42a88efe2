using System.Runtime.CompilerServices;
using UnlearnRepro.Claims;
using UnlearnRepro.Import;
using UnlearnRepro.Reports.Origin;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Protocols;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Content;

/// <summary>
/// Everything a report shows, computed once: every form (terminal, Markdown, HTML, JSON) is a pure function of it.
/// </summary>
/// <param name="Results">The study and its grids.</param>
/// <param name="Metrics">The metrics shown, in order.</param>
/// <param name="Rows">One per method and metric, in the study's order of methods within each metric.</param>
/// <param name="Verdicts">The claims' verdicts.</param>
/// <param name="Origin">Where the numbers come from.</param>
public sealed record StudyReport(
    IStudyResults Results, IReadOnlyList<MetricInfo> Metrics, IReadOnlyList<VarianceRow> Rows, IReadOnlyList<Verdict> Verdicts, IOrigin Origin)
{
    // Of the rows, once for all forms of the report; other rows have others.
    private static readonly ConditionalWeakTable<IReadOnlyList<VarianceRow>, IReadOnlyList<ProtocolRow>> Exchanged = [];

    /// <summary>The seed paper's two protocols, row by row; empty where the study cannot tell them apart.</summary>
    public IReadOnlyList<ProtocolRow> Protocols => Exchanged.GetValue(Rows, rows => ProtocolRow.Of(Results, rows));

    /// <summary>What the task found by looking at many models together; empty where somebody else ran the cells.</summary>
    public IReadOnlyList<AuditTable> Audits { get; init; } = [];

    /// <summary>What must be so before a statistical claim is judged; empty for numbers of others.</summary>
    public IReadOnlyList<HealthCheck> Health { get; init; } = [];

    /// <summary>Numbers of papers about these methods and metrics.</summary>
    public IReadOnlyList<PublishedNumber> Published { get; init; } = [];

    /// <summary>One per method and metric over everything that the study varies; empty where that is training and unlearning seeds alone.</summary>
    public IReadOnlyList<DesignRow> Design { get; init; } = [];

    /// <summary>Whether there are training seeds to speak of: a study of the parts of one has none.</summary>
    public bool HasTrainingSeeds => !Results.Study.Design.HasPartsOf(SeedAxis.Train);

    /// <summary>The report of a study that somebody else ran.</summary>
    /// <param name="table">The study.</param>
    /// <param name="verdicts">The claims' verdicts.</param>
    public static StudyReport Of(TableStudy table, IReadOnlyList<Verdict> verdicts) => Of(table, table.Metrics, verdicts, new ForeignOrigin(table));

    /// <summary>The report of a study.</summary>
    /// <param name="results">The study with its records.</param>
    /// <param name="task">The task.</param>
    /// <param name="verdicts">The claims' verdicts.</param>
    /// <param name="audits">Its <see cref="ITask.Audit"/>.</param>
    public static StudyReport Of(StudyResults results, ITask task, IReadOnlyList<Verdict> verdicts, params IReadOnlyList<AuditTable> audits)
    {
        MetricInfo[] metrics = [.. task.Metrics.Where(m => results.Study.Metrics.Contains(m.Name))];
        return Of(results, metrics, verdicts, new OwnOrigin(results, task.Fingerprint, audits, task.Notes(results.Study))) with
        {
            Audits = audits,
            Health = task.Health(results),
            Published = task.Published(results.Study),
        };
    }

    private static StudyReport Of(IStudyResults results, IReadOnlyList<MetricInfo> metrics, IReadOnlyList<Verdict> verdicts, IOrigin origin) => new(
        results,
        metrics,
        [.. metrics.SelectMany(metric => results.Study.Methods.Select(method => VarianceRow.Of(results.Grid(method, metric.Name), metric)))],
        verdicts,
        origin)
    {
        Design =
        [
            .. from metric in metrics
               from method in results.Study.Methods
               let grid = results.Design(method, metric.Name)
               where grid is not null
               select DesignRow.Of(grid, metric),
        ],
    };
}

/// <summary>One row of the variance table: a metric of a method, split into its two spreads.</summary>
/// <param name="Method">The method.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Grid">The values.</param>
/// <param name="Components">Null if there is no finite value.</param>
public sealed record VarianceRow(MethodChoice Method, MetricInfo Metric, MetricGrid Grid, VarianceComponents? Components)
{
    /// <summary>What a single run is worth; null if there is no finite value.</summary>
    public SingleRun? Single => Grid.Finite is { } finite ? SingleRun.Of(finite) : null;

    /// <summary>The row of a grid.</summary>
    public static VarianceRow Of(MetricGrid grid, MetricInfo metric) =>
        new(grid.Method, metric, grid, grid.Finite is { } finite ? VarianceComponents.Of(finite) : null);
}
