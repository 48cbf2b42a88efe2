using UnlearnRepro.Reports.Text;
using UnlearnRepro.Statistics.Numerics;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Origin;

/// <summary>What each method costs beside training afresh: in seconds of the machine, and in samples, which are the same on every machine.</summary>
internal static class CostPart
{
    private const string Note =
        "Unlearning alone (training for Retrain); evaluation and the trained models M_o excluded. A pass is one over as many samples as D has; "
        + "for the speed-up a backward pass counts as two forward ones. What is neither, such as solving with a matrix of second derivatives, "
        + "counts in seconds alone. Share of time: of the seconds of all cells of this table.";

    public static OriginPart Of(StudyResults results)
    {
        var study = results.Study;
        var costs = study.Methods.Select(method => Cost.Of(method, results.Records)).ToList();
        var retrain = costs.FirstOrDefault(cost => cost.Method.SeedUse == SeedUse.Retraining);
        double all = costs.Sum(cost => cost.Total);
        return new(
            "Cost",
            ["method", "median seconds", "forward passes", "backward passes", "speed-up (seconds)", "speed-up (passes)", "share of time"],
            [.. costs.Select(cost => (string[])
            [
                MethodLabel.Of(cost.Method, study.Methods).ToString(),
                NumberText.Of(cost.Seconds),
                NumberText.Of(cost.Forward),
                NumberText.Of(cost.Backward),
                Ratio(retrain?.Seconds, cost.Work == 0 ? 0 : cost.Seconds),
                Ratio(retrain?.Work, cost.Work),
                all > 0 ? $"{NumberText.Of(100 * cost.Total / all)} %" : "-",
            ])],
            Note,
            []);
    }

    // A method that does nothing is not infinitely fast at unlearning.
    private static string Ratio(double? retrain, double own) => retrain is { } r && own > 0 ? NumberText.Of(r / own) : "-";

    // Medians over the cells of a method; passes are not a number where a cell has none, for instance in an old record.
    private sealed record Cost(MethodChoice Method, double Seconds, double Forward, double Backward, double Work, double Total)
    {
        public static Cost Of(MethodChoice method, IEnumerable<CellRecord> records)
        {
            CellResult[] cells = [.. records.Where(r => r.Cell.Method == method.Name && r.Cell.Parameters == method.Parameters).Select(r => r.Result)];
            return new(
                method,
                Median(cells, c => c.Seconds),
                Median(cells, c => (double?)c.Passes?.Forward / c.Passes?.Of ?? double.NaN),
                Median(cells, c => (double?)c.Passes?.Backward / c.Passes?.Of ?? double.NaN),
                Median(cells, c => c.Passes?.Work() ?? double.NaN),
                cells.Sum(c => c.Seconds));
        }

        private static double Median(CellResult[] cells, Func<CellResult, double> of)
        {
            double[] values = [.. cells.Select(of)];
            return values.Any(double.IsNaN) ? double.NaN : Quartiles.Of(values).Median;
        }
    }
}
