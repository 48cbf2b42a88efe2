using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Import;

/// <summary>
/// The further factors of one study of a table: how they lie to each other and to its training seeds, and where a value stands among their levels.
/// Without any, every value is of level 0 of nothing.
/// </summary>
internal sealed class TableDesign
{
    private readonly TableRows table;
    private readonly FactorNesting nesting;
    private readonly int[][] ranks;
    private readonly int[] models;

    /// <summary>Reads the design of a study.</summary>
    /// <param name="table">All that was read.</param>
    /// <param name="parts">The study's methods.</param>
    /// <param name="options">What is said of the factors.</param>
    /// <exception cref="StudyException">A factor has one level, or two columns are neither crossed nor nested.</exception>
    public TableDesign(TableRows table, IReadOnlyList<TablePart> parts, TableOptions options)
    {
        this.table = table;
        TablePart[] starts = [.. parts.Where(part => part.Method.SeedUse != SeedUse.Retraining)];
        var all = parts.SelectMany(part => part.Runs.Keys).Distinct().ToArray();

        // Of a reference alone every model belongs to its levels.
        var found = starts.Length > 0 ? starts.SelectMany(part => part.Runs.Keys).Distinct().ToArray() : [.. all.Select(run => (run.Levels, run.Levels))];
        var (task, scenario, _, _) = table.Studies[parts[0].Rows[0].Study];
        string study = table.Studies.Count > 1 ? $"{task} {scenario}".Trim() : "", files = Names.Few([.. table.Sources.Select(s => s.File)]);
        string place = study.Length > 0 ? $"{files}: {study}" : files;
        RequireLevels(place, [.. all.Select(run => table.Factors[run.Levels])]);
        nesting = new(table, found, options, place);
        ranks = [.. Enumerable.Range(0, table.Factors.Number).Select(table.Factors.Ranks), table.Train.Ranks()];
        models = [.. (starts.Length > 0 ? found : all).Select(run => run.Levels).Distinct()];
        int[] order = table.Factors.Ranks();
        First = models.MinBy(levels => order[levels]);
        Design = HasFactors ? Of(all, starts.Length > 0 ? found : all, parts) : StudyDesign.TwoAxes;
    }

    /// <summary>Whether there are any.</summary>
    public bool HasFactors => table.Factors.Number > 0;

    /// <summary>What varies, for reports.</summary>
    public StudyDesign Design { get; }

    /// <summary>The first level of every factor, as far as there are rows: what training and unlearning seeds alone are told of.</summary>
    public int First { get; }

    /// <summary>The factors, each after those that it is counted in.</summary>
    public IReadOnlyList<int> Order => nesting.Order;

    /// <summary>How the factors were taken, in words; empty without any.</summary>
    public string Said => string.Join("; ", Order.Append(table.Factors.Number).Select(Place).Where(words => words.Length > 0));

    /// <summary>Whether the models of two combinations of levels are the same ones where they are called the same.</summary>
    public bool SharesModels(int levels, int other) =>
        nesting.Outer(table.Factors.Number).All(k => table.Factors[levels][k] == table.Factors[other][k]);

    /// <summary>What a label of an axis is counted in, as a text to compare by. A reference's models belong to all levels.</summary>
    /// <param name="axis">A factor, or the axis of training seeds.</param>
    /// <param name="levels">The combination of levels.</param>
    /// <param name="ownsAll">Whether it is a model of a reference.</param>
    public string Stratum(int axis, int levels, bool ownsAll) =>
        string.Join(' ', (ownsAll ? Order : nesting.Outer(axis)).Select(k => table.Factors[levels][k]));

    /// <summary>The place of a label in the order to show.</summary>
    public int Rank(int axis, int label) => ranks[axis][label];

    /// <summary>The label of a run on an axis.</summary>
    public int Label(int axis, int levels, int train) => axis == table.Factors.Number ? train : table.Factors[levels][axis];

    private StudyDesign Of((int Levels, int Train)[] all, (int Levels, int Train)[] trained, IReadOnlyList<TablePart> parts)
    {
        var axes = new Dictionary<int, SeedAxis>();
        foreach (int k in Order)
        {
            axes.Add(k, new(table.Factors.Names[k], [.. nesting.Outer(k).Select(outer => axes[outer])]));
        }

        SeedAxis[] factors = [.. Order.Select(k => axes[k])];
        SeedAxis train = new(SeedAxis.Train.Name, [.. nesting.Outer(table.Factors.Number).Select(k => axes[k])]);
        SeedAxis unlearn = new(SeedAxis.Unlearn.Name, [.. factors, train]), retrain = new(SeedAxis.Retrain.Name, factors);
        int runs = parts.Where(part => part.Method.SeedUse == SeedUse.TrainingAndUnlearning).Select(part => part.Most).DefaultIfEmpty(1).Max();
        return new(
            [.. factors, train, unlearn, retrain],
            [.. Order.Select(k => new StudyFactor(axes[k], Most(k, all)) { FirstName = table.Factors.Text(k, table.Factors[First][k]) })])
        {
            Most = (Most(table.Factors.Number, trained), runs),
        };
    }

    // The most levels of an axis within what it is counted in.
    private int Most(int axis, IEnumerable<(int Levels, int Train)> runs) => runs
        .GroupBy(run => Stratum(axis, run.Levels, ownsAll: false))
        .Max(stratum => stratum.Select(run => Label(axis, run.Levels, run.Train)).Distinct().Count());

    // Each pair once, and of models what a reader would have to object to.
    private string Place(int axis)
    {
        var outer = nesting.Outer(axis);
        bool areModels = axis == table.Factors.Number;
        string name = areModels ? "train_seed" : table.Factors.Names[axis];
        int[] crossed = [.. (areModels ? Order : Order.TakeWhile(k => k != axis)).Where(k => !outer.Contains(k))];
        string[] parts =
        [
            .. outer.Count > 0 ? [$"within {string.Join(" and ", outer.Select(k => table.Factors.Names[k]))}"] : Array.Empty<string>(),
            .. crossed.Length > 0 ? [$"crossed with {string.Join(" and ", crossed.Select(k => table.Factors.Names[k]))}"] : Array.Empty<string>(),
        ];
        string objection = areModels && crossed.Length > 0
            ? $" (one label is one trained model under all of its levels; if not, --within train_seed={table.Factors.Columns[crossed[0]]})"
            : "";
        return parts.Length == 0 ? "" : $"{name} {string.Join(" and ", parts)}{objection}";
    }

    private void RequireLevels(string place, IReadOnlyList<int[]> levels)
    {
        for (int k = 0; k < table.Factors.Number; k++)
        {
            if (levels.Select(of => of[k]).Distinct().ToArray() is [var only])
            {
                string column = table.Factors.Columns[k];
                throw new StudyException($"{place}: --factor {column}: expected at least 2 levels, found one, '{table.Factors.Text(k, only)}'");
            }
        }
    }
}
