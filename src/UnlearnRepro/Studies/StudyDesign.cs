using System.Globalization;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Words;

namespace UnlearnRepro.Studies;

/// <summary>
/// Which seed axes of a study vary, and which of them are counted within others: the domain says so for each scenario. Every study varies s_train
/// and s_unlearn; a level 0 of any other axis is the study without it.
/// </summary>
/// <param name="Axes">All axes under the scenario, each after those it is nested in.</param>
/// <param name="Further">What varies beside s_train and s_unlearn, in the order of the axes.</param>
public sealed record StudyDesign(IReadOnlyList<SeedAxis> Axes, IReadOnlyList<StudyFactor> Further)
{
    /// <summary>Training and unlearning seeds alone.</summary>
    public static StudyDesign TwoAxes { get; } = new(SeedAxis.OfCells, []);

    /// <summary>
    /// The most training seeds and the most unlearning seeds of all levels, for a table of others; null where every level has as many.
    /// </summary>
    public (int Training, int Unlearning)? Most { get; init; }

    /// <summary>Whether more than training and unlearning seeds vary.</summary>
    public bool HasFurther => Further.Count > 0;

    /// <summary>The design that some words ask for.</summary>
    /// <param name="task">The task.</param>
    /// <param name="scenario">What is to be forgotten, by its own name.</param>
    /// <param name="root">The root seed.</param>
    /// <param name="words">Axes with their numbers of levels, such as <c>forget=5</c>.</param>
    /// <exception cref="StudyException">The scenario has no such axis, or the number is none.</exception>
    public static StudyDesign Of(ITask task, string scenario, ulong root, IReadOnlyList<string> words)
    {
        var axes = task.Axes(scenario);
        var asked = words.Select(Read).ToList();
        if (asked.CountBy(a => a.Axis).FirstOrDefault(n => n.Value > 1) is { Key: { } twice } several)
        {
            throw new StudyException($"--vary {twice}: expected each axis once, found it {several.Value} times");
        }

        foreach (var (axis, _) in asked)
        {
            if (axis == SeedAxis.Train.Name || axis == SeedAxis.Unlearn.Name)
            {
                throw new StudyException($"--vary {axis}: expected --{axis}-seeds, which is the word for this axis");
            }

            string[] known = [.. axes.Select(a => a.Name).Except([SeedAxis.Train.Name, SeedAxis.Unlearn.Name])];
            if (!known.Contains(axis))
            {
                throw new StudyException($"{Names.Unknown("--vary", axis, known)}; {scenario} of {task.Name} draws nothing else");
            }
        }

        return new(axes, [.. axes.Join(asked, a => a.Name, a => a.Axis, (axis, a) => Factor(axis, a.Levels))]);

        StudyFactor Factor(SeedAxis axis, int levels) => task.Levels(scenario, axis, root) is not { } most || levels <= most
            ? new(axis, levels, task.Levels(scenario, axis, root))
            : throw new StudyException($"--vary {axis.Name}: expected at most {most} levels, which is all that {scenario} has, found {levels}");
    }

    /// <summary>The levels of what varies beside s_train and s_unlearn, in the order of a table.</summary>
    public IEnumerable<SeedIndices> Levels() => Further.Aggregate(
        Enumerable.Repeat(default(SeedIndices), 1),
        (outer, factor) => outer.SelectMany(_ => Enumerable.Range(0, factor.Levels), (levels, level) => levels.With(factor.Axis, level)));

    /// <summary>
    /// Everything along which results of a method vary, outermost first: an axis of one level is among them only if it is s_train or s_unlearn.
    /// </summary>
    /// <param name="use">Along which of the two the method varies.</param>
    /// <param name="trainingSeeds">I.</param>
    /// <param name="unlearningSeeds">J.</param>
    public IReadOnlyList<(SeedAxis Axis, Factor Factor)> Factors(SeedUse use, int trainingSeeds, int unlearningSeeds)
    {
        (trainingSeeds, unlearningSeeds) = Most ?? (trainingSeeds, unlearningSeeds);
        var varying = Axes.Select(axis => (Axis: axis, Levels: LevelsOf(axis))).Where(a => a.Levels > 0).ToList();
        return [.. varying.Select(a => (a.Axis, Of(a.Axis, a.Levels)))];

        int LevelsOf(SeedAxis axis) =>
            axis.Name == SeedAxis.Train.Name ? HasPartsOf(axis) ? 0 : trainingSeeds
            : axis.Name == SeedAxis.Unlearn.Name ? use != SeedUse.TrainingAndUnlearning || HasPartsOf(axis) ? 0 : unlearningSeeds
            : axis.PartOf?.Name == SeedAxis.Unlearn.Name && use != SeedUse.TrainingAndUnlearning ? 0
            : Further.FirstOrDefault(f => f.Axis.Name == axis.Name)?.Levels ?? 0;

        Factor Of(SeedAxis axis, int levels)
        {
            // A method that starts afresh reads s_train as s_retrain, whose models belong to what is forgotten.
            var retrain = Axes.FirstOrDefault(a => a.Name == SeedAxis.Retrain.Name) ?? SeedAxis.Retrain;
            var within = use == SeedUse.Retraining && axis.Whole.Name == SeedAxis.Train.Name ? retrain.NestedIn : axis.NestedIn;
            string[] outer = [.. varying.Select(a => a.Axis).Where(a => within.Any(w => IsIn(w, a))).Select(a => a.Name)];
            return new(axis.Name, levels, outer) { Population = Further.FirstOrDefault(f => f.Axis.Name == axis.Name)?.Population };
        }
    }

    /// <summary>The levels, of all that a cell has, that its M_o rests on.</summary>
    public SeedIndices OfOriginal(SeedIndices levels) => levels.Only(Axes.Where(IsOfOriginal));

    /// <summary>Those of some axes that M_o rests on: a trained model is made for each choice of their levels.</summary>
    public IEnumerable<string> RestsOn(IEnumerable<string> axes) => axes.Intersect(Axes.Where(IsOfOriginal).Select(axis => axis.Name));

    /// <summary>Those of some axes that data rest on: references are trained for each choice of their levels.</summary>
    public IEnumerable<string> IsData(IEnumerable<string> axes) => axes.Intersect(Axes.Where(axis => !IsOfModels(axis)).Select(axis => axis.Name));

    /// <summary>The levels that its data rest on: D, D_f and with them M_r.</summary>
    public SeedIndices OfData(SeedIndices levels) => levels.Without(Axes.Where(IsOfModels));

    /// <summary>Whether levels of an axis tell models of the same data apart.</summary>
    public static bool IsOfModels(SeedAxis axis) =>
        axis.Whole.Name == SeedAxis.Train.Name || axis.Whole.Name == SeedAxis.Unlearn.Name || axis.Whole.Name == SeedAxis.Eval.Name;

    /// <summary>The design with one level more of every further axis that has one more.</summary>
    public StudyDesign Larger() => this with
    {
        Further = [.. Further.Select(f => f with { Levels = Math.Min(f.Levels + 1, f.Population ?? int.MaxValue) })],
    };

    /// <summary>Whether parts of an axis vary, so that the axis itself does not.</summary>
    public bool HasPartsOf(SeedAxis axis) => Further.Any(f => f.Axis.PartOf?.Name == axis.Name);

    private bool IsOfOriginal(SeedAxis axis) => Axes.Any(train => train.Name == SeedAxis.Train.Name && IsIn(train, axis));

    // Whether an axis is another one, a part of it, or what that is nested in, at whatever depth: what belongs to it belongs to all of these.
    private bool IsIn(SeedAxis inner, SeedAxis axis) => axis.Whole.Name == inner.Name || axis.Name == inner.Name
        || (Axes.FirstOrDefault(a => a.Name == inner.Name) ?? inner).NestedIn.Any(outer => IsIn(outer, axis));

    private static (string Axis, int Levels) Read(string word)
    {
        string[] sides = word.Split('=');
        return sides is [{ Length: > 0 } axis, var number]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int levels) && levels >= 2
            ? (axis, levels)
            : throw new StudyException($"--vary: expected an axis and its number of levels, at least 2, such as forget=5, found '{word}'");
    }
}
