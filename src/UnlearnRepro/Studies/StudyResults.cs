using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Words;

namespace UnlearnRepro.Studies;

/// <summary>A study with a record for every cell.</summary>
public sealed class StudyResults : IStudyResults
{
    private readonly Dictionary<Cell, CellRecord> records;

    /// <summary>Arranges records by cell.</summary>
    /// <param name="study">The study.</param>
    /// <param name="records">Its records; others are left out.</param>
    /// <param name="key">The content key of a cell, <see cref="TaskKeys.Key"/>.</param>
    /// <exception cref="StudyException">A cell has no record.</exception>
    public StudyResults(Study study, IReadOnlyDictionary<string, CellRecord> records, Func<Cell, string> key)
    {
        Study = study;
        this.records = study.Cells().ToDictionary(
            cell => cell,
            cell => records.GetValueOrDefault(key(cell)) ?? throw new StudyException($"{cell}: expected a record, found none"));
    }

    /// <inheritdoc/>
    public Study Study { get; }

    /// <summary>All records, in the study's order.</summary>
    public IEnumerable<CellRecord> Records => Study.Cells().Select(cell => records[cell]);

    /// <summary>The record of a method at (i, j); a method that draws nothing has one that stands for every j.</summary>
    public CellRecord Record(MethodChoice method, int train, int unlearn) =>
        records[Study.CellOf(method, train, method.SeedUse == SeedUse.TrainingAndUnlearning ? unlearn : 0)];

    /// <inheritdoc/>
    public DesignGrid? Design(MethodChoice method, string metric)
    {
        if (!Study.Design.HasFurther)
        {
            return null;
        }

        var factors = Study.Factors(method);
        var levels = factors.Aggregate(
            Enumerable.Repeat(default(SeedIndices), 1),
            (outer, f) => outer.SelectMany(_ => Enumerable.Range(0, f.Factor.Levels), (all, level) => all.With(f.Axis, level)));
        return new(method, metric, [.. factors.Select(f => f.Factor)], [.. levels.Select(at => Value(records[Study.CellOf(method, at)], metric))]);
    }

    /// <inheritdoc/>
    public MetricGrid Grid(MethodChoice method, string metric)
    {
        // A reference model has no unlearning seed: its column is one value wide.
        int unlearningSeeds = method.SeedUse == SeedUse.Retraining ? 1 : Study.UnlearningSeeds;
        double?[][] values =
        [
            .. Enumerable.Range(0, Study.TrainingSeeds)
                .Select(i => Enumerable.Range(0, unlearningSeeds).Select(j => Value(Record(method, i, j), metric)).ToArray()),
        ];
        return new(method, metric, values);
    }

    // A model that is none still has an accuracy: the largest of many NaN is the first.
    private static double? Value(CellRecord record, string metric) =>
        record.Result.Status == CellStatus.Ok && double.IsFinite(record.Result.Metrics[metric]) ? record.Result.Metrics[metric] : null;
}

/// <summary>One metric of one method as values[i][j].</summary>
/// <param name="Method">The method.</param>
/// <param name="Metric">The metric's name.</param>
/// <param name="Values">Null where the cell collapsed; a row is short, or empty, where cells were never run.</param>
public sealed record MetricGrid(MethodChoice Method, string Metric, double?[][] Values)
{
    /// <summary>Number of cells of the full grid that were never run. They are in no estimate and are not filled in.</summary>
    public int Missing { get; init; }

    /// <summary>Number of cells without a finite value.</summary>
    public int Collapsed => Values.Sum(row => row.Count(v => v is null));

    /// <summary>Number of cells.</summary>
    public int Count => Values.Sum(row => row.Length);

    /// <summary>
    /// The finite values as a grid; training seeds without any are left out. Null if nothing is left. What it says holds
    /// for the cells that did not collapse.
    /// </summary>
    public SeedGrid? Finite
    {
        get
        {
            double[][] rows = [.. Values.Select(row => row.OfType<double>().ToArray()).Where(row => row.Length > 0)];
            return rows.Length == 0 ? null : new SeedGrid(rows);
        }
    }
}
