namespace UnlearnRepro.Language.Metrics;

/// <summary>
/// What attacks on membership see of one text, from its tokens' log-probabilities. All are higher for texts that the model was NOT trained on.
/// All tokens of an answer count; OpenUnlearning drops its last one from the two min-k scores and keeps it in the others.
/// </summary>
public static class MembershipScores
{
    // A variance of log-probabilities below this share of their mean square is rounding: the law is uniform, or sure of one token.
    private const double Rounding = 1e-13;

    /// <summary>nll / L (Yeom et al. 2018, arXiv 1709.01604).</summary>
    public static double Loss(double nll, int length)
    {
        Expect.Loss(nll);
        Expect.Require(length > 0, "length", "at least 1", length);
        return nll / length;
    }

    /// <summary>
    /// (nll / L) / bytes, the mean loss over the length of the compressed text: OpenUnlearning's form, and that of the code of Carlini et al. 2021
    /// (arXiv 2012.07805), whose log-perplexity is a mean too. A text's length counts twice: the longer of two equally surprising ones looks like a member.
    /// </summary>
    /// <param name="nll">Sum of -ln p over the text's tokens.</param>
    /// <param name="length">L, their number.</param>
    /// <param name="compressed">Bytes of the text compressed by zlib.</param>
    public static double ZlibOfMean(double nll, int length, int compressed) => Loss(nll, length) / Bytes(compressed);

    /// <summary>nll / bytes: the model's bits by those of a compressor, so that the length of a text counts once.</summary>
    /// <param name="nll">Sum of -ln p over the text's tokens.</param>
    /// <param name="compressed">Bytes of the text compressed by zlib.</param>
    public static double ZlibOfSum(double nll, int compressed) => Loss(nll, 1) / Bytes(compressed);

    /// <summary>(nll - nll of a reference model) / L.</summary>
    public static double Reference(double nll, double reference, int length) => Loss(nll, length) - Loss(reference, length);

    /// <summary>Minus the mean of the lowest share of values, at least one of them (Shi et al. 2024, arXiv 2310.16789): min-k%.</summary>
    /// <param name="logProbabilities">ln p of each token.</param>
    /// <param name="share">k, above 0 and at most 1; the number of tokens is rounded down.</param>
    public static double MinK(IReadOnlyList<double> logProbabilities, double share)
    {
        Expect.Some(logProbabilities, "tokens of a text");
        Expect.Require(share is > 0 and <= 1, "share", "above 0 and at most 1", share);
        return -logProbabilities.Order().Take(Math.Max(1, (int)(logProbabilities.Count * share))).Average();
    }

    /// <summary>The same of <see cref="Standardised"/> log-probabilities (Zhang et al. 2024, arXiv 2404.02936): min-k%++.</summary>
    /// <param name="standardised">A value of each token.</param>
    /// <param name="share">k, above 0 and at most 1.</param>
    public static double MinKPlusPlus(IReadOnlyList<double> standardised, double share) => MinK(standardised, share);

    /// <summary>
    /// (ln p(token) - mu) / sigma, mu and sigma the mean and standard deviation of ln p(v) for v drawn from p. Where sigma is 0, p is the same for all tokens
    /// that can come, and a token is neither likelier nor less likely than it should be: 0. One that cannot come is minus infinity.
    /// </summary>
    /// <param name="token">Index of the token that came.</param>
    /// <param name="logProbabilities">ln p(v) of every token of the vocabulary.</param>
    public static double Standardised(int token, IReadOnlyList<double> logProbabilities)
    {
        double mean = 0, square = 0, variance = 0;
        foreach (double l in logProbabilities.Where(l => l > double.NegativeInfinity))
        {
            mean += Math.Exp(l) * l;
            square += Math.Exp(l) * l * l;
        }

        foreach (double l in logProbabilities.Where(l => l > double.NegativeInfinity))
        {
            variance += Math.Exp(l) * (l - mean) * (l - mean);
        }

        double chosen = logProbabilities[token];
        return double.IsNegativeInfinity(chosen) ? chosen : variance <= Rounding * square ? 0 : (chosen - mean) / Math.Sqrt(variance);
    }

    private static int Bytes(int compressed)
    {
        Expect.Require(compressed > 0, "compressed length", "at least 1", compressed);
        return compressed;
    }
}
