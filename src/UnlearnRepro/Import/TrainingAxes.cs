using UnlearnRepro.Studies;

namespace UnlearnRepro.Import;

/// <summary>Which trained models there are at each combination of levels: row i of the grids there is one model for all methods.</summary>
/// <param name="parts">The study's methods.</param>
/// <param name="design">The further factors.</param>
/// <param name="ranks">The place of every training seed.</param>
internal sealed class TrainingAxes(IReadOnlyList<TablePart> parts, TableDesign design, int[] ranks)
{
    private readonly Dictionary<(TablePart? Reference, int Levels), TrainingAxis> known = [];

    // A reference is trained afresh: its seeds are its own and none of the trained models that methods start from.
    private readonly TablePart[] starts = [.. parts.Where(p => p.Method.SeedUse != SeedUse.Retraining)];

    /// <summary>The models that a method starts from at some levels, or that a reference has there.</summary>
    /// <param name="part">The method; null for the study.</param>
    /// <param name="levels">The combination of levels.</param>
    public TrainingAxis Of(TablePart? part, int levels)
    {
        var reference = part?.Method.SeedUse == SeedUse.Retraining ? part : null;
        if (!known.TryGetValue((reference, levels), out var axis))
        {
            known.Add((reference, levels), axis = new(Runs(reference, levels).Select(run => run.Train), ranks));
        }

        return axis;
    }

    private IEnumerable<(int Levels, int Train)> Runs(TablePart? reference, int levels) =>
        reference is not null ? reference.Runs.Keys.Where(run => run.Levels == levels)
        : starts.Length == 0 ? parts.SelectMany(p => p.Runs.Keys).Where(run => run.Levels == levels)
        : starts.SelectMany(p => p.Runs.Keys).Where(run => design.SharesModels(run.Levels, levels));
}
