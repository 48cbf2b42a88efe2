using UnlearnRepro.Statistics.Distributions;

namespace UnlearnRepro.Language.Metrics;

/// <summary>
/// Truth ratios of R independently retrained models, as the yardstick of forget quality. With S the mean distance D of a model to the R others, the
/// calibrated p of an unlearned model is the share of all R + 1 models, itself among them, whose S is at least as large.
/// <para>
/// If the unlearned model is a retrained one like the others, all R + 1 are exchangeable, whatever the questions have in common and however much
/// seeds matter; its S then has each rank with the same chance, and P(p at most a) is at most a: exactly a for multiples of 1/(R + 1) if no two S are
/// equal. It is never below 1/(R + 1): 19 references at least are needed for .05. Comparing D(unlearned, k) with the D(k, k') of one
/// reference k alone is exact too, but its p is never below 1/R and depends on k, and the mean of such p-values is no p-value.
/// </para>
/// </summary>
public sealed class RetrainedRatios
{
    // S are means of R distances in [0, 1], added in different orders: this much is rounding, and equal S count against the model.
    private const double Rounding = 1e-12;

    private readonly IReadOnlyList<IReadOnlyList<double>> references;
    private readonly double[][] between;

    /// <summary>Takes the ratios of each model, one per question.</summary>
    /// <exception cref="ArgumentException">There is no model, or they answered different numbers of questions.</exception>
    public RetrainedRatios(IReadOnlyList<IReadOnlyList<double>> references)
    {
        Expect.Some(references, "retrained models");
        Array.ForEach([.. references], r => Expect.SameCount(references[0].Count, r.Count, "truth ratios of a retrained model"));
        this.references = references;
        between = [.. references.Select(_ => new double[references.Count])];
        for (int k = 0; k < references.Count; k++)
        {
            for (int l = 0; l < k; l++)
            {
                between[k][l] = between[l][k] = TwoSamples.DistanceOf(references[k], references[l]);
            }
        }
    }

    /// <summary>R.</summary>
    public int Count => references.Count;

    /// <summary>An unlearned model against all references.</summary>
    /// <exception cref="ArgumentException">It answered another number of questions.</exception>
    public ForgetQuality Against(IReadOnlyList<double> unlearned)
    {
        Expect.SameCount(references[0].Count, unlearned.Count, "truth ratios of the unlearned model");
        return Of(unlearned, [.. references.Select(r => TwoSamples.DistanceOf(unlearned, r))], [.. Enumerable.Range(0, Count)]);
    }

    /// <summary>A reference against the others: what a model that is retrained indeed gets from one reference less.</summary>
    /// <param name="index">Which.</param>
    /// <exception cref="ArgumentException">There are no others.</exception>
    public ForgetQuality HeldOut(int index)
    {
        Expect.Require(Count > 1, "retrained models", "at least 2", Count);
        int[] others = [.. Enumerable.Range(0, Count).Where(k => k != index)];
        return Of(references[index], [.. others.Select(k => between[index][k])], others);
    }

    private ForgetQuality Of(IReadOnlyList<double> model, double[] distances, int[] others) => new(
        [.. others.Select(k => TwoSamples.Of(model, references[k]).PValue)],
        TwoSamples.Of(model, [.. others.SelectMany(k => references[k])]).PValue,
        others.Length == 1 ? double.NaN : Calibrated(distances, others));

    private double Calibrated(double[] distances, int[] others)
    {
        double own = distances.Sum();
        int asFar = others.Select((k, at) => distances[at] + others.Sum(l => between[k][l])).Count(sum => sum >= own - Rounding);
        return (1 + asFar) / (1.0 + others.Length);
    }
}
