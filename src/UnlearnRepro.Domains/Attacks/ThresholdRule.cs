namespace UnlearnRepro.Domains.Attacks;

/// <summary>
/// Calls a member whatever is above a cut: the attack of Yeom et al. 2018 and of Song and Mittal 2021, with one cut for all classes.
/// </summary>
/// <param name="Cut">The cut; minus infinity calls everything a member.</param>
public sealed record ThresholdRule(double Cut)
{
    /// <summary>Whether the rule takes x for a member.</summary>
    public bool IsMember(double x) => x > Cut;

    /// <summary>
    /// The cut of highest balanced accuracy, (share of members above + share of others not above) / 2, found exactly: only the gaps between
    /// neighbouring values differ, and in a gap the cut is its middle. Of equally good cuts the lowest, which calls most samples members:
    /// an attack that learns nothing gives no credit for forgetting.
    /// </summary>
    public static ThresholdRule Fit(double[] members, double[] others)
    {
        double[] values = [.. members, .. others];
        bool[] member = [.. values.Select((_, k) => k < members.Length)];
        Array.Sort(values, member);

        // The accuracy in units of 1 / (2 members others), less 1/2: each value that sinks below the cut moves it by a whole number.
        long gain = 0, best = 0;
        double cut = double.NegativeInfinity;
        for (int k = 0; k < values.Length - 1; k++)
        {
            gain += member[k] ? -others.Length : members.Length;
            if (gain > best && values[k] < values[k + 1])
            {
                (best, cut) = (gain, Between(values[k], values[k + 1]));
            }
        }

        return new(cut);
    }

    // The middle, or a itself where no number lies between a and b.
    private static double Between(double a, double b) => (a / 2) + (b / 2) is var middle && middle >= a && middle < b ? middle : a;
}
