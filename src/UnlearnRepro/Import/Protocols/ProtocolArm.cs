using UnlearnRepro.Words;

namespace UnlearnRepro.Import.Protocols;

/// <summary>The runs that a leaf has under one value of the protocol column.</summary>
/// <param name="Protocol">The value.</param>
/// <param name="Rows">The rows, in the order of their seeds; blank ones are not there.</param>
/// <param name="Runs">One for each pair of seeds, the mean of its evaluations.</param>
internal sealed record ProtocolArm(string Protocol, IReadOnlyList<TableRow> Rows, IReadOnlyList<ProtocolRun> Runs)
{
    private int TrainingSeeds { get; } = Runs.Select(run => run.Train).Distinct().Count();

    /// <summary>The runs of a stretch of rows.</summary>
    public static ProtocolArm Of(TableRows table, ArraySegment<TableRow> rows)
    {
        TableRow[] there = [.. rows.Where(row => !row.IsBlank)];
        var runs = there.GroupBy(row => (row.Train, row.Unlearn)).Select(run =>
        {
            double mean = run.Average(row => row.Value);
            return new ProtocolRun(table.Train[run.Key.Train], table.Unlearn[run.Key.Unlearn], double.IsFinite(mean) ? mean : null);
        });
        return new(table.Studies[rows[0].Study].Protocol, there, [.. runs]);
    }

    /// <summary>Whether it can be A1: one training seed, and several runs of a method that draws.</summary>
    public bool IsOne(bool draws) => TrainingSeeds == 1 && (Runs.Count > 1 || !draws);

    /// <summary>Whether it can be A2: several training seeds with one run each.</summary>
    public bool IsMany => TrainingSeeds > 1 && Runs.Count == TrainingSeeds;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Protocol}: {NumberText.Count(Runs.Count, "run")} of {NumberText.Count(TrainingSeeds, "training seed")}";
}
