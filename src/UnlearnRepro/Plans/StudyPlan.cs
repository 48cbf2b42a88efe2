using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Planning;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Plans;

/// <summary>
/// How many seeds of each kind a study needs, or a budget buys, for one metric, from a study taken as a pilot. A pure function of its
/// results and costs, whoever ran them.
/// </summary>
/// <param name="Pilot">The study that served as pilot.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Costs">Seconds of its runs.</param>
/// <param name="Rows">One per method, Retrain apart.</param>
/// <param name="Target">One grid for all methods that reaches the half-width with each; null if not asked for or out of reach.</param>
/// <param name="Budget">One grid for all methods within the budget; null if not asked for or too dear.</param>
public sealed record StudyPlan(
    Study Pilot, MetricInfo Metric, PlanRequest Request, PlanCosts Costs, IReadOnlyList<PlanRow> Rows, SharedGrid? Target, SharedGrid? Budget)
{
    /// <summary>The methods with a plan: those that the shared grids are for, in the order of <see cref="SharedGrid.Widest"/>.</summary>
    public IReadOnlyList<PlanRow> Planned => [.. Rows.Where(r => r.Allocation is not null)];

    /// <summary>The plan.</summary>
    /// <param name="pilot">Results of the pilot.</param>
    /// <param name="metric">A metric of the pilot.</param>
    /// <param name="costs">Seconds; <see cref="PlanCosts.Measured"/> takes them from the pilot's own cells.</param>
    /// <param name="request">What is asked for.</param>
    /// <exception cref="StudyException">There is no such metric, or retrained models are asked for and the pilot has less than two.</exception>
    public static StudyPlan Of(IStudyResults pilot, MetricInfo metric, PlanCosts costs, PlanRequest request)
    {
        var study = pilot.Study;
        if (!study.Metrics.Contains(metric.Name))
        {
            throw new StudyException(Names.Unknown("metric", metric.Name, study.Metrics));
        }

        var references = request.CompareWithRetrain ? Retrained(pilot, metric.Name, costs, request.References) : null;
        PilotMethod[] methods = [.. study.Methods.Where(m => m.SeedUse != SeedUse.Retraining).Select(m => PilotMethod.Of(pilot.Grid(m, metric.Name)))];
        int sharing = methods.Count(m => m.Components is not null);
        PlanRow[] rows = [.. methods.Select(m => m.Row(costs, request, references, sharing))];
        Allocation[] shared = [.. rows.Select(r => r.Allocation).OfType<Allocation>()
            .Select(a => new Allocation(a.TrainingVariance, a.UnlearningVariance, costs.Training, a.UnlearningCost))];

        // What single runs tell of one method holds at J = 1 alone, and the grid is one for all.
        int most = rows.Any(r => r.IsOfSingleRuns) ? 1 : SeedPlan.MostUnlearningSeeds;
        return new(
            study, metric, request, costs, rows,
            shared.Length > 0 && request.HalfWidth is { } h ? SharedGrid.ForTarget(shared, h, references, most) : null,
            shared.Length > 0 && request.Seconds is { } seconds ? SharedGrid.ForBudget(shared, seconds, references, most) : null);
    }

    // Retrained models are made like trained ones, and their spread is that of single models.
    private static ReferenceDesign Retrained(IStudyResults pilot, string metric, PlanCosts costs, int? number)
    {
        var method = pilot.Study.Methods.FirstOrDefault(m => m.SeedUse == SeedUse.Retraining);
        var grid = method is null ? null : pilot.Grid(method, metric).Finite;
        return grid is { I: >= 2 }
            ? new(VarianceComponents.Of(grid).TotalVariance.Value, costs.Training, number)
            : throw new StudyException($"plan: expected a pilot with at least two retrained models to compare with, found {grid?.I ?? 0}");
    }
}
