using MathNet.Numerics.Distributions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Comparisons;

/// <summary>
/// theta = P(A > B) + P(A = B) / 2 on seed means: how often a fresh trained model would show a above b, whatever the size of the lead.
/// </summary>
/// <param name="Probability">theta with its interval.</param>
/// <param name="PValue">Two-sided p for theta = 1/2: sign test when paired, Mann-Whitney test when not.</param>
/// <param name="MinimumP">Smallest p that these ties and this many seeds allow.</param>
/// <param name="IsExact">Whether the p-value is exact; a Mann-Whitney test of more than 200 models is by the normal law.</param>
/// <param name="Pairs">Number of training seeds when paired; null when not.</param>
public sealed record ProbabilityOfImprovement(Estimate Probability, double PValue, double MinimumP, bool IsExact, int? Pairs)
{
    /// <summary>Claim: theta is above a threshold, 1/2 for "a is above b more often than not".</summary>
    public Finding Exceeds(double threshold = 0.5) =>
        Finding.Decide(Probability, Finding.Above(threshold), () => Pairs is { } pairs
            ? ClopperPearson.TrialsNeeded(Probability.Value, threshold, pairs + 1, Probability.Level)
            : null);

    /// <summary>
    /// Paired by training seed: share of a > b, ties half. Since P(A > B) &lt;= theta &lt;= P(A >= B), the exact binomial bounds with ties
    /// counted as losses below and as wins above hold for any ties. The sign test leaves ties out.
    /// </summary>
    /// <param name="a">The method said to be larger.</param>
    /// <param name="b">The other; row i is from the same trained model.</param>
    /// <param name="level">Level of the interval.</param>
    public static ProbabilityOfImprovement Paired(SeedGrid a, SeedGrid b, double level = 0.95)
    {
        IReadOnlyList<double> differences = PairedComparison.Of(a, b, level).Differences;
        int wins = differences.Count(d => d > 0), losses = differences.Count(d => d < 0), untied = wins + losses;
        double theta = (wins + ((a.I - untied) / 2.0)) / a.I;
        Interval interval = new(
            ClopperPearson.Of(wins, a.I, level).Lower, ClopperPearson.Of(a.I - losses, a.I, level).Upper);
        (Status status, string? why) = a.I == 1 ? (Status.TooFewSeeds, "one pair: conditional on one trained model")
            : untied == 0 ? (Status.Degenerate, "both are equal for every training seed")
            : untied == a.I && (wins == 0 || losses == 0) ? (Status.Boundary, "one is above the other for every training seed")
            : (Status.Ok, (string?)null);
        double p = untied == 0 ? 1 : Math.Min(1, 2 * Binomial.CDF(0.5, untied, Math.Min(wins, losses)));
        return new ProbabilityOfImprovement(
            new Estimate(theta, theta, interval, level, "Clopper-Pearson", status, why),
            p, Math.Min(1, Math.Pow(2, 1 - untied)), true, a.I);
    }

    /// <summary>Two methods whose trained models have nothing in common.</summary>
    public static ProbabilityOfImprovement Unpaired(SeedGrid a, SeedGrid b, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Unpaired(a.SeedMeans, b.SeedMeans, level);
    }

    /// <summary>
    /// A method against references: is a fresh seed mean above a fresh reference. Interval by Brunner and Munzel (2000), see
    /// <see cref="RankMeans"/>; p-value over all exchanges of the labels, ties included.
    /// </summary>
    public static ProbabilityOfImprovement Unpaired(SeedGrid a, References references, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(references);
        return Unpaired(a.SeedMeans, references.Values, level);
    }

    private static ProbabilityOfImprovement Unpaired(IReadOnlyList<double> a, IReadOnlyList<double> b, double level)
    {
        Require.Level(level);
        RankMeans ranks = new(a, b);
        (double p, double minimumP, bool exact) = ranks.Test();
        return new ProbabilityOfImprovement(ranks.Estimate(level), p, minimumP, exact, null);
    }
}
