using UnlearnRepro.Domains.Attacks;

namespace UnlearnRepro.Domains.Audits;

/// <summary>
/// RMIA, offline (Zarifzadeh, Liu, Shokri 2024, "Low-cost high-power membership inference attacks", arXiv 2312.03262). For a model theta:
/// <para>ratio(x) = Pr(x | theta) / Pr(x), with Pr(x | theta) = p_y(x) and Pr(x) = ((1 + a) mean over M_r of p_y(x) + 1 - a) / 2,</para>
/// <para>score(x) = share of samples z of D' with ratio(x) &gt;= gamma ratio(z).</para>
/// <para>
/// The reference models M_r never saw x; one that is itself under attack is not its own reference. The AUC compares scores of models that
/// forgot x with scores of models that never saw it, over all pairs of model and sample. Above 0.5 D_f is remembered.
/// </para>
/// </summary>
public static class Rmia
{
    /// <summary>a: how far p_y of models that saw x is 1 rather than that of models that did not. Fixed beforehand, not tuned.</summary>
    public const double A = 0.3;

    /// <summary>gamma: by what factor x has to be more telling than z. Fixed beforehand, not tuned.</summary>
    public const double Gamma = 2;

    /// <summary>The AUC.</summary>
    public static double[] Audit(Worlds worlds)
    {
        var (forgotten, unseen) = Scores(worlds);
        return [Roc.Auc(forgotten, unseen)];
    }

    /// <summary>The score of every model for every sample of D_f: element m N_f + x is that of model m for sample x.</summary>
    /// <param name="worlds">At least two models that never saw D_f, and a population that is not empty.</param>
    public static (double[] Forgotten, double[] Unseen) Scores(Worlds worlds)
    {
        double[] x = Sum(worlds.Unseen, m => m.ForgetProbabilities), z = Sum(worlds.Unseen, m => m.PopulationProbabilities);
        int n = worlds.Unseen.Count;
        return (
            [.. worlds.Forgotten.SelectMany(m => Scores(Ratios(m.ForgetProbabilities, x, n), Ratios(m.PopulationProbabilities, z, n)))],
            [.. worlds.Unseen.SelectMany(m => Scores(OwnRatios(m.ForgetProbabilities, x, n), OwnRatios(m.PopulationProbabilities, z, n)))]);
    }

    private static double[] Scores(double[] x, double[] z)
    {
        Array.Sort(z);
        return Array.ConvertAll(x, ratio => CountUpTo(z, ratio / Gamma) / (double)z.Length);
    }

    // Of a model that is no reference.
    private static double[] Ratios(double[] p, double[] sums, int references) =>
        [.. p.Select((value, k) => Ratio(value, sums[k] / references))];

    // Of a reference: the others are its references.
    private static double[] OwnRatios(double[] p, double[] sums, int references) =>
        [.. p.Select((value, k) => Ratio(value, (sums[k] - value) / (references - 1)))];

    private static double Ratio(double p, double unseen) => p / (((1 + A) * unseen) + 1 - A) * 2;

    private static double[] Sum(IReadOnlyList<ExampleScores> world, Func<ExampleScores, double[]> values)
    {
        double[] sums = new double[values(world[0]).Length];
        foreach (var model in world)
        {
            double[] p = values(model);
            for (int k = 0; k < sums.Length; k++)
            {
                sums[k] += p[k];
            }
        }

        return sums;
    }

    // Number of sorted values that are at most the limit.
    private static int CountUpTo(double[] sorted, double limit)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = sorted[middle] <= limit ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
