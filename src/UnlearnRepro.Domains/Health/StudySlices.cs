using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Domains.Health;

/// <summary>
/// A study as the checks look at it: trained models by unlearning seeds of one data set. One that varies more is several such, one for each level of what its
/// data rest on, such as a class to forget; the parts of a training seed make so many trained models.
/// </summary>
/// <param name="Results">Its results.</param>
/// <param name="Own">The cell of the whole study that a cell of these stands for.</param>
public sealed record StudySlice(StudyResults Results, Func<Cell, Cell> Own);

/// <summary>The slices of a study.</summary>
public static class StudySlices
{
    /// <summary>All of them; a study of training and unlearning seeds is its own.</summary>
    public static IReadOnlyList<StudySlice> Of(StudyResults results)
    {
        var study = results.Study;
        return study.Design.HasFurther
            ? [.. results.Records.Where(r => r.Cell.Eval == 0).GroupBy(r => study.Design.OfData(r.Cell.Axes)).Select(level => Slice(study, [.. level]))]
            : [new(results, cell => cell)];
    }

    private static StudySlice Slice(Study study, CellRecord[] records)
    {
        SeedAxis[] ofModels = Within(SeedAxis.Train), ofRuns = Within(SeedAxis.Unlearn);
        var (models, runs) = (Places(ofModels), Places(ofRuns));
        var own = records.ToDictionary(record => Renamed(record.Cell), record => record.Cell);
        var slice = study with { Design = StudyDesign.TwoAxes, TrainingSeeds = models.Count, UnlearningSeeds = runs.Count };
        return new(
            new(slice, records.ToDictionary(r => $"{Renamed(r.Cell)}", r => r with { Cell = Renamed(r.Cell) }), cell => $"{cell}"),
            cell => own[cell]);

        SeedAxis[] Within(SeedAxis whole) => [.. study.Design.Axes.Where(axis => axis.Whole.Name == whole.Name)];

        Dictionary<SeedIndices, int> Places(SeedAxis[] axes) =>
            records.Select(r => r.Cell.Axes.Only(axes)).Distinct().Index().ToDictionary(level => level.Item, level => level.Index);

        Cell Renamed(Cell cell) => cell with
        {
            Axes = default(SeedIndices).With(SeedAxis.Train, models[cell.Axes.Only(ofModels)]).With(SeedAxis.Unlearn, runs[cell.Axes.Only(ofRuns)]),
        };
    }
}
