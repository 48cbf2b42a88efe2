using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Planning;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Plans;

/// <summary>What a pilot says of one method, before it is known how many methods share the trained models.</summary>
/// <param name="Method">The method.</param>
/// <param name="Components">Null when they cannot plan a grid.</param>
/// <param name="Note">Why there are none, or what they leave out.</param>
internal sealed record PilotMethod(MethodChoice Method, VarianceComponents? Components, string? Note)
{
    public static PilotMethod Of(MetricGrid grid)
    {
        if (Complete(grid) is not { } values)
        {
            return new(grid.Method, null, "every cell collapsed");
        }

        var components = VarianceComponents.Of(values);
        return PilotSpread.Missing(components) is not { } reason
            ? new(grid.Method, components, grid.Collapsed > 0 ? $"{grid.Collapsed} of {grid.Count} cells collapsed; the plan holds for the others" : null)
            : new(grid.Method, null, reason);
    }

    /// <summary>Its plan, when it pays 1/M of a trained and of a retrained model and has 1/M of the budget.</summary>
    public PlanRow Row(PlanCosts costs, PlanRequest request, ReferenceDesign? references, int sharing)
    {
        var row = new PlanRow(Method, costs.Unlearning[Method]) { Note = Note };
        if (Components is not { } components || PilotSpread.Of(components) is not { } known)
        {
            return row;
        }

        double training = costs.Training / sharing;
        var share = references is null ? null : new ReferenceDesign(references.Variance, references.Cost / sharing, references.Number);
        return row with
        {
            Allocation = new(known.TrainingVariance, known.UnlearningVariance, training, row.UnlearningSeconds),
            IsOfSingleRuns = known.IsOfSingleRuns,
            Target = request.HalfWidth is { } h ? SeedPlan.ForTarget(components, training, row.UnlearningSeconds, h, share) : null,
            Budget = request.Seconds is { } seconds ? SeedPlan.ForBudget(components, training, row.UnlearningSeconds, seconds / sharing, share) : null,
        };
    }

    // A method that draws nothing has the same result at every unlearning seed, also where only one was asked for.
    private static SeedGrid? Complete(MetricGrid grid) =>
        grid.Finite is { } finite && grid.Method.SeedUse == SeedUse.Training && finite.RowLengths.All(n => n == 1)
            ? new SeedGrid([.. finite.SeedMeans.Select(value => new[] { value, value })])
            : grid.Finite;
}
