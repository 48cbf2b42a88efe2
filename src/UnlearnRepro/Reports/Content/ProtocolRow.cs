using UnlearnRepro.Import;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Multiplicity;
using UnlearnRepro.Statistics.Protocols;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Content;

/// <summary>
/// The seed paper's statistic of one row: how far many runs from one trained model (protocol A1) lie from one run of many trained models (A2), and what
/// chance alone gives.
/// </summary>
/// <param name="Row">The method's values of a metric.</param>
/// <param name="Distance">The distance over the whole grid.</param>
/// <param name="AdjustedP">
/// The p-value of "the protocols differ" by Holm's correction over the methods of the metric that have one; null where runs are not exchanged.
/// </param>
/// <param name="SmallestP">What it would be at least, however far apart the protocols were: the exchanges are so many and no more.</param>
public sealed record ProtocolRow(VarianceRow Row, ProtocolDistance Distance, double? AdjustedP, double? SmallestP)
{
    /// <summary>Error rate of the methods of one metric together.</summary>
    internal const double Alpha = 0.05;

    // Of a row; and the steps of all exchanges together, a second or two.
    private const int MostDraws = 999, FewestDraws = 199;
    private const double MostSteps = 2e9;

    /// <summary>Whether the protocols differ: by an exchange, or because nothing is drawn after training that repeats.</summary>
    public Decision Differ => AdjustedP is { } p ? p <= Alpha ? Decision.Holds : Decision.Undecided : Distance.Differ().Decision;

    /// <summary>Whether a row has both protocols in it, be it that some of its cells collapsed.</summary>
    internal static bool HasBoth(VarianceRow row) => row.Method.SeedUse != SeedUse.Retraining && row.Components is { DfT: > 0, DfU: > 0 };

    /// <summary>The rows of a report, metric by metric as far as there is time for: those of huge tables would take minutes.</summary>
    public static IReadOnlyList<ProtocolRow> Of(IStudyResults results, IReadOnlyList<VarianceRow> rows)
    {
        VarianceRow[] measured = [.. rows.Where(row => row.Method.SeedUse != SeedUse.Retraining && row is { Components: not null, Grid.Collapsed: 0 })];
        var taken = new List<VarianceRow>();
        double steps = 0;
        int fewest = FewestDraws;
        foreach (var metric in measured.GroupBy(row => row.Metric.Name))
        {
            // With fewer no p-value could be small, once for each method by Holm's correction.
            int needed = Math.Max(fewest, (int)Math.Ceiling(metric.Count() / Alpha) - 1);
            double further = metric.Sum(Steps);
            if ((steps + further) * needed > MostSteps)
            {
                break;
            }

            (steps, fewest) = (steps + further, needed);
            taken.AddRange(metric);
        }

        int draws = (int)Math.Min(Math.Max(MostDraws, fewest), MostSteps / Math.Max(1, steps));

        // Cells of ours repeat to the bit, which a claim of every study tests; of others nobody says so.
        bool? repeats = results is TableStudy ? null : true;
        ProtocolDistance[] found =
        [
            .. taken.AsParallel().AsOrdered().Select(row => ProtocolDistance.OfGrid(row.Grid.Finite!, Seed(results.Study, row).Value, draws, repeats)),
        ];
        return [.. taken.Zip(found).GroupBy(pair => pair.First.Metric.Name).SelectMany(Adjusted)];
    }

    // Of one exchange: each row is carried to each diagonal, which are as many as the longest row is long.
    private static double Steps(VarianceRow row)
    {
        double rows = row.Grid.Values.Length, longest = row.Grid.Values.Max(cells => cells.Length);
        return longest > 1 ? longest * (row.Grid.Count + (rows * rows)) : 0;
    }

    private static IEnumerable<ProtocolRow> Adjusted(IEnumerable<(VarianceRow Row, ProtocolDistance Distance)> found)
    {
        // The squares of values past 1e154 have no number.
        (VarianceRow Row, ProtocolDistance Distance)[] metric =
            [.. found.Where(m => m.Distance.Distance.IsKnown && double.IsFinite(m.Distance.Distance.Value + (m.Distance.NullMean ?? 0)))];
        double[] p = [.. metric.Select(m => m.Distance.PValue).OfType<double>()];
        var adjusted = new Queue<double>(Holm.Adjust(p));
        return metric.Select(m => m.Distance.PValue is null
            ? new ProtocolRow(m.Row, m.Distance, null, null)
            : new(m.Row, m.Distance, adjusted.Dequeue(), Math.Min(1, p.Length * m.Distance.MinimumP!.Value)));
    }

    private static Seed Seed(Study study, VarianceRow row) =>
        Seeds.Seed.Root(study.Root).At("analysis").At("protocols").At(FileNames.Of(row.Method.Text)).At(FileNames.Of(row.Metric.Name));
}
