using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Text;
using UnlearnRepro.Statistics;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Tables;

/// <summary>
/// The four estimates of a row as its method's use of seeds calls for. A method that draws nothing has s_U = 0 by
/// construction, so that all its spread is s_T even where one unlearning seed could not tell the two apart; a reference
/// that is trained afresh has one spread, over retraining seeds, and no unlearning seed at all.
/// </summary>
/// <param name="Mean">Mean over training seeds.</param>
/// <param name="Training">s_T; the spread over retraining seeds for a reference.</param>
/// <param name="Unlearning">s_U; null for a reference.</param>
/// <param name="Icc">Share of s_T^2 in the variance; null for a reference.</param>
public sealed record Spreads(Estimate Mean, Estimate Training, Estimate? Unlearning, Estimate? Icc)
{
    // The method of what holds without data.
    private const string Method = "by construction";

    /// <summary>The estimates of a row; null if every cell collapsed.</summary>
    public static Spreads? Of(VarianceRow row)
    {
        if (row.Components is not { } c)
        {
            return null;
        }

        return row.Method.SeedUse switch
        {
            SeedUse.TrainingAndUnlearning => new(c.Mean, c.TrainingSd, c.UnlearningSd, c.Icc),
            SeedUse.Training => new(c.Mean, c.TotalVariance.SquareRoot(), Exactly(0, c.Level), Share(c.TotalVariance)),
            _ => new(c.Mean, c.TotalVariance.SquareRoot(), null, null),
        };
    }

    private static Estimate Exactly(double value, double level) =>
        new(value, value, new Interval(value, value), level, Method, Status.ByConstruction, "the method draws nothing");

    // 0 / 0 is no share: equal trained models leave nothing to attribute.
    private static Estimate Share(Estimate total) => total.Status == Status.Ok
        ? Exactly(1, total.Level)
        : Estimate.Unidentified(total.Level, Method, total.Reason ?? "there is no variance to share out");
}
