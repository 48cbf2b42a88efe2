using System.Numerics.Tensors;
using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Benchmarks.Ranking;

/// <summary>One client's interactions on queries of a size, in the kernel's form and number by number.</summary>
internal sealed class Interactions
{
    private const int Shown = 10, Features = 46, Queries = 471;
    private const double Step = 0.1;

    private readonly Query[] queries;
    private readonly Pdgd kernel = new(Shown);
    private readonly ScalarPdgd scalar;
    private readonly double[] gradient = new double[Features], start = new double[Features];

    /// <summary>As many queries as a training fold of MQ2008 has, of grades as often as there; features are uniform and two of them tell of the
    /// grade.</summary>
    public Interactions(int documents)
    {
        queries = Draw(Queries, documents);
        scalar = new(Shown, documents);
        start[0] = 0.01;
    }

    /// <summary>The weights after interactions as a client has them.</summary>
    public double[] Kernel(IClickModel user, int interactions)
    {
        double[] weights = [.. start];
        SplitMix64 lists = new(1), clicks = new(2);
        for (int k = 0; k < interactions; k++)
        {
            var query = queries[k % queries.Length];
            kernel.Show(query, weights, lists);
            kernel.Click(query, user, clicks);
            if (kernel.Gradient(query, gradient))
            {
                TensorPrimitives.MultiplyAdd(gradient, Step, weights, weights);
            }
        }

        return weights;
    }

    /// <summary>The same, number by number.</summary>
    public double[] Scalar(IClickModel user, int interactions)
    {
        double[] weights = [.. start];
        SplitMix64 lists = new(1), clicks = new(2);
        for (int k = 0; k < interactions; k++)
        {
            if (scalar.Interact(queries[k % queries.Length], weights, user, lists, clicks, gradient))
            {
                for (int f = 0; f < Features; f++)
                {
                    weights[f] += Step * gradient[f];
                }
            }
        }

        return weights;
    }

    /// <summary>Queries of that kind.</summary>
    public static Query[] Draw(int queries, int documents)
    {
        var random = new SplitMix64(14);
        return [.. Enumerable.Range(0, queries).Select(q => Draw($"{q}", documents, random))];
    }

    private static Query Draw(string id, int documents, SplitMix64 random)
    {
        int[] grades = [.. Enumerable.Range(0, documents).Select(_ => random.Unit() switch { < .807 => 0, < .939 => 1, _ => 2 })];
        double[] values = [.. Enumerable.Range(0, documents * Features).Select(at => at % Features < 2
            ? (random.Unit() + (grades[at / Features] / 2.0)) / 2
            : random.Unit())];
        return new(id, Features, values, grades);
    }
}
