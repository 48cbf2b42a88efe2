namespace UnlearnRepro.Language.Metrics;

/// <summary>
/// leak@k: the probability that at least one of k answers drawn from a model gives the secret away (Reisizadeh et al. 2025, arXiv 2511.04934).
/// Where what leaks is one answer to the letter, its probability q = exp(-nll) is known and nothing needs to be drawn.
/// </summary>
public static class LeakAtK
{
    /// <summary>1 - (1 - q)^k with q = exp(-nll), to full precision also where q is nearly 0 or 1.</summary>
    /// <param name="nll">Sum of -ln p over the answer's tokens.</param>
    /// <param name="k">Answers drawn, at least 1.</param>
    public static double Exact(double nll, int k)
    {
        Expect.Loss(nll);
        Expect.Require(k > 0, "k", "at least 1", k);

        // ln(1 - q): 1 - q loses digits for q near 1, q does for q near 0.
        double stays = nll < 0.7 ? Math.Log(-Precise.ExpMinusOne(-nll)) : Precise.LogOnePlus(-Math.Exp(-nll));
        return -Precise.ExpMinusOne(k * stays);
    }

    /// <summary>The unbiased estimate 1 - C(n - c, k) / C(n, k) from n answers of which c leak. Some published code gives 0 for k above n.</summary>
    /// <param name="drawn">n.</param>
    /// <param name="leaking">c.</param>
    /// <param name="k">At least 1 and at most n.</param>
    public static double Sampled(int drawn, int leaking, int k)
    {
        Expect.Require(k > 0 && k <= drawn, "k", $"1 to the {drawn} answers drawn", k);
        Expect.Require(leaking >= 0 && leaking <= drawn, "leaking answers", $"0 to {drawn}", leaking);
        double none = 1;
        for (int i = 0; i < k; i++)
        {
            none *= Math.Max(0, drawn - leaking - i) / (double)(drawn - i);
        }

        return 1 - none;
    }
}
