namespace UnlearnRepro.Domains.Audits;

/// <summary>
/// KLoM, KL divergence of margins (Georgiev et al. 2024, arXiv 2410.23232; EasyDUB, <c>eval.py</c>, <c>binned_kl_divergence</c>): for each sample
/// KL(p || q) in nats between histograms of phi, p over models that forgot and q over models that never saw it. phi is clipped to +-100, the range of
/// both together is cut into 20 equal bins, and q is at least 1e-5 where p is not 0.
/// <para>
/// With few models it is far above 0 for equal laws too: with 20 on either side most bins hold one model or none. Read it beside its null.
/// </para>
/// <para>Deviations: q then sums to 1 again, so that it is a law and the divergence is not negative; the last bin is closed, where the published
/// code drops the largest value of the two samples.</para>
/// </summary>
public static class Klom
{
    private const int Bins = 20;
    private const double Clip = 100, LeastShare = 1e-5;

    /// <summary>Mean and 95th percentile (linear between order statistics) over the samples of D_f, in nats.</summary>
    public static double[] Audit(Worlds worlds)
    {
        double[] values = PerExample(worlds);
        Array.Sort(values);
        double place = 0.95 * (values.Length - 1);
        double below = values[(int)place], above = values[(int)Math.Ceiling(place)];
        return [values.Average(), below + ((place - (int)place) * (above - below))];
    }

    /// <summary>The divergence of every sample of D_f, <c>[N_f]</c>.</summary>
    public static double[] PerExample(Worlds worlds) =>
        [.. Enumerable.Range(0, worlds.Examples).Select(x => Divergence(Worlds.Of(worlds.Forgotten, x), Worlds.Of(worlds.Unseen, x)))];

    /// <summary>The divergence of one sample.</summary>
    /// <param name="forgotten">phi of models that forgot it, at least one.</param>
    /// <param name="unseen">phi of models that never saw it, at least one.</param>
    public static double Divergence(double[] forgotten, double[] unseen)
    {
        double low = Math.Clamp(Math.Min(forgotten.Min(), unseen.Min()), -Clip, Clip);
        double width = (Math.Clamp(Math.Max(forgotten.Max(), unseen.Max()), -Clip, Clip) - low) / Bins;
        double[] p = Shares(forgotten), q = Shares(unseen);
        double sum = 0;
        for (int k = 0; k < Bins; k++)
        {
            q[k] = p[k] > 0 ? Math.Max(q[k], LeastShare) : q[k];
            sum += q[k];
        }

        double divergence = 0;
        for (int k = 0; k < Bins; k++)
        {
            divergence += p[k] > 0 ? p[k] * Math.Log(p[k] * sum / q[k]) : 0;
        }

        return Math.Max(0, divergence);

        double[] Shares(double[] values)
        {
            double[] shares = new double[Bins];
            foreach (double value in values)
            {
                // All values equal: one bin holds them.
                int bin = width > 0 ? (int)((Math.Clamp(value, -Clip, Clip) - low) / width) : 0;
                shares[Math.Min(bin, Bins - 1)] += 1.0 / values.Length;
            }

            return shares;
        }
    }
}
