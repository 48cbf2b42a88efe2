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
            // Runs that the table lacks are left out; an evaluation that is no number is refused.
            double[][][] found =
                [.. table.Evaluations(method, metric).Select(row => row.Where(cell => cell.Length > 0).ToArray()).Where(row => row.Length > 0)];
            var c = NestedComponents.Of(new EvaluationGrid(found), 0.95);
            return [metric, label, EstimateText.Of(c.TrainingSd), EstimateText.Of(c.UnlearningSd), EstimateText.Of(c.EvaluationSd)];
        }
        catch (ArgumentException e)
        {
            // The nested analysis wants a number everywhere; the two-level table above leaves a collapsed cell out.
            return [metric, label, e.Message, "-", "-"];
        }
    }
}
