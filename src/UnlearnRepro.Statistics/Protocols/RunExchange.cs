using MathNet.Numerics;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Protocols;

/// <summary>
/// The mean distance over leaves when runs are given to the two protocols anew. One exchange holds for all leaves: run k of every leaf goes the same
/// way, so that leaves measured on the same runs may depend on each other as they like.
/// </summary>
internal sealed class RunExchange
{
    private const int MostCounted = 200_000;

    private readonly int n;
    private readonly int all;
    private readonly double[][] values;
    private readonly int[][] orders;
    private readonly double[] one;
    private readonly double[] many;

    public RunExchange(IReadOnlyList<ProtocolRuns> leaves)
    {
        n = leaves[0].One.Count;
        all = n + leaves[0].Many.Count;
        (one, many) = (new double[n], new double[all - n]);
        values = [.. leaves.Select(leaf => (double[])[.. leaf.One, .. leaf.Many])];
        orders = [.. values.Select(_ => Enumerable.Range(0, all).ToArray())];
        foreach ((double[] of, int[] order) in values.Zip(orders))
        {
            Array.Sort(of, order);
        }
    }

    /// <summary>Whether the exchanges are few enough to be counted.</summary>
    public bool IsExact => SpecialFunctions.Binomial(all, n) <= MostCounted;

    /// <summary>The mean distance of every exchange, mirror images counted once, or of drawn ones.</summary>
    public double[] Distances(ulong seed, int draws)
    {
        bool[] isOne = new bool[all];
        double Mean(ReadOnlySpan<int> chosen)
        {
            Array.Clear(isOne);
            foreach (int run in chosen)
            {
                isOne[run] = true;
            }

            double sum = 0;
            for (int leaf = 0; leaf < values.Length; leaf++)
            {
                sum += Distance(leaf, isOne);
            }

            return sum / values.Length;
        }

        if (!IsExact)
        {
            SplitMix64 random = new(seed);
            int[] pool = [.. Enumerable.Range(0, all)];
            return [.. Enumerable.Range(0, draws).Select(_ => Mean(random.Choose(n, pool)))];
        }

        // Of halves, those that hold run 0 come first; the others are their mirror images.
        double subsets = SpecialFunctions.Binomial(all, n);
        double[] distances = new double[(int)Math.Round(2 * n == all ? subsets / 2 : subsets)];
        int[] subset = [.. Enumerable.Range(0, n)];
        for (int k = 0; k < distances.Length; k++, Advance(subset))
        {
            distances[k] = Mean(subset);
        }

        return distances;
    }

    // The values of a leaf are in rising order, and so is what either protocol takes of them.
    private double Distance(int leaf, bool[] isOne)
    {
        (double[] sorted, int[] order) = (values[leaf], orders[leaf]);
        int i = 0, j = 0;
        for (int k = 0; k < all; k++)
        {
            if (isOne[order[k]])
            {
                one[i++] = sorted[k];
            }
            else
            {
                many[j++] = sorted[k];
            }
        }

        return Wasserstein.OfSorted(one, many);
    }

    // The next subset in lexicographic order: the last element that can rise does, and those behind it follow on.
    private void Advance(int[] subset)
    {
        int k = n - 1;
        while (k >= 0 && subset[k] == all - n + k)
        {
            k--;
        }

        for (int next = k; k >= 0 && next < n; next++)
        {
            subset[next] = next == k ? subset[k] + 1 : subset[next - 1] + 1;
        }
    }
}
