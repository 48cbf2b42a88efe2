using MathNet.Numerics.RootFinding;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Likelihood;

/// <summary>
/// Minus twice the log likelihood of the one-way random-effects model, with t = s_T^2, u = s_U^2 and v_i = u + n_i t:
/// (N - p) log 2 pi + sum [(n_i - 1) log u + log v_i] + SS_U / u + sum n_i (m_i - mu)^2 / v_i, p = 0; restricted: p = 1 and
/// log sum (n_i / v_i) added (Searle, Casella, McCulloch 1992, ch. 6). What is not given is set to its best value.
/// </summary>
internal sealed class LikelihoodProfile(SeedGrid grid, Anova table, bool restricted)
{
    private const double Step = 1;
    private readonly int[] lengths = [.. grid.RowLengths];
    private readonly int observations = grid.Count - (restricted ? 1 : 0);
    private readonly double scale = table.MsU!.Value;

    /// <summary>The criterion; the mean is the generalised least squares one unless given.</summary>
    public double Criterion(double t, double u, double? mean = null)
    {
        double mu = mean ?? Mean(t / u), weights = 0, sum = (table.SsU / u) + (observations * Math.Log(2 * Math.PI));
        for (int i = 0; i < lengths.Length; i++)
        {
            double n = lengths[i], v = u + (n * t), deviation = grid.Means[i] - mu;
            weights += n / v;
            sum += ((n - 1) * Math.Log(u)) + Math.Log(v) + (n * deviation * deviation / v);
        }

        return restricted ? sum + Math.Log(weights) : sum;
    }

    /// <summary>Mean with rows weighted by n_i / (1 + n_i lambda).</summary>
    public double Mean(double lambda)
    {
        double origin = grid.Means[0], weights = 0, sum = 0;
        for (int i = 0; i < lengths.Length; i++)
        {
            double weight = lengths[i] / (1 + (lengths[i] * lambda));
            weights += weight;
            sum += weight * (grid.Means[i] - origin);
        }

        return origin + (sum / weights);
    }

    /// <summary>The best u for a ratio lambda = t / u.</summary>
    public double UnlearningVariance(double lambda, double? mean = null) => Sums(lambda, mean ?? Mean(lambda)).Deviance / observations;

    /// <summary>The best ratio: in closed form for equal rows, else the root of the derivative nearest the best of a coarse look.</summary>
    public double BestRatio()
    {
        if (grid.IsBalanced)
        {
            double msT = table.SsT / (restricted ? table.DfT : grid.I);
            return Math.Max(0, ((msT / scale) - 1) / grid.J);
        }

        // The likelihood can have its maximum on the boundary although it has another one inside.
        double log = CoarseBest(x => AtRatio(Math.Exp(x)));
        return AtRatio(0) <= AtRatio(Math.Exp(log)) ? 0
            : Slope(Math.Exp(log - Step)) * Slope(Math.Exp(log + Step)) > 0 ? Math.Exp(log)
            : Math.Exp(Brent.FindRoot(x => Slope(Math.Exp(x)), log - Step, log + Step, 1e-12, 200));
    }

    /// <summary>Least criterion for a given t.</summary>
    public double AtTraining(double t) => Least(u => Criterion(t, u));

    /// <summary>Least criterion for a given u.</summary>
    public double AtUnlearning(double u) => Math.Min(Criterion(0, u), Least(t => Criterion(t, u)));

    /// <summary>Least criterion for a given mean; unrestricted likelihood only.</summary>
    public double AtMean(double mean)
    {
        return Math.Min(At(0), Least(t => At(t / scale)));

        double At(double lambda)
        {
            double u = UnlearningVariance(lambda, mean);
            return Criterion(lambda * u, u, mean);
        }
    }

    private static double CoarseBest(Func<double, double> ofLog) => Enumerable.Range(-15, 76).Select(k => k * Step).MinBy(ofLog);

    // Golden section from the best of a coarse look over 32 powers of ten around MS_U. MathNet's refuses a minimum at the edge.
    private double Least(Func<double, double> of)
    {
        double AtLog(double x) => of(scale * Math.Exp(x));
        double middle = CoarseBest(AtLog), low = middle - Step, high = middle + Step;
        const double golden = 0.6180339887498949;
        double left = high - (golden * (high - low)), right = low + (golden * (high - low));
        double atLeft = AtLog(left), atRight = AtLog(right);
        while (high - low > 1e-7)
        {
            if (atLeft < atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (golden * (high - low));
                atLeft = AtLog(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (golden * (high - low));
                atRight = AtLog(right);
            }
        }

        return Math.Min(atLeft, atRight);
    }

    private double AtRatio(double lambda)
    {
        double u = UnlearningVariance(lambda);
        return Criterion(lambda * u, u);
    }

    private (double Weights, double Squares, double Pull, double Deviance) Sums(double lambda, double mean)
    {
        double weights = 0, squares = 0, pull = 0, deviance = table.SsU;
        for (int i = 0; i < lengths.Length; i++)
        {
            double w = lengths[i] / (1 + (lengths[i] * lambda)), deviation = grid.Means[i] - mean;
            weights += w;
            squares += w * w;
            pull += w * w * deviation * deviation;
            deviance += w * deviation * deviation;
        }

        return (weights, squares, pull, deviance);
    }

    // Derivative in lambda: dw / d lambda = -w^2, and the mean needs no derivative because it minimises the deviance.
    private double Slope(double lambda)
    {
        (double weights, double squares, double pull, double deviance) = Sums(lambda, Mean(lambda));
        return weights - (restricted ? squares / weights : 0) - (observations * pull / deviance);
    }
}
