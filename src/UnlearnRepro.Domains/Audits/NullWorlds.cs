using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Domains.Audits;

/// <summary>
/// Worlds without a difference: both hold models drawn from one normal law, whose means and covariances over all samples are those of the
/// retrained models. So there are as many models on either side as in the audit itself, which matters: with few models an audit's number has a bias
/// of its own. A split of the retrained models needs no law but has only half of them; it is the row of the reference.
/// </summary>
/// <param name="unseen">Retrained models, at least two.</param>
/// <param name="seed">Seed of the draws.</param>
public sealed class NullWorlds(IReadOnlyList<ExampleScores> unseen, Seed seed)
{
    private readonly double[][] rows = [.. unseen.Select(m => (double[])[.. m.Forget, .. m.Population])];
    private readonly double[] means = [.. Enumerable.Range(0, unseen[0].Forget.Length + unseen[0].Population.Length)
        .Select(k => unseen.Average(m => k < m.Forget.Length ? m.Forget[k] : m.Population[k - m.Forget.Length]))];

    /// <summary>Two worlds; equal indices give equal ones.</summary>
    /// <param name="draw">Index of the draw.</param>
    /// <param name="forgotten">Models that stand for those that forgot.</param>
    /// <param name="never">Models that stand for those that never saw D_f.</param>
    public Worlds Draw(int draw, int forgotten, int never)
    {
        var random = new SplitMix64(seed.At($"{draw}").Value);
        return new([.. Enumerable.Range(0, forgotten).Select(_ => Model())], [.. Enumerable.Range(0, never).Select(_ => Model())]);

        // mean + sum_i w_i (row_i - mean) / sqrt(n - 1) with standard normal w has the mean and the covariance of the rows.
        ExampleScores Model()
        {
            double[] values = [.. means];
            foreach (double[] row in rows)
            {
                double weight = Normal(random) / Math.Sqrt(rows.Length - 1);
                for (int k = 0; k < values.Length; k++)
                {
                    values[k] += weight * (row[k] - means[k]);
                }
            }

            int examples = unseen[0].Forget.Length;
            return new(values[..examples], values[examples..], unseen.Average(m => m.RetainAccuracy), unseen.Average(m => m.TestAccuracy));
        }
    }

    // Box and Muller; the cosine alone, so that each draw takes two words.
    private static double Normal(SplitMix64 random)
    {
        double u = ((random.Next() >> 11) + 0.5) * (1.0 / (1UL << 53)), v = (random.Next() >> 11) * (1.0 / (1UL << 53));
        return Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v);
    }
}
