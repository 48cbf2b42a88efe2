using MathNet.Numerics.RootFinding;

namespace UnlearnRepro.Statistics;

/// <summary>
/// Restricted maximum likelihood for the one-way random-effects model (Patterson, Thompson 1971; Searle, Casella,
/// McCulloch 1992, ch. 6). Point estimates only; the small-sample intervals are those of <see cref="VarianceComponents"/>.
/// </summary>
/// <param name="Mean">Mean with rows weighted by n_i / (1 + n_i lambda), in the metric's unit.</param>
/// <param name="TrainingVariance">s_T^2, never negative, in squared units.</param>
/// <param name="UnlearningVariance">s_U^2, in squared units.</param>
/// <param name="Status">Boundary when s_T^2 or s_U^2 is 0.</param>
public sealed record Reml(double Mean, double TrainingVariance, double UnlearningVariance, Status Status)
{
    /// <summary>
    /// Balanced: the analysis of variance solution, or s_U^2 = (SS_T + SS_U) / (N - 1) on the boundary. Unbalanced: the
    /// maximum over lambda = s_T^2 / s_U^2 of the profile, the root of its derivative in log lambda.
    /// </summary>
    /// <exception cref="ArgumentException">The design cannot tell the components apart, or all values are equal.</exception>
    public static Reml Of(SeedGrid grid)
    {
        Anova table = Anova.Of(grid);
        if (table.MsT is not { } msT || table.MsU is not { } msU || table.F is null)
        {
            throw new ArgumentException("REML needs two training seeds, a row with two unlearning seeds, and values that differ.");
        }

        if (msU == 0)
        {
            return new Reml(grid.GrandMean, Sample.Variance(grid.SeedMeans), 0, Status.Boundary);
        }

        RemlProfile profile = new(grid, table.SsU);
        double lambda = grid.IsBalanced ? Math.Max(0, (msT - msU) / msU / grid.J) : profile.BestRatio();
        double unlearning = profile.UnlearningVariance(lambda);
        return new Reml(profile.Mean(lambda), lambda * unlearning, unlearning, lambda > 0 ? Status.Ok : Status.Boundary);
    }

    private sealed class RemlProfile(SeedGrid grid, double ssU)
    {
        private IEnumerable<double> Weights(double lambda) => grid.RowLengths.Select(n => n / (1 + (n * lambda)));

        public double Mean(double lambda) => Weights(lambda).Zip(grid.SeedMeans, (w, m) => w * m).Sum() / Weights(lambda).Sum();

        public double UnlearningVariance(double lambda) => Deviance(lambda) / (grid.Count - 1);

        public double BestRatio()
        {
            // A coarse look first: the likelihood can have its maximum on the boundary although it has another one inside.
            double[] logs = [.. Enumerable.Range(-60, 221).Select(k => k / 4.0)];
            int best = Enumerable.Range(0, logs.Length).MaxBy(k => LogLikelihood(Math.Exp(logs[k])));
            if (best == 0 || LogLikelihood(0) >= LogLikelihood(Math.Exp(logs[best])))
            {
                return 0;
            }

            return best == logs.Length - 1
                ? Math.Exp(logs[best])
                : Math.Exp(Brent.FindRoot(t => Slope(Math.Exp(t)), logs[best - 1], logs[best + 1], 1e-12, 200));
        }

        private double Deviance(double lambda)
        {
            double mean = Mean(lambda);
            return ssU + Weights(lambda).Zip(grid.SeedMeans, (w, m) => w * (m - mean) * (m - mean)).Sum();
        }

        private double LogLikelihood(double lambda) => -0.5 * (
            grid.RowLengths.Sum(n => Math.Log(1 + (n * lambda)))
            + Math.Log(Weights(lambda).Sum())
            + ((grid.Count - 1) * Math.Log(Deviance(lambda))));

        // d w / d lambda = -w^2, and the mean needs no derivative because it minimises the deviance.
        private double Slope(double lambda)
        {
            double mean = Mean(lambda), squares = Weights(lambda).Sum(w => w * w), sum = Weights(lambda).Sum();
            double pull = Weights(lambda).Zip(grid.SeedMeans, (w, m) => w * w * (m - mean) * (m - mean)).Sum();
            return (squares / sum) - sum + ((grid.Count - 1) * pull / Deviance(lambda));
        }
    }
}
