using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Rankings;

/// <summary>
/// Which methods may be the best, by comparison of each with its best rival (Hsu 1984), from paired t intervals: trained models are shared
/// and methods need not vary alike, so each pair has its own error and Bonferroni takes the place of Hsu's common one.
/// With a = (1 - level) / 2 each of the M - 1 bounds against rivals errs with probability a / (M - 1). A method that truly is best is
/// ruled out only if some rival's lead over it is wrongly shown: at most a. A method is called best wrongly only if it is wrongly
/// shown above a truly best one, of which there are M - 1 chances at most: a again, for all methods together.
/// </summary>
/// <param name="Methods">The methods compared.</param>
/// <param name="IsBest">
/// For each method: Holds when it is shown better than all others, Fails when another is shown better, else Undecided. The
/// estimate is its lead over its best rival, in the metric's unit, positive when it is better.
/// </param>
public sealed record BestMethods(MethodGrids Methods, IReadOnlyList<Finding> IsBest)
{
    /// <summary>Indices of the methods not distinguishable from the best: all that are not shown to be beaten.</summary>
    public IReadOnlyList<int> Candidates => [.. IsBest.Index().Where(m => m.Item.Decision != Decision.Fails).Select(m => m.Index)];

    /// <summary>The comparison.</summary>
    /// <param name="methods">The methods.</param>
    /// <param name="higherIsBetter">Whether larger values of the metric are better.</param>
    /// <param name="level">A truly best method is among the candidates with probability at least (1 + level) / 2.</param>
    public static BestMethods Of(MethodGrids methods, bool higherIsBetter, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(methods);
        Require.Level(level);
        return new BestMethods(methods, [.. Enumerable.Range(0, methods.M).Select(m => Lead(methods, m, higherIsBetter, level))]);
    }

    private static Finding Lead(MethodGrids methods, int own, bool higherIsBetter, double level)
    {
        const string method = "Bonferroni t against every rival";
        if (methods.M == 1)
        {
            return Finding.Decide(Estimate.Unidentified(level, method, "one method has no rivals"), Finding.Above(0));
        }

        double each = 1 - ((1 - level) / (methods.M - 1));
        Estimate[] leads = [.. methods.Grids.Where((_, rival) => rival != own).Select(rival => higherIsBetter
            ? PairedComparison.Of(methods.Grids[own], rival, each).Difference
            : PairedComparison.Of(rival, methods.Grids[own], each).Difference)];
        double least = leads.Min(lead => lead.Value);
        if (methods.I == 1)
        {
            return Finding.Decide(new Estimate(least, least, null, level, method, Status.TooFewSeeds, leads[0].Reason), Finding.Above(0));
        }

        // A lead that is equal for all training seeds has no error to go by: it may be anything.
        Interval[] bounds = [.. leads.Select(lead => lead.Status == Status.Ok
            ? lead.Interval!.Value
            : new Interval(double.NegativeInfinity, double.PositiveInfinity))];
        bool degenerate = leads.All(lead => lead.Status != Status.Ok);
        Estimate estimate = new(
            least, least, new Interval(bounds.Min(b => b.Lower), bounds.Min(b => b.Upper)), level, method,
            degenerate ? Status.Degenerate : Status.Ok, degenerate ? "differences to every rival are equal for all training seeds" : null);
        return Finding.Decide(estimate, Finding.Above(0), () => SeedsNeeded(methods, own, least, each, higherIsBetter));
    }

    // The nearest rival decides, unless its lead is constant: then no number of seeds can be told.
    private static int? SeedsNeeded(MethodGrids methods, int own, double least, double each, bool higherIsBetter)
    {
        double[] differences = [.. methods.Grids.Where((_, rival) => rival != own)
            .Select(rival => PairedComparison.Of(methods.Grids[own], rival, each))
            .MinBy(pair => higherIsBetter ? pair.Difference.Value : -pair.Difference.Value)!.Differences];
        double sd = Math.Sqrt(Sample.Variance(differences));
        return sd > 0 ? MeanInterval.SeedsNeeded(least, sd, (1 - each) / 2, 1 - Finding.Power, methods.I) : null;
    }
}
