using UnlearnRepro.Import;
using UnlearnRepro.Reports.Text;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Origin;

/// <summary>The third level of a table with evaluation seeds: what training, unlearning and evaluation seeds each add to the spread.</summary>
internal static class EvaluationPart
{
    public static OriginPart Of(TableStudy table)
    {
        string[][] rows = [.. table.Study.Metrics.SelectMany(metric => table.Study.Methods.Select(method => Row(table, method, metric)))];
        return new(
            "Evaluation seeds", ["metric", "method", "s_T [95 %]", "s_U [95 %]", "s_E [95 %]"], rows,
            "Nested analysis of variance of single evaluations: here s_U is free of the evaluation's own spread s_E.", []);
    }

    private static string[] Row(TableStudy table, MethodChoice method, string metric)
    {
        string label = MethodLabel.Of(method, table.Study.Methods).ToString();
        try
        {
            var c = NestedComponents.Of(new EvaluationGrid(table.Evaluations(method, metric)), 0.95);
            return [metric, label, EstimateText.Of(c.TrainingSd), EstimateText.Of(c.UnlearningSd), EstimateText.Of(c.EvaluationSd)];
        }
        catch (ArgumentException e)
        {
            // The nested analysis wants a full grid; the two-level table above does not.
            return [metric, label, e.Message, "-", "-"];
        }
    }
}
