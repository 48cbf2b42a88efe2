using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Likelihood;

/// <summary>
/// Maximum likelihood or restricted maximum likelihood (Patterson, Thompson 1971) for the one-way random-effects model, with profile
/// intervals: what mixed-model software reports. Maximum likelihood estimates s_T^2 too low by about 1 / I of it, and the
/// intervals hold for many training seeds only; at few, use <see cref="VarianceComponents"/>.
/// </summary>
public sealed record LikelihoodFit
{
    private const string NoMean = "none: the restricted likelihood does not hold the mean";

    /// <summary>Whether the restricted likelihood was used.</summary>
    public required bool Restricted { get; init; }

    /// <summary>Largest log likelihood, all constants included; NaN when unidentified, infinite when deterministic.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>mu, rows weighted by n_i / (1 + n_i s_T^2 / s_U^2); no interval from the restricted likelihood.</summary>
    public required Estimate Mean { get; init; }

    /// <summary>s_T^2, in squared units of the metric; Boundary when 0.</summary>
    public required Estimate TrainingVariance { get; init; }

    /// <summary>s_U^2, in squared units of the metric.</summary>
    public required Estimate UnlearningVariance { get; init; }

    /// <summary>s_T, in the metric's unit.</summary>
    public Estimate TrainingSd => TrainingVariance.SquareRoot();

    /// <summary>s_U, in the metric's unit.</summary>
    public Estimate UnlearningSd => UnlearningVariance.SquareRoot();

    /// <summary>Maximum likelihood.</summary>
    /// <param name="grid">Any grid; rows may differ in length.</param>
    /// <param name="level">Level of the profile intervals, in (0, 1).</param>
    public static LikelihoodFit Ml(SeedGrid grid, double level = 0.95) => Of(grid, level, restricted: false);

    /// <summary>Restricted maximum likelihood; for equal rows and MS_T >= MS_U the analysis of variance estimates.</summary>
    /// <param name="grid">Any grid; rows may differ in length.</param>
    /// <param name="level">Level of the profile intervals, in (0, 1).</param>
    public static LikelihoodFit Reml(SeedGrid grid, double level = 0.95) => Of(grid, level, restricted: true);

    private static LikelihoodFit Of(SeedGrid grid, double level, bool restricted)
    {
        ArgumentNullException.ThrowIfNull(grid);
        Require.Level(level);
        Anova table = Anova.Of(grid);
        return table.DfT == 0 ? Without(grid, level, restricted, VarianceEstimate.OneTraining)
            : table.DfU == 0 ? Without(grid, level, restricted, VarianceEstimate.OneUnlearning)
            : table.SsU == 0 ? Deterministic(grid, level, restricted)
            : Inner(grid, table, level, restricted);
    }

    private static LikelihoodFit Inner(SeedGrid grid, Anova table, double level, bool restricted)
    {
        LikelihoodProfile profile = new(grid, table, restricted);
        double lambda = profile.BestRatio(), u = profile.UnlearningVariance(lambda), t = lambda * u, mean = profile.Mean(lambda);
        double least = profile.Criterion(t, u), scale = Math.Sqrt(u + t);
        ProfileInterval intervals = new(least, level);
        Interval training = intervals.OfSd(profile.AtTraining, Math.Sqrt(t), scale / 8, _ => 0);
        Interval unlearning = intervals.OfSd(profile.AtUnlearning, Math.Sqrt(u), 0, sd => sd / 2);
        string method = restricted ? "profile of the restricted likelihood" : "profile likelihood";
        return new LikelihoodFit
        {
            Restricted = restricted,
            LogLikelihood = -least / 2,
            Mean = new Estimate(
                mean, mean, restricted ? null : intervals.OfMean(profile.AtMean, mean, scale / Math.Sqrt(grid.I)),
                level, restricted ? NoMean : method, Status.Ok),
            TrainingVariance = new Estimate(
                t, t, training.Map(sd => sd * sd), level, method, t > 0 ? Status.Ok : Status.Boundary,
                t > 0 ? null : "the likelihood is largest at 0, the upper bound still counts"),
            UnlearningVariance = new Estimate(u, u, unlearning.Map(sd => sd * sd), level, method, Status.Ok),
        };
    }

    // The likelihood grows without bound as s_U^2 -> 0; what is left is the law of the seed means.
    private static LikelihoodFit Deterministic(SeedGrid grid, double level, bool restricted)
    {
        double t = Sample.SumOfSquares(grid.Means) / (restricted ? grid.I - 1 : grid.I);
        (Status status, string why) = t == 0
            ? (Status.Degenerate, VarianceEstimate.AllEqual)
            : (Status.Boundary, "every row is constant: the likelihood has no bound, VarianceComponents has the exact interval");
        return new LikelihoodFit
        {
            Restricted = restricted,
            LogLikelihood = double.PositiveInfinity,
            Mean = Bare(grid.GrandMean, status),
            TrainingVariance = Bare(t, status),
            UnlearningVariance = Bare(0, status),
        };

        Estimate Bare(double value, Status s) => new(value, value, null, level, "none", s, why);
    }

    private static LikelihoodFit Without(SeedGrid grid, double level, bool restricted, string reason) => new()
    {
        Restricted = restricted,
        LogLikelihood = double.NaN,
        Mean = new Estimate(grid.GrandMean, grid.GrandMean, null, level, "none", Status.TooFewSeeds, reason),
        TrainingVariance = Estimate.Unidentified(level, "none", reason),
        UnlearningVariance = Estimate.Unidentified(level, "none", reason),
    };
}
