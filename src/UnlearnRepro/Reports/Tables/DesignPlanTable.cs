using System.Globalization;
using UnlearnRepro.Plans;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Text;
using UnlearnRepro.Statistics.Planning;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Tables;

/// <summary>A plan over all seed axes as text: one table for a half-width, one for a budget.</summary>
/// <param name="Caption">What the table answers.</param>
/// <param name="Header">Column headings.</param>
/// <param name="Rows">Cells row by row, as many as headings.</param>
public sealed record DesignPlanTable(string Caption, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>How to read the columns.</summary>
    public static IReadOnlyList<string> Notes =>
    [
        "A column for each seed axis: the number of its levels, of a nested one within each level of what it is nested in. floor: the half-width that these "
            + "levels of that axis leave however many the others have.",
        "Components are taken as the pilot estimates them; with few levels of an axis that is little known, and the plan with it.",
        "A trained model costs what Retrain took, shared by the methods that have a plan, and so do the references of every forget set; a run what the method "
            + "took; evaluations nothing.",
    ];

    /// <summary>The tables of what was asked for.</summary>
    public static IReadOnlyList<DesignPlanTable> All(DesignPlan plan)
    {
        string of = plan.Metric.Title(), from = $"95 %, from {DesignText.Of(plan.Pilot)}; a trained model takes {DurationText.Of(plan.Costs.Training)}";
        return
        [
            .. plan.Request.HalfWidth is { } h
                ? [Of(plan, $"Half-width {NumberText.Of(h)} of {of}, {from}", row => row.Target, "out of reach")] : Array.Empty<DesignPlanTable>(),
            .. plan.Request.Seconds is { } s
                ? [Of(plan, $"What a budget of {DurationText.Of(s)} buys for {of}, {from}", row => row.Budget, "too dear")] : Array.Empty<DesignPlanTable>(),
        ];
    }

    /// <summary>What to know before using them, a line for each method.</summary>
    public static IReadOnlyList<string> Messages(DesignPlan plan) =>
    [
        .. plan.Rows.Where(row => row.Messages.Count > 0)
            .Select(row => $"{MethodLabel.Of(row.Method, plan.Pilot.Methods)}: {string.Join(' ', row.Messages)}"),
    ];

    private static DesignPlanTable Of(DesignPlan plan, string caption, Func<DesignPlanRow, FactorialPlan?> choose, string without)
    {
        string[] axes = [.. plan.Rows.SelectMany(row => choose(row)?.Cheapest.Factors.Select(f => f.Name) ?? []).Distinct()];
        return new(
            caption,
            ["method", .. axes.SelectMany(axis => new[] { axis, $"floor of {axis}" }), "half-width", "time"],
            [.. plan.Rows.Select(row => Cells(MethodLabel.Of(row.Method, plan.Pilot.Methods).ToString(), choose(row), axes, without))]);
    }

    private static string[] Cells(string label, FactorialPlan? plan, string[] axes, string without) => plan?.Design is not { } design
        ? [label, plan is null ? "-" : without, .. Enumerable.Repeat("-", (2 * axes.Length) + 1)]
        :
        [
            label,
            .. axes.SelectMany(axis => plan.Floors.FirstOrDefault(floor => floor.Factor == axis) is { } floor
                ? new[] { design[axis].ToString(CultureInfo.InvariantCulture), floor.HalfWidth > 0 ? NumberText.Of(floor.HalfWidth) : "-" }
                : ["-", "-"]),
            NumberText.Of(design.HalfWidth),
            DurationText.Of(design.Cost),
        ];
}
