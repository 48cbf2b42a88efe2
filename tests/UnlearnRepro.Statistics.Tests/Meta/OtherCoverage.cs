using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Likelihood;
using UnlearnRepro.Statistics.Planning;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>An interval of nominal .95 outside the two-level balanced grid, with what is promised in normal worlds.</summary>
internal sealed record IntervalCase(string Name, string Design, Func<World, Worlds, ulong, bool> Covers)
{
    public double Least { get; init; } = 0.95;

    public double Most { get; init; } = 0.95;

    public int Studies { get; init; } = 1600;

    public IReadOnlyList<World> Worlds { get; init; } = World.All;

    public override string ToString() => $"{Name}, {Design}";
}

/// <summary>What was found for it in one world.</summary>
internal sealed record OtherShare(IntervalCase Case, World World, double Share, int Studies);

/// <summary>The remaining intervals: rows of different length, three levels, crossed designs, references, predictions, shares, likelihoods.</summary>
internal static class OtherCoverage
{
    private const double Icc = 0.5;
    private static readonly Lengths Mixed = new("rows of 1 to 10", [1, 2, 2, 3, 5, 5, 8, 10]);
    private static readonly IReadOnlyList<World> OnlyNormal = [World.Normal];

    private sealed record Lengths(string Name, int[] Of);

    public static IReadOnlyList<IntervalCase> Cases { get; } =
    [
        Unbalanced(Mixed, "mean, t", c => c.Mean, 0),
        Unbalanced(Mixed, "s_T², MLS", c => c.TrainingVariance, Icc),
        Unbalanced(Mixed, "ICC, F", c => c.Icc, Icc) with { Least = 0.95, Most = 0.95 },
        Unbalanced(Mixed, "s_U², χ²", c => c.UnlearningVariance, 1 - Icc) with { Least = 0.95, Most = 0.95 },
        Unbalanced(Mixed, "total, MLS", c => c.TotalVariance, 1),
        .. VeryUnequal(new("9 rows of 50, one of 1", [1, .. Enumerable.Repeat(50, 9)]), 0.1),
        .. VeryUnequal(new("10 rows of 10, 10 of 1", [.. Enumerable.Repeat(1, 10), .. Enumerable.Repeat(10, 10)]), 0.1),
        .. VeryUnequal(new("one row of 20, 3 of 1", [20, 1, 1, 1]), 0.9),
        Nested("s_T², MLS", c => c.TrainingVariance, 0.5) with { Least = 0.94, Most = 0.97 },
        Nested("s_U², MLS", c => c.UnlearningVariance, 0.3) with { Least = 0.94, Most = 0.97 },
        Nested("s_E², χ²", c => c.EvaluationVariance, 0.2),
        Crossed("s_T², MLS", c => c.Training, 0.5) with { Least = 0.94, Most = 0.97 },
        Crossed("s_MT², MLS", c => c.Interaction, 0.3) with { Least = 0.94, Most = 0.97 },
        Crossed("s_U², χ²", c => c.Unlearning, 0.2),
        Crossed("paired noise, χ²", c => c.PairedNoise, 0.3 + (0.2 / 3)),
        new("paired difference, t", "10 x 3", (world, r, _) => Holds(PairedComparison.Of(world.Grid(r, 10, 3, Icc), World.Normal.Grid(r, 10, 3, Icc)).Difference, 0)),
        new("gap to references, Welch", "10 x 3, R 10", (world, r, _) => Holds(WelchComparison.Of(world.Grid(r, 10, 3, Icc), world.References(r, 10, Icc)).Difference, 0)) { Most = 0.96 },
        new("s_R, χ²", "R 10", (world, r, _) => Holds(world.References(r, 10, Icc).Sd(), 1)),
        new("null band holds one more reference", "R 10", (world, r, _) => Holds(world.References(r, 10, Icc).NullBand(), world.References(r, 1, Icc).Values[0])),
        Units("z = 0, 10 x 3, R 10", 0, 10),
        Units("z = 3, 10 x 3, R 10", 3, 10) with { Least = 0.93, Most = 0.97 },
        Units("z = 3, 10 x 3, R 5", 3, 5) with { Least = 0.93, Most = 0.98 },
        Units("z = 20, 10 x 3, R 20", 20, 20) with { Least = 0.93, Most = 0.97 },
        new("prediction of a second mean", "10 x 3, then 20 x 3", Predicts),
        new("probability, Clopper-Pearson", "p .1, n 10", (_, r, _) => ClopperPearson.Of(Enumerable.Range(0, 10).Count(_ => r.Uniform() < 0.1), 10).Contains(0.1))
            { Most = 1, Worlds = OnlyNormal },
        new("probability, Clopper-Pearson", "p .5, n 20", (_, r, _) => ClopperPearson.Of(Enumerable.Range(0, 20).Count(_ => r.Uniform() < 0.5), 20).Contains(0.5))
            { Most = 1, Worlds = OnlyNormal },
        new("P(A > B), paired", "θ .69, 10 x 3", (_, r, _) => Holds(ProbabilityOfImprovement.Paired(Better(r), World.Normal.Grid(r, 10, 3, Icc)).Probability, 0.6914625))
            { Most = 1, Worlds = OnlyNormal },
        new("P(A > B), Brunner-Munzel", "θ .69, 10 x 3", (_, r, _) => Holds(ProbabilityOfImprovement.Unpaired(Better(r), World.Normal.Grid(r, 10, 3, Icc)).Probability, 0.6914625))
            { Most = 1, Worlds = OnlyNormal, Studies = 600 },
        new("P(order turns)", "P = .31, 12 x 1", (_, r, seed) => Holds(RankInstability.OfPair(
            World.Normal.Grid(r, 12, 1, 1, 0.5), new SeedGrid([.. Enumerable.Repeat(new[] { 0.0 }, 12)]), seed).Probability, 0.3085375))
            { Most = 1, Worlds = OnlyNormal },
        Likelihood("mean, profile of ML", g => LikelihoodFit.Ml(g).Mean, 0),
        Likelihood("s_T², profile of ML", g => LikelihoodFit.Ml(g).TrainingVariance, Icc),
        Likelihood("s_T², profile of REML", g => LikelihoodFit.Reml(g).TrainingVariance, Icc),
        .. SingleRuns.Cases,
    ];

    private static readonly Lazy<IReadOnlyList<OtherShare>> Measured = new(() =>
        [.. Cases.SelectMany(c => c.Worlds.Select(world => (c, world))).AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(x =>
        {
            int studies = x.world == World.Normal ? x.c.Studies : x.c.Studies / 2;
            Worlds random = World.Random($"{x.c} {x.world}");
            return new OtherShare(x.c, x.world, Enumerable.Range(0, studies).Count(n => x.c.Covers(x.world, random, (ulong)n)) / (double)studies, studies);
        })]);

    /// <summary>Measured once for all tests.</summary>
    public static IReadOnlyList<OtherShare> All => Measured.Value;

    private static bool Holds(Estimate estimate, double truth) => estimate.Interval?.Contains(truth) ?? false;

    private static SeedGrid Better(Worlds random) => World.Normal.Grid(random, 10, 3, Icc, 0.5 * Math.Sqrt(4 / 3.0));

    // Single references have variance 1, so that z is the difference of the means.
    private static IntervalCase Units(string design, double z, int references) =>
        new("z in units of s_R, MOVER", design, (world, r, _) => Holds(ReferenceUnits.Of(world.Grid(r, 10, 3, Icc, z), world.References(r, references, Icc)).Units, z));

    private static IntervalCase Unbalanced(Lengths rows, string name, Func<VarianceComponents, Estimate> of, double truth, double icc = Icc) =>
        new(name, rows.Name, (world, r, _) => Holds(of(VarianceComponents.Of(world.Grid(r, rows.Of, icc))), truth)) { Least = 0.93, Most = 0.97 };

    private static IEnumerable<IntervalCase> VeryUnequal(Lengths rows, double icc)
    {
        Lengths told = rows with { Name = FormattableString.Invariant($"{rows.Name}, ICC {icc}") };
        return
        [
            Unbalanced(told, "s_T², MLS", c => c.TrainingVariance, icc, icc),
            Unbalanced(told, "ICC, F", c => c.Icc, icc, icc) with { Least = 0.95, Most = 0.95 },
            Unbalanced(told, "total, MLS", c => c.TotalVariance, 1, icc),
        ];
    }

    private static IntervalCase Nested(string name, Func<NestedComponents, Estimate> of, double truth) =>
        new(name, "three levels, 10 x 3 x 3", (_, r, _) => Holds(of(NestedComponents.Of(r.Evaluations(10, 3, 3, Math.Sqrt(0.5), Math.Sqrt(0.3), Math.Sqrt(0.2)))), truth))
        { Worlds = OnlyNormal };

    private static IntervalCase Crossed(string name, Func<CrossedComponents, Estimate> of, double truth) =>
        new(name, "4 methods, 10 x 3", (_, r, _) => Holds(of(CrossedComponents.Of(r.Crossed([0, 1, 2, 3], 10, 3, Math.Sqrt(0.5), Math.Sqrt(0.3), Math.Sqrt(0.2)))), truth))
        { Worlds = OnlyNormal };

    // Large-sample intervals at ten training seeds, and dear: a band, not a promise.
    private static IntervalCase Likelihood(string name, Func<SeedGrid, Estimate> of, double truth) =>
        new(name, "10 x 3", (world, r, _) => Holds(of(world.Grid(r, 10, 3, Icc)), truth)) { Least = 0.88, Most = 0.97, Worlds = OnlyNormal, Studies = 200 };

    private static bool Predicts(World world, Worlds random, ulong seed)
    {
        SeedGrid first = world.Grid(random, 10, 3, Icc);
        double half = PredictionInterval.HalfWidth(VarianceComponents.Of(first).Mean.Interval!.Value, 0.95, 10, 20, 0.05);
        return Math.Abs(world.Grid(random, 20, 3, Icc).GrandMean - first.GrandMean) <= half;
    }
}
