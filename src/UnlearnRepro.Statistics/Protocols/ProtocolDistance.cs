using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Protocols;

/// <summary>
/// How far apart the results of two protocols lie: A1, one training seed with J unlearning seeds, and A2, I training seeds with one unlearning seed each.
/// Wasserstein-2 distances are above 0 by chance alone (.6 s_U on average for 10 and 10 runs of one normal law), so each stands beside what exchanging
/// the runs gives. Where noise differs between trained models the protocols differ too, without any spread of means: what is claimed is that
/// the protocols differ, not that s_T is above 0.
/// </summary>
/// <param name="Distance">Mean over the parts, in the metric's unit, without an interval.</param>
/// <param name="Parts">The distance of each leaf; in a grid, that of each row as A1.</param>
/// <param name="PValue">Share of exchanges with a distance at least as large; null where runs are not exchanged.</param>
/// <param name="MinimumP">
/// 1 over the number of exchanges (counted, or drawn and the observed one; of a small grid those that can differ); ties can keep p well above it.
/// </param>
/// <param name="NullMean">Mean distance that chance alone gives, same unit; null where it is not known.</param>
/// <param name="NullQuantile95">What 95 % of the distances that chance alone gives do not exceed, same unit.</param>
/// <param name="IsExact">Whether all exchanges were counted.</param>
/// <param name="FTest">In a grid, the test that s_T is above 0: for normal results it sees far more than the distance does.</param>
/// <param name="TrainingRepeats">
/// Of a method that draws nothing: whether the same training seed gave the same model again; null where nothing says so, and for other methods.
/// </param>
public sealed record ProtocolDistance(
    Estimate Distance, IReadOnlyList<double> Parts, double? PValue, double? MinimumP, double? NullMean, double? NullQuantile95, bool IsExact,
    FTest? FTest, bool? TrainingRepeats)
{
    private const string Method = "Wasserstein-2";
    private const double Level = 0.95;

    /// <summary>The distance less what chance alone gives on average, in the metric's unit.</summary>
    public double? Excess => Distance.IsKnown ? Distance.Value - NullMean : null;

    /// <summary>Claim: the protocols differ.</summary>
    public Finding Differ(double alpha = 0.05)
    {
        Finding tested = Finding.OfTest(Distance, Finding.Above(0), PValue, alpha);
        if (PValue is null && Distance is { Status: Status.Ok, Value: > 0 })
        {
            return tested with
            {
                Decision = TrainingRepeats is true ? Decision.Holds : Decision.Undecided,
                Reason = TrainingRepeats switch
                {
                    true => "the protocols differ: nothing is drawn after training and training repeats, so any difference between models is proof",
                    false => "nothing is drawn after training, yet one training seed gave two results: without training that repeats, models differ anyway",
                    null => "nothing is drawn after training: any difference between models is proof that the protocols differ, if training repeats",
                },
            };
        }

        return tested.Decision == Decision.Holds ? tested with { Reason = $"the protocols differ: {tested.Reason}" } : tested;
    }

    /// <summary>One leaf.</summary>
    public static ProtocolDistance Of(ProtocolRuns runs, ulong seed, int draws = 9999) => Of([runs], seed, draws);

    /// <summary>
    /// The mean over leaves, such as click models, tested as one: an exchange gives run k of all leaves to the same protocol. Runs of a method that draws
    /// nothing are copies, which an exchange would take for so many results: those are for <see cref="OfDeterministic"/>.
    /// </summary>
    /// <param name="leaves">At least one; run k is the same run in all of them (the same seeds).</param>
    /// <param name="seed">Seed of the random exchanges; of no effect while all are counted.</param>
    /// <param name="draws">Random exchanges when there are more than 200 000.</param>
    /// <exception cref="ArgumentException">There is no leaf, or leaves differ in their numbers of runs.</exception>
    public static ProtocolDistance Of(IReadOnlyList<ProtocolRuns> leaves, ulong seed, int draws = 9999)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        Check(leaves);
        if (leaves.FirstOrDefault(leaf => (leaf.One.Count, leaf.Many.Count) != (leaves[0].One.Count, leaves[0].Many.Count)) is { } odd)
        {
            throw new ArgumentException(
                $"leaves: expected {leaves[0].One.Count} and {leaves[0].Many.Count} runs in each, as in the first; found {odd.One.Count} and {odd.Many.Count}");
        }

        double[] parts = Apart(leaves);
        RunExchange exchange = new(leaves);
        double size = leaves.Max(Size);
        return leaves.All(AreEqual)
            ? AllEqual(parts, null)
            : Tested(parts, NullLaw.Of(exchange.Distances(seed, draws), parts.Average(), size, exchange.IsExact), exchange.IsExact, null);
    }

    /// <summary>
    /// The mean over leaves of a method that draws nothing. Its runs from one model are copies and nothing is exchanged: chance after training gives a
    /// distance of 0, and any other is proof, if training repeats.
    /// </summary>
    /// <param name="leaves">At least one.</param>
    /// <param name="trainingRepeats">
    /// Whether a training seed is known to give the same model again. Results that contradict it count for more: the run of A2 that has the
    /// training seed of A1, or runs from one model that are not equal. Where it is null, equal results under that seed say that it does.
    /// </param>
    public static ProtocolDistance OfDeterministic(IReadOnlyList<ProtocolRuns> leaves, bool? trainingRepeats = null)
    {
        Check(leaves);
        bool?[] seen = [.. leaves.Select(Repeats)];
        bool? repeats = seen.Contains(false) ? false : seen.Contains(true) ? true : trainingRepeats;
        double[] parts = Apart(leaves);
        return leaves.All(AreEqual) ? AllEqual(parts, repeats) : Untested(parts, repeats, null);
    }

    /// <summary>
    /// A grid holds both protocols many times over: each row is an A1, and one entry of every row an A2. The distance is the mean over these choices, and
    /// chance is what exchanging all cells gives. Where every row is constant the method draws nothing, and nothing is exchanged.
    /// </summary>
    /// <param name="grid">Two training seeds at least, and a row of two unlearning seeds.</param>
    /// <param name="seed">Seed of the random exchanges.</param>
    /// <param name="draws">Random exchanges.</param>
    /// <param name="trainingRepeats">Whether a training seed is known to give the same model again; asked only where every row is constant.</param>
    public static ProtocolDistance OfGrid(SeedGrid grid, ulong seed, int draws = 9999, bool? trainingRepeats = null)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        Anova table = Anova.Of(grid);
        if (table.DfT == 0 || table.DfU == 0)
        {
            string why = table.DfT == 0 ? VarianceEstimate.OneTraining : "one unlearning seed per training seed: protocol A1 needs several from one model";
            return new ProtocolDistance(Estimate.Unidentified(Level, Method, why), [], null, null, null, null, false, null, null);
        }

        GridExchange exchange = new(grid);
        double[] byRow = exchange.ByRow();
        FTest? test = table.F is { } f ? Numerics.FTest.Of(f, table.DfT, table.DfU) : null;
        double size = Enumerable.Range(0, grid.I).Max(i => Sample.Size(grid.Row(i)));
        return (table.SsT, table.SsU) switch
        {
            (0, 0) => AllEqual(byRow, trainingRepeats),
            (_, 0) => Untested(byRow, trainingRepeats, test),
            _ => Tested(byRow, Law(), isExact: false, test),
        };

        // Of a small grid each of the few exchanges is drawn many times. Their share in all exchanges is the least that p is, by whatever luck of the draws.
        NullLaw Law()
        {
            NullLaw law = NullLaw.Of(exchange.Distances(seed, draws), byRow.Average(), size, exact: false);
            double least = Math.Max(law.MinimumP, 1 / exchange.MostDifferent);
            return law with { MinimumP = least, PValue = Math.Max(law.PValue, least) };
        }
    }

    private static void Check(IReadOnlyList<ProtocolRuns> leaves)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        if (leaves.Count == 0)
        {
            throw new ArgumentException("leaves: expected at least one; found none");
        }
    }

    private static ProtocolDistance Tested(double[] parts, NullLaw law, bool isExact, FTest? test) => new(
        Known(parts.Average()), parts, law.PValue, law.MinimumP, law.Mean, law.Quantile95, isExact, test, null);

    private static ProtocolDistance Untested(double[] parts, bool? repeats, FTest? test)
    {
        double? chance = repeats is false ? null : 0;
        return new(Known(parts.Average()), parts, null, null, chance, chance, false, test, repeats);
    }

    private static ProtocolDistance AllEqual(double[] parts, bool? repeats) => new(
        new Estimate(0, 0, null, Level, Method, Status.Degenerate, VarianceEstimate.AllEqual), parts, null, null, null, null, false, null, repeats);

    private static Estimate Known(double distance) => new(distance, distance, null, Level, Method, Status.Ok);

    private static double[] Apart(IReadOnlyList<ProtocolRuns> leaves) => [.. leaves.Select(leaf => Wasserstein.Distance(leaf.One, leaf.Many))];

    private static double Size(ProtocolRuns leaf) => Sample.Size((double[])[.. leaf.One, .. leaf.Many]);

    private static bool AreEqual(ProtocolRuns leaf) => Sample.SumOfSquares((double[])[.. leaf.One, .. leaf.Many]) == 0;

    private static bool? Repeats(ProtocolRuns leaf) => leaf.One.Any(y => !Same(leaf, y)) ? false
        : leaf.Shared is { } index ? Same(leaf, leaf.Many[index])
        : null;

    private static bool Same(ProtocolRuns leaf, double y) => Sample.Difference(y, leaf.One[0], Size(leaf)) == 0;
}
