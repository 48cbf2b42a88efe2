namespace UnlearnRepro.Domains.Audits;

/// <summary>
/// How far two samples of phi are from (epsilon, delta)-indistinguishable, as the NeurIPS 2023 unlearning competition estimates it (google-deepmind,
/// unlearning_evaluation/metric.py): the largest over decision rules of
/// <para>max(ln(1 - delta - FPR) - ln FNR, ln(1 - delta - FNR) - ln FPR, 0), delta = 1e-5.</para>
/// <para>
/// Rules: one threshold, "the sample with the larger median lies above"; two thresholds, "the sample with the smaller range lies between", the upper
/// within 2 of that sample's maximum and their distance within 2 of its range. A rule with exactly one error rate of 0 is dropped; with both 0 the
/// samples are told apart and epsilon is its cap of 50; so it is when one range is below 1 % of the other.
/// </para>
/// <para>
/// Deviations: thresholds are taken at the values, which is the published grid of 100 per unit made infinitely fine; two single points have
/// epsilon 0 if they are equal and else 50, where the published code divides 0 by 0; where every rule is dropped epsilon is 0, that of guessing.
/// </para>
/// </summary>
/// <param name="n">Number of values of the one sample.</param>
/// <param name="m">Number of values of the other.</param>
public sealed class Epsilon(int n, int m)
{
    /// <summary>The largest value.</summary>
    public const double Cap = 50;

    private const double Delta = 1e-5, Reach = 2, LeastRangeRatio = 0.01;

    // ln(k / count) and ln(1 - delta - k / count): there are only so many error rates.
    private readonly double[] lnN = Logs(n, k => k / (double)n), lnM = Logs(m, k => k / (double)m);
    private readonly double[] restN = Logs(n, k => Math.Max(0, 1 - Delta - (k / (double)n))), restM = Logs(m, k => Math.Max(0, 1 - Delta - (k / (double)m)));

    /// <summary>The epsilon of two samples, which may be in any order and change places.</summary>
    /// <param name="a">n values of phi.</param>
    /// <param name="b">m values of phi.</param>
    public double Of(double[] a, double[] b)
    {
        double rangeA = a.Max() - a.Min(), rangeB = b.Max() - b.Min();
        if (rangeA == 0 && rangeB == 0)
        {
            return a[0] == b[0] ? 0 : Cap;
        }

        if (Math.Min(rangeA, rangeB) < LeastRangeRatio * Math.Max(rangeA, rangeB))
        {
            return Cap;
        }

        var groups = Groups(a, b);
        return Math.Min(Cap, Math.Max(OneThreshold(groups, Median(a) >= Median(b)), TwoThresholds(groups, a, b, rangeA <= rangeB)));
    }

    // Numbers of values of a and of b up to each distinct value.
    private static List<(double Value, int A, int B)> Groups(double[] a, double[] b)
    {
        (double Value, bool IsA)[] pooled = [.. a.Select(v => (v, true)), .. b.Select(v => (v, false))];
        Array.Sort(pooled, (x, y) => x.Value.CompareTo(y.Value));
        List<(double Value, int A, int B)> groups = [(double.NegativeInfinity, 0, 0)];
        foreach (var (value, isA) in pooled)
        {
            var last = groups[^1];
            var next = (value, last.A + (isA ? 1 : 0), last.B + (isA ? 0 : 1));
            if (last.Value == value)
            {
                groups[^1] = next;
            }
            else
            {
                groups.Add(next);
            }
        }

        return groups;
    }

    private double OneThreshold(List<(double Value, int A, int B)> groups, bool isAHigh)
    {
        double largest = 0;
        for (int k = 1; k < groups.Count; k++)
        {
            // Everything from value k on is called high.
            var (belowA, belowB) = (groups[k - 1].A, groups[k - 1].B);
            largest = Math.Max(largest, isAHigh ? OfErrors(belowA, m - belowB) : OfErrors(n - belowA, belowB));
        }

        return largest;
    }

    private double TwoThresholds(List<(double Value, int A, int B)> groups, double[] a, double[] b, bool isANarrow)
    {
        double[] narrow = isANarrow ? a : b;
        double top = narrow.Max(), range = top - narrow.Min(), largest = 0;
        for (int j = 1; j < groups.Count; j++)
        {
            // An upper threshold between value j and the next one that is within reach of the maximum.
            double next = j + 1 < groups.Count ? groups[j + 1].Value : double.PositiveInfinity;
            double least = Math.Max(groups[j].Value, top - Reach), most = Math.Min(next, top + Reach);
            if (least > top + Reach || least >= next)
            {
                continue;
            }

            for (int i = 1; i <= j; i++)
            {
                // A lower threshold between the value before i and value i.
                if (least - range - Reach <= groups[i].Value && most - range + Reach > groups[i - 1].Value)
                {
                    int insideA = groups[j].A - groups[i - 1].A, insideB = groups[j].B - groups[i - 1].B;
                    largest = Math.Max(largest, isANarrow ? OfErrors(n - insideA, insideB) : OfErrors(insideA, m - insideB));
                }
            }
        }

        return largest;
    }

    // Epsilon of a rule that gets so many values of a and of b wrong; which of the two is called positive does not matter.
    private double OfErrors(int wrongA, int wrongB) => (wrongA, wrongB) switch
    {
        (0, 0) => Cap,
        (0, _) or (_, 0) => 0,
        _ => Math.Max(restM[wrongB] - lnN[wrongA], restN[wrongA] - lnM[wrongB]),
    };

    private static double Median(double[] values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static double[] Logs(int count, Func<int, double> of) => [.. Enumerable.Range(0, count + 1).Select(k => Math.Log(of(k)))];
}
