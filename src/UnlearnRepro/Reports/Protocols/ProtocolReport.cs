using UnlearnRepro.Import.Protocols;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Multiplicity;
using UnlearnRepro.Statistics.Protocols;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Protocols;

/// <summary>Everything that a report of a table of two protocols shows, computed once: every form is a pure function of it.</summary>
/// <param name="Table">The table.</param>
/// <param name="Leaves">The distance of every leaf, by metric, task and scenario, then by method.</param>
/// <param name="Means">The mean over the leaves of a task and scenario, in the same order; empty where none has several.</param>
public sealed record ProtocolReport(ProtocolTable Table, IReadOnlyList<ProtocolResult> Leaves, IReadOnlyList<ProtocolResult> Means)
{
    /// <summary>The report of a table.</summary>
    public static ProtocolReport Of(ProtocolTable table)
    {
        ProtocolLeaf[] leaves =
        [
            .. table.Leaves.GroupBy(leaf => leaf.Metric).SelectMany(metric => metric.GroupBy(leaf => (leaf.Task, leaf.Scenario)))
                .SelectMany(scenario => scenario.GroupBy(leaf => leaf.Method)).SelectMany(method => method),
        ];
        var together = leaves.GroupBy(leaf => (leaf.Metric, leaf.Task, leaf.Scenario, leaf.Method)).Where(group => group.Count() > 1);

        // One result of two under one training seed says of the training that made all models of the file that it does not repeat.
        ProtocolRuns[] copies = [.. leaves.Where(leaf => leaf.Method.SeedUse == SeedUse.Training).Select(leaf => leaf.Runs).OfType<ProtocolRuns>()];
        bool? repeats = copies.Length == 0 ? null : ProtocolDistance.OfDeterministic(copies).TrainingRepeats;
        return new(table, Tested(leaves.Select(leaf => new[] { leaf }), repeats), Tested(together.Select(group => group.ToArray()), repeats));
    }

    private static IReadOnlyList<ProtocolResult> Tested(IEnumerable<ProtocolLeaf[]> groups, bool? repeats)
    {
        ProtocolResult[] found = [.. groups.AsParallel().AsOrdered().Select(group => One(group, repeats))];
        return [.. found.GroupBy(result => result.Metric).SelectMany(metric => Adjusted([.. metric]))];
    }

    private static ProtocolResult One(ProtocolLeaf[] leaves, bool? repeats)
    {
        if (leaves.Sum(leaf => leaf.Collapsed) is var collapsed and > 0)
        {
            return new(leaves, null, $"{NumberText.Count(collapsed, "run")} collapsed", null);
        }

        if (!leaves.All(leaf => leaf.HasTheRunsOf(leaves[0])))
        {
            return new(leaves, null, "leaves have other seeds", null);
        }

        ProtocolRuns[] runs = [.. leaves.Select(leaf => leaf.Runs!)];
        var exchanged = ProtocolDistance.Of(runs, Seed(leaves));
        if (!double.IsFinite(exchanged.Distance.Value + (exchanged.NullMean ?? 0)))
        {
            return new(leaves, null, "values too large to be squared", null);
        }

        if (leaves[0].Method.SeedUse != SeedUse.Training)
        {
            return new(leaves, exchanged, "", null);
        }

        // What contradicts repetition anywhere in the file counts for more than two results of a leaf that happen to be equal.
        ProtocolRuns[] judged = repeats is false ? [.. runs.Select(leaf => new ProtocolRuns(leaf.One, leaf.Many))] : runs;
        return new(leaves, ProtocolDistance.OfDeterministic(judged, repeats), "", runs.Any(leaf => leaf.One.Count > 1) ? exchanged.PValue : null);
    }

    private static IEnumerable<ProtocolResult> Adjusted(IReadOnlyList<ProtocolResult> metric)
    {
        double[] p = [.. metric.Select(result => result.Distance?.PValue).OfType<double>()];
        double[] all = [.. metric.Select(result => result.Distance?.PValue ?? result.CopiesP).OfType<double>()];
        Queue<double> drawn = new(Holm.Adjust(p)), copied = new(Holm.Adjust(all));
        return metric.Select(result => result with
        {
            AdjustedP = result.Distance?.PValue is null ? null : drawn.Dequeue(),
            SmallestP = result.Distance?.MinimumP is { } least ? Math.Min(1, p.Length * least) : null,
            AdjustedWithCopies = (result.Distance?.PValue ?? result.CopiesP) is null ? null : copied.Dequeue(),
        });
    }

    private static ulong Seed(IReadOnlyList<ProtocolLeaf> leaves) => Seeds.Seed.Root(Study.DefaultRoot).At("analysis").At("protocols")
        .At(FileNames.Of($"{leaves[0].Method.Text} {leaves[0].Metric} {leaves[0].Place} {leaves.Count}")).Value;
}
