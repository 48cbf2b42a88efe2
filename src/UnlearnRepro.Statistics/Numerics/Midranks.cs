namespace UnlearnRepro.Statistics.Numerics;

/// <summary>Ranks of a sample, 1 for the best; equal values share the mean of the ranks they take up.</summary>
internal static class Midranks
{
    /// <summary>The ranks in the order of the values. Values within rounding of each other are equal.</summary>
    public static double[] Of(IReadOnlyList<double> values, bool higherIsBetter)
    {
        double[] ranks = new double[values.Count];
        foreach (Range tie in Ties(values, higherIsBetter, out int[] order))
        {
            foreach (int index in order[tie])
            {
                ranks[index] = (tie.Start.Value + tie.End.Value + 1) / 2.0;
            }
        }

        return ranks;
    }

    /// <summary>Groups of equal values, best first, as ranges of the sorted order.</summary>
    public static List<Range> Ties(IReadOnlyList<double> values, bool higherIsBetter, out int[] order)
    {
        double size = Sample.Size(values), sign = higherIsBetter ? -1 : 1;
        int[] sorted = [.. Enumerable.Range(0, values.Count).OrderBy(k => sign * values[k])];
        List<Range> ties = [];
        for (int start = 0; start < sorted.Length;)
        {
            int end = start + 1;
            while (end < sorted.Length && Sample.Difference(values[sorted[end]], values[sorted[start]], size) == 0)
            {
                end++;
            }

            ties.Add(start..end);
            start = end;
        }

        order = sorted;
        return ties;
    }
}
