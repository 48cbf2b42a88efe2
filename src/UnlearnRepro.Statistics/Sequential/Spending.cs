using MathNet.Numerics.Distributions;

namespace UnlearnRepro.Statistics.Sequential;

/// <summary>How an error probability is shared among looks: what may have been spent at a fraction t of the last look's seeds.</summary>
public enum Spending
{
    /// <summary>
    /// Almost nothing early: 4 - 4 Phi(z_{1-alpha/4} / sqrt t), which is 2 - 2 Phi(z_{1-alpha/4} / sqrt t) at alpha / 2 on either side
    /// (Lan, DeMets 1983; after O'Brien, Fleming 1979). The last look keeps nearly the whole alpha.
    /// </summary>
    OBrienFleming,

    /// <summary>About equally at every look: alpha ln(1 + (e - 1) t) (Lan, DeMets 1983; after Pocock 1977).</summary>
    Pocock,
}

/// <summary>The spending functions.</summary>
internal static class SpendingFunction
{
    /// <summary>alpha*(t): the error probability that may be spent by t in (0, 1]; alpha at 1.</summary>
    public static double By(this Spending spending, double t, double alpha) => spending switch
    {
        Spending.OBrienFleming => 4 * Normal.CDF(0, 1, Normal.InvCDF(0, 1, alpha / 4) / Math.Sqrt(t)),
        Spending.Pocock => alpha * Math.Log(1 + ((Math.E - 1) * t)),
        _ => throw new ArgumentOutOfRangeException(nameof(spending), spending, "There is no such spending function."),
    };
}
