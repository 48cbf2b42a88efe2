using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Planning;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Plans;

/// <summary>
/// How many levels of every seed axis a half-width needs, or a budget buys, from a study that varies more than training and unlearning seeds.
/// Components are taken as the pilot estimates them.
/// </summary>
/// <param name="Pilot">The study that served as pilot.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Costs">Seconds of its runs.</param>
/// <param name="Rows">One per method, Retrain apart.</param>
public sealed record DesignPlan(Study Pilot, MetricInfo Metric, PlanRequest Request, PlanCosts Costs, IReadOnlyList<DesignPlanRow> Rows)
{
    /// <summary>The plan.</summary>
    /// <param name="pilot">Results of the pilot.</param>
    /// <param name="metric">A metric of the pilot.</param>
    /// <param name="costs">Seconds.</param>
    /// <param name="request">What is asked for.</param>
    /// <exception cref="StudyException">There is no such metric, or a comparison with retrained models is asked for.</exception>
    public static DesignPlan Of(IStudyResults pilot, MetricInfo metric, PlanCosts costs, PlanRequest request)
    {
        var study = pilot.Study;
        if (!study.Metrics.Contains(metric.Name))
        {
            throw new StudyException(Names.Unknown("metric", metric.Name, study.Metrics));
        }

        if (request.CompareWithRetrain)
        {
            string further = string.Join(", ", study.Design.Further.Select(f => f.Axis.Name));
            throw new StudyException($"--references: expected none beside --vary, found --vary {further}: such a plan is for the mean alone");
        }

        var methods = study.Methods.Where(m => m.SeedUse != SeedUse.Retraining).Select(m => (Method: m, Found: Components(pilot, m, metric.Name))).ToList();

        // Trained models are paid for by the methods that have a plan, together, and these share the budget.
        int sharing = methods.Count(m => m.Found.Components is not null);
        return new(study, metric, request, costs, [.. methods.Select(m => m.Found.Components is { } found
            ? Row(pilot, m.Method, pilot.Design(m.Method, metric.Name)!, found, costs, request, sharing)
            : new(m.Method, null, null, m.Found.Why))]);
    }

    private static (FactorialComponents? Components, string? Why) Components(IStudyResults pilot, MethodChoice method, string metric)
    {
        if (pilot.Design(method, metric) is not { Collapsed: 0 } grid)
        {
            return (null, "cells collapsed: the components of the others are no plan");
        }

        var found = FactorialComponents.Of(new FactorialGrid(grid.Factors, [.. grid.Values.OfType<double>()]));
        return found.TotalVariance.IsKnown && found.TotalVariance.Value > 0
            ? (found, null)
            : (null, found.TotalVariance.Reason ?? "all results are equal: one run is enough");
    }

    private static DesignPlanRow Row(
        IStudyResults pilot, MethodChoice method, DesignGrid grid, FactorialComponents found, PlanCosts costs, PlanRequest request, int sharing)
    {
        // A trained model for each choice of what it rests on, references for each choice of what is forgotten, a run for each choice of everything;
        // evaluations cost nothing by comparison.
        var design = pilot.Study.Design;
        string[] all = [.. grid.Factors.Select(f => f.Name)];
        string[] model = [.. design.RestsOn(all)], data = [.. design.IsData(all)];
        string[] run = [.. all.Where(name => name != SeedAxis.Eval.Name)];
        PlanFactor[] factors = [.. grid.Factors.Select(f => new PlanFactor(f.Name, f.NestedIn) { Population = f.Population, Most = f.Population })];
        var variances = found.Anova.Effects.Zip(found.Components).ToDictionary(e => Key(e.First.Factors), e => e.Second.Variance.Value);
        PlanEffect[] effects =
        [
            .. found.Anova.Effects.Select(e => Effect(e.Factors)),
            .. new[] { model, data, run }.Where(set => set.Length > 0 && !variances.ContainsKey(Key(set))).DistinctBy(Key).Select(Effect),
        ];
        return new(
            method,
            request.HalfWidth is { } h ? FactorialPlan.ForTarget(factors, effects, h) : null,
            request.Seconds is { } s ? FactorialPlan.ForBudget(factors, effects, s / sharing) : null,
            found.Anova.LeftOut.Count == 0 ? null : string.Join(' ', found.Anova.LeftOut.Select(l => $"{l.Reason}.")));

        PlanEffect Effect(IReadOnlyList<string> set) => new(
            set, variances.GetValueOrDefault(Key(set)),
            ((Key(set) == Key(model) ? 1 : 0) + (Key(set) == Key(data) ? costs.References : 0)) * costs.Training / sharing
                + (Key(set) == Key(run) ? costs.Unlearning[method] : 0));

        static string Key(IEnumerable<string> set) => string.Join(' ', set.Order(StringComparer.Ordinal));
    }
}

/// <summary>The plan of one method. It pays its share of the trained models.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">Numbers for the half-width asked for; null where none was, or the pilot cannot tell.</param>
/// <param name="Budget">Numbers for its share of the budget; likewise.</param>
/// <param name="Note">Why there is no plan, or what it leaves out.</param>
public sealed record DesignPlanRow(MethodChoice Method, FactorialPlan? Target, FactorialPlan? Budget, string? Note)
{
    /// <summary>What to know before using it, in sentences.</summary>
    public IReadOnlyList<string> Messages =>
    [
        .. Note is null ? Array.Empty<string>() : [$"{char.ToUpperInvariant(Note[0])}{Note[1..].TrimEnd('.')}."],
        .. (Target?.Messages ?? []).Union(Budget?.Messages ?? []),
    ];
}
