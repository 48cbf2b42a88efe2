namespace UnlearnRepro.Domains.Audits;

/// <summary>
/// Forgetting quality of the NeurIPS 2023 unlearning competition (Triantafillou et al. 2024, arXiv 2406.09073): each sample of D_f with its
/// <see cref="Epsilon"/> in [k/2, (k+1)/2) earns 2^-k points, none from ceil(ln(n - 1)) on, n the models of the smaller world;
/// F is the mean. The final score is F times RA_u/RA_r times TA_u/TA_r, ratios of mean accuracies on D_r and on D'_r (their test set, where
/// D_f is a random sample).
/// <para>
/// The competition unlearns ONE original model many times, so that a method that draws nothing has no spread, epsilon 50 and F = 0 by construction.
/// Here there is one unlearned model per training seed: a deterministic method is judged by what it does.
/// </para>
/// <para>Error rates are multiples of 1/n. The competition has n = 512; below <see cref="FewestModels"/> hardly any rule is left.</para>
/// </summary>
public static class ForgettingQuality
{
    /// <summary>Models that either world needs: below, error rates are so coarse that F says nothing.</summary>
    public const int FewestModels = 10;

    private const double Bucket = 0.5;

    /// <summary>F and the final score.</summary>
    public static double[] Audit(Worlds worlds)
    {
        var epsilon = new Epsilon(worlds.Forgotten.Count, worlds.Unseen.Count);
        double f = Enumerable.Range(0, worlds.Examples).Average(x =>
            Points(epsilon.Of(Worlds.Of(worlds.Forgotten, x), Worlds.Of(worlds.Unseen, x)), worlds.Smaller));
        return [f, f * Ratio(worlds, m => m.RetainAccuracy) * Ratio(worlds, m => m.TestAccuracy)];
    }

    /// <summary>Points of a sample, 0 to 1.</summary>
    /// <param name="epsilon">Its epsilon.</param>
    /// <param name="models">n, at least 3.</param>
    public static double Points(double epsilon, int models)
    {
        int bucket = (int)Math.Floor(epsilon / Bucket);
        return (bucket + 1) * Bucket <= Math.Ceiling(Math.Log(models - 1)) ? Math.Pow(2, -bucket) : 0;
    }

    // A reference that gets nothing right leaves nothing to compare with.
    private static double Ratio(Worlds worlds, Func<ExampleScores, double> accuracy) =>
        worlds.Unseen.Average(accuracy) is > 0 and var reference ? worlds.Forgotten.Average(accuracy) / reference : 0;
}
