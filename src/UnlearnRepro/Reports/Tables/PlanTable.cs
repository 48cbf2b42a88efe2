using UnlearnRepro.Plans;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Text;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Planning;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Tables;

/// <summary>A plan as text, the same for the terminal and for Markdown: one table for a half-width, one for a budget.</summary>
/// <param name="Caption">What the table answers.</param>
/// <param name="Header">Column headings.</param>
/// <param name="Rows">Cells row by row, as many as headings.</param>
public sealed record PlanTable(string Caption, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Efficiency from which a J counts as good.</summary>
    internal const double Good = 0.9;

    /// <summary>How to read the columns.</summary>
    public static IReadOnlyList<string> Notes =>
    [
        "c_U: seconds of one unlearning run. J*: the real J with the least variance at equal cost. good J: more than 90 % as efficient as J*.",
        "range of I: training seeds if s_T (of single runs: their SD) is as small, or as large, as the pilot's interval allows; for a half-width, take "
            + "the larger to be sure.",
        "floor: the half-width that no number of unlearning seeds can go below at these I. Trained models are paid for by all methods together.",
    ];

    /// <summary>The tables of what was asked for.</summary>
    public static IReadOnlyList<PlanTable> All(StudyPlan plan)
    {
        var (pilot, request) = (plan.Pilot, plan.Request);
        string of = request.CompareWithRetrain ? $"{plan.Metric.Title()}, method minus Retrain" : plan.Metric.Title();
        string from = $"95 %, from a pilot of {pilot.TrainingSeeds} x {pilot.UnlearningSeeds}; a trained model takes {DurationText.Of(plan.Costs.Training)}";
        return
        [
            .. request.HalfWidth is { } h ? [Of(plan, $"Half-width {NumberText.Of(h)} of {of}, {from}", row => row.Target)] : Array.Empty<PlanTable>(),
            .. request.Seconds is { } s
                ? [Of(plan, $"What a budget of {DurationText.Of(s)} buys for {of}, {from}", row => row.Budget)]
                : Array.Empty<PlanTable>(),
        ];
    }

    /// <summary>What to know before using them: one grid for all methods first, then a line for each method.</summary>
    public static IReadOnlyList<string> Messages(StudyPlan plan) =>
    [
        .. plan.Request.HalfWidth is null || plan.Planned.Count < 2 ? Array.Empty<string>() : [Shared(plan, plan.Target, "reaches the half-width")],
        .. plan.Request.Seconds is null || plan.Planned.Count < 2 ? Array.Empty<string>() : [Shared(plan, plan.Budget, "fits the budget")],
        .. plan.Rows.Where(row => row.Messages.Count > 0).Select(row => $"{Label(plan, row)}: {string.Join(' ', row.Messages)}"),
    ];

    private static PlanTable Of(StudyPlan plan, string caption, Func<PlanRow, SeedPlan?> choose)
    {
        bool references = plan.Request.CompareWithRetrain;
        string[] header =
        [
            "method", "s_T", "s_U", "c_U (s)", "J*", "good J", "J", "I", .. references ? ["R"] : Array.Empty<string>(),
            "range of I", "half-width", "floor", "time",
        ];
        return new(caption, header, [.. plan.Rows.Select(row => Cells(plan, row, choose(row), header.Length))]);
    }

    private static string[] Cells(StudyPlan plan, PlanRow row, SeedPlan? chosen, int columns)
    {
        string label = Label(plan, row);
        if (row.Allocation is not { } a || chosen is null)
        {
            return [label, .. Enumerable.Repeat("-", columns - 1)];
        }

        string[] design = chosen.Design is { } d
            ? [$"{d.UnlearningSeeds}", $"{d.TrainingSeeds}", .. plan.Request.CompareWithRetrain ? [$"{d.ReferenceSeeds}"] : Array.Empty<string>(),
                $"{Seeds(chosen.TrainingSeedsIfLeast)} to {Seeds(chosen.TrainingSeedsIfMost)}",
                NumberText.Of(d.HalfWidth), row.IsOfSingleRuns ? "-" : NumberText.Of(d.Floor), DurationText.Of(d.Cost)]
            : ["-", chosen.Target is null ? "too dear" : "out of reach", .. Enumerable.Repeat("-", columns - 8)];
        string seconds = NumberText.Of(row.UnlearningSeconds);
        return row.IsOfSingleRuns ? [label, "-", "-", seconds, "-", "-", .. design] :
        [
            label, NumberText.Of(Math.Sqrt(a.TrainingVariance)), NumberText.Of(Math.Sqrt(a.UnlearningVariance)), seconds,
            NumberText.Of(a.OptimalUnlearningSeeds), GoodSeeds(a), .. design,
        ];
    }

    private static string GoodSeeds(Allocation allocation) => EfficiencyCurve.Of(allocation, SeedPlan.MostUnlearningSeeds).Above(Good) switch
    {
        null => $"above {SeedPlan.MostUnlearningSeeds}",
        { First: var first, Last: SeedPlan.MostUnlearningSeeds } => $"{first} or more",
        { First: var first, Last: var last } => first == last ? $"{first}" : $"{first} to {last}",
    };

    private static string Shared(StudyPlan plan, SharedGrid? grid, string does) => grid is { Design: var d }
        ? $"One grid that {does} for {plan.Planned.Count} methods together: I = {d.TrainingSeeds}, J = {d.UnlearningSeeds}"
            + (d.ReferenceSeeds > 0 ? $", R = {d.ReferenceSeeds}" : "")
            + $" in {DurationText.Of(d.Cost)}; the widest half-width is {NumberText.Of(d.HalfWidth)}, of {Label(plan, plan.Planned[grid.Widest])}."
        : $"No grid {does} for {plan.Planned.Count} methods together.";

    private static string Seeds(int? seeds) => seeds is { } n ? $"{n}" : "out of reach";

    private static string Label(StudyPlan plan, PlanRow row) => MethodLabel.Of(row.Method, plan.Pilot.Methods).ToString();
}
