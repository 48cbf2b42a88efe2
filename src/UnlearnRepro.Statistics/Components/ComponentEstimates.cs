namespace UnlearnRepro.Statistics;

/// <summary>
/// The estimates of one analysis-of-variance table, case by case: which the design identifies, which lie on an edge.
/// Rows of unequal length use the variance of the seed means and the harmonic row length in place of MS_T and J
/// (Thomas, Hultquist 1978; Burdick, Graybill 1992, ch. 4); for equal rows these are MS_T and J themselves.
/// </summary>
internal sealed class ComponentEstimates(Anova table, double level)
{
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

        (double msT, double msU) = (table.MsT!.Value, table.MsU!.Value);
        return VarianceEstimate.OfDifference(
            table.F is 1 ? 0 : (msT - msU) / table.N0, interval(table.MsOfSeedMeans, msU, table.DfT, table.DfU, table.HarmonicJ, level),
            level, method, AllCellsEqual, "MS_T", ("MS_U", "unlearning"));
    }

    public Estimate Unlearning() => table.MsU is { } msU
        ? VarianceEstimate.OfMeanSquare(
            msU, table.DfU, level, AllCellsEqual && table.DfT > 0, "every row is constant: the method is deterministic here")
        : Estimate.Unidentified(level, ChiSquareInterval.Name, VarianceEstimate.OneUnlearning);

    public Estimate Icc()
    {
        const string method = "exact F";
        if (Missing is { } reason)
        {
            return Estimate.Unidentified(level, method, reason);
        }

        if (table.F is not { } f)
        {
            return Estimate.Unidentified(level, method, AllEqual + ": there is no variance to share out");
        }

        double raw = IntraclassInterval.Share(f, table.N0);
        double ratio = table.MsOfSeedMeans / table.MsU!.Value;
        Interval interval = IntraclassInterval.Of(ratio, table.DfT, table.DfU, table.HarmonicJ, level);
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

        double msT = table.MsT!.Value, msU = table.MsU ?? 0;
        double total = (msT + ((table.N0 - 1) * msU)) / table.N0;
        Interval interval = ModifiedLargeSample.Total(table.MsOfSeedMeans, msU, table.DfT, table.DfU, table.HarmonicJ, level);
        (Status status, string? why) = AllCellsEqual ? (Status.Degenerate, AllEqual) : (Status.Ok, (string?)null);
        return new Estimate(total, total, interval, level, method, status, why);
    }
}
