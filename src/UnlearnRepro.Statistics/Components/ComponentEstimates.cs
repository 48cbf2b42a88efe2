using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// The estimates of one analysis-of-variance table, case by case: which the design identifies, which lie on an edge.
/// Estimates and bounds are those of a balanced design in MS_T and J. Rows of unequal length take the two from
/// <see cref="SeedMeanSquares"/>, each number with the weights that are right if it is the truth, so that a point and its interval are of one kind.
/// </summary>
internal sealed class ComponentEstimates(SeedGrid grid, Anova table, double level)
{
    private readonly SeedMeanSquares squares = new(grid, table);

    private const string AllEqual = VarianceEstimate.AllEqual;

    private bool AllCellsEqual => table.SsT == 0 && table.SsU == 0;

    private string? Missing => table.DfT == 0 ? VarianceEstimate.OneTraining : table.DfU == 0 ? VarianceEstimate.OneUnlearning : null;

    public Estimate Training() => Training(ModifiedLargeSample.Name, ModifiedLargeSample.Difference);

    public Estimate TrainingWilliamsTukey() => Training(WilliamsTukey.Name, WilliamsTukey.Difference);

    private Estimate Training(string method, Func<double, double, int, int, double, double, Interval> interval)
    {
        if (Missing is { } reason)
        {
            return Estimate.Unidentified(level, method, reason);
        }

        double msU = table.MsU!.Value;
        (double msT, double j) = squares.AtEstimate();
        Interval Of(double msT, double j) => interval(msT, msU, table.DfT, table.DfU, j, level);
        return VarianceEstimate.OfDifference(
            table.F is 1 ? 0 : (msT - msU) / j, Bounds(Of, Of), level, method, AllCellsEqual, "MS_T", ("MS_U", "unlearning"));
    }

    public Estimate Unlearning() => table.MsU is { } msU
        ? VarianceEstimate.OfMeanSquare(
            msU, table.DfU, level, AllCellsEqual && table.DfT > 0, "every row is constant: the method is deterministic here")
        : Estimate.Unidentified(level, ChiSquareInterval.Name, VarianceEstimate.OneUnlearning);

    public Estimate Icc()
    {
        const string method = IntraclassInterval.Name;
        if (Missing is { } reason)
        {
            return Estimate.Unidentified(level, method, reason);
        }

        if (table.F is not { } f)
        {
            return Estimate.Unidentified(level, method, AllEqual + ": there is no variance to share out");
        }

        double msU = table.MsU!.Value;
        (double msT, double j) = squares.AtEstimate();
        double raw = f == 1 ? 0 : IntraclassInterval.Share(msT / msU, j);
        Interval interval = Bounds(
            (msT, j) => IntraclassInterval.Variance(msT, msU, table.DfT, table.DfU, j, level),
            (msT, j) => IntraclassInterval.Of(msT / msU, table.DfT, table.DfU, j, level));
        (Status status, string? why) = raw <= 0 ? (Status.Boundary, "MS_T <= MS_U: the estimate is 0")
            : double.IsInfinity(f) ? (Status.Boundary, "every row is constant: all variance is between training seeds")
            : (Status.Ok, (string?)null);
        return new Estimate(Math.Max(0, raw), raw, interval, level, method, status, why);
    }

    public Estimate Total()
    {
        const string method = ModifiedLargeSample.Name;
        if (table.DfT == 0)
        {
            return Estimate.Unidentified(level, method, VarianceEstimate.OneTraining);
        }

        double msU = table.MsU ?? 0;
        (double msT, double j) = squares.AtEstimate();
        double total = (msT + ((j - 1) * msU)) / j;
        Interval Of(double msT, double j) => ModifiedLargeSample.Total(msT, msU, table.DfT, table.DfU, j, level);
        Interval interval = Bounds((msT, j) => Of(msT, j).Map(sum => sum - msU), Of);
        (Status status, string? why) = AllCellsEqual ? (Status.Degenerate, AllEqual) : (Status.Ok, (string?)null);
        return new Estimate(total, total, interval, level, method, status, why);
    }

    // Each bound takes MS_T and J where the s_T^2 that goes with it is what the formula gives.
    private Interval Bounds(Func<double, double, Interval> training, Func<double, double, Interval> bounds)
    {
        (double msT, double j) low = squares.Settle((msT, j) => training(msT, j).Lower), high = squares.Settle((msT, j) => training(msT, j).Upper);
        return new Interval(bounds(low.msT, low.j).Lower, bounds(high.msT, high.j).Upper);
    }
}
