namespace UnlearnRepro.Statistics;

/// <summary>
/// The estimates of one analysis-of-variance table, case by case: which the design identifies, which lie on an edge.
/// Rows of unequal length use the variance of the seed means and the harmonic row length in place of MS_T and J
/// (Thomas, Hultquist 1978; Burdick, Graybill 1992, ch. 4); for equal rows these are MS_T and J themselves.
/// </summary>
internal sealed class ComponentEstimates(Anova table, double level)
{
    private const string OneTraining = "one training seed: nothing shows how trained models differ";
    private const string OneUnlearning = "one unlearning seed per training seed: s_T^2 and s_U^2 cannot be told apart";
    private const string AllEqual = "all values are equal";

    private bool AllCellsEqual => table.SsT == 0 && table.SsU == 0;

    private string? Missing => table.DfT == 0 ? OneTraining : table.DfU == 0 ? OneUnlearning : null;

    public Estimate Training()
    {
        const string method = "MLS";
        if (Missing is { } reason)
        {
            return Estimate.Unidentified(level, method, reason);
        }

        (double msT, double msU) = (table.MsT!.Value, table.MsU!.Value);
        double raw = (msT - msU) / table.N0;
        Interval interval = ModifiedLargeSample.Difference(table.MsOfSeedMeans, msU, table.DfT, table.DfU, table.HarmonicJ, level);
        (Status status, string? why) = AllCellsEqual ? (Status.Degenerate, AllEqual)
            : raw > 0 ? (Status.Ok, (string?)null)
            : interval.Upper > 0 ? (Status.Boundary, "MS_T <= MS_U: the estimate is 0, the upper bound still counts")
            : (Status.Boundary, "MS_T is so far below MS_U that the upper bound is 0 too; check that unlearning seeds are independent");
        return new Estimate(Math.Max(0, raw), raw, interval, level, method, status, why);
    }

    public Estimate Unlearning()
    {
        const string method = "chi-square";
        if (table.MsU is not { } msU)
        {
            return Estimate.Unidentified(level, method, OneUnlearning);
        }

        Interval interval = ChiSquareInterval.Of(msU, table.DfU, level);
        (Status status, string? why) = AllCellsEqual && table.DfT > 0 ? (Status.Degenerate, AllEqual)
            : msU == 0 ? (Status.Boundary, "every row is constant: the method is deterministic here")
            : (Status.Ok, (string?)null);
        return new Estimate(msU, msU, interval, level, method, status, why);
    }

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
        const string method = "MLS";
        if (table.DfT == 0)
        {
            return Estimate.Unidentified(level, method, OneTraining);
        }

        double msT = table.MsT!.Value, msU = table.MsU ?? 0;
        double total = (msT + ((table.N0 - 1) * msU)) / table.N0;
        Interval interval = ModifiedLargeSample.Total(table.MsOfSeedMeans, msU, table.DfT, table.DfU, table.HarmonicJ, level);
        (Status status, string? why) = AllCellsEqual ? (Status.Degenerate, AllEqual) : (Status.Ok, (string?)null);
        return new Estimate(total, total, interval, level, method, status, why);
    }
}
