using UnlearnRepro.Words;

namespace UnlearnRepro.Import;

/// <summary>
/// Which column tells the models of a reference apart. A retrained model has one seed, and tables put it where their methods have
/// theirs: under train_seed, or under unlearn_seed below the trained model that the methods of that row started from.
/// </summary>
internal static class ReferenceSeeds
{
    public const string ByTrain = "train_seed", ByUnlearn = "unlearn_seed", ByBoth = "both";

    /// <summary>Puts every reference's own seed under the training seeds, so that each model is a row of its grid.</summary>
    public static void Settle(TableRows table, TableOptions options)
    {
        bool[] isReference = [.. table.Methods.Select(m => options.IsReference(m.Name, m.Use))];
        if (!isReference.Contains(true))
        {
            return;
        }

        var rows = table.Rows;
        foreach (var group in Enumerable.Range(0, rows.Count).Where(k => isReference[rows[k].Method]).GroupBy(k => (rows[k].Study, rows[k].Method)))
        {
            Settle(table, options, [.. group]);
        }
    }

    private static void Settle(TableRows table, TableOptions options, int[] places)
    {
        var rows = table.Rows;
        TableRow first = rows[places[0]];
        int trains = Distinct(row => row.Train), unlearns = Distinct(row => row.Unlearn), pairs = Distinct(row => (row.Train, row.Unlearn));

        bool allTrained = places.All(k => table.Train[rows[k].Train].Length > 0);

        // A column in which every pair has a label of its own names the models. So does one within which the other changes no value.
        string? form = options.ReferenceSeeds
            ?? (pairs == trains && allTrained ? ByTrain
                : pairs == unlearns ? ByUnlearn
                : Tells(row => row.Train) ? ByTrain
                : Tells(row => row.Unlearn) ? ByUnlearn
                : null);
        if (form is null)
        {
            table.Problems.Add(
                $"{table.Place(first)}: {table.Methods[first.Method].Name}: expected one column to name the retrained models, "
                + $"found {trains} train_seed and {unlearns} unlearn_seed in {pairs} pairs with values that change with both; "
                + "--retrain-seed both if each pair is a model of its own, --retrain-seed train_seed or unlearn_seed if that column is the model's seed");
            return;
        }

        foreach (int k in places)
        {
            TableRow row = rows[k];
            string train = table.Train[row.Train], unlearn = table.Unlearn[row.Unlearn];
            rows[k] = form switch
            {
                ByTrain => row,
                ByUnlearn => row with { Train = table.Train.Code(unlearn), Unlearn = table.Unlearn.Code(train) },
                // A slash in the first label would let two pairs be one.
                _ => row with { Train = table.Train.Code($"{train.Replace("~", "~0").Replace("/", "~1")}/{unlearn}"), Unlearn = table.Unlearn.Code("") },
            };
            if (table.Train[rows[k].Train].Length == 0)
            {
                table.Problems.Add($"{table.Place(row)}: {form}: expected a label, found nothing");
            }
        }

        // A retrained model belongs to what it was trained without: to a level of every factor.
        int models = Distinct(row => (row.Levels, row.Train));
        table.References[(first.Study, first.Method)] = $"{NumberText.Count(models, "model")} by {(form == ByBoth ? "train_seed and unlearn_seed" : form)}";

        int Distinct<T>(Func<TableRow, T> label) => places.Select(k => label(rows[k])).Distinct().Count();

        bool Tells(Func<TableRow, int> label) =>
            places.Select(k => rows[k]).GroupBy(row => (label(row), row.Levels, row.Metric, row.Eval))
                .All(g => g.Where(row => !row.IsBlank).Select(row => row.Value).Distinct().Count() <= 1);
    }
}
