using UnlearnRepro.Studies;

namespace UnlearnRepro.Import;

/// <summary>The values of one metric of one method as a grid of training and unlearning seeds, by what the method draws.</summary>
internal static class TableMeans
{
    /// <summary>The grid; what the rows say against it is noted.</summary>
    /// <param name="table">All that was read.</param>
    /// <param name="part">The method.</param>
    /// <param name="axis">Row i by training seed.</param>
    /// <param name="metric">The metric's name.</param>
    /// <param name="grid">Its rows.</param>
    /// <param name="columns">The most unlearning seeds of any method.</param>
    public static MetricGrid Of(TableRows table, TablePart part, TrainingAxis axis, string metric, TableGrid grid, int columns)
    {
        double?[][] values = grid.Means();
        int full = axis.Count * part.Most, missing = full - values.Sum(row => row.Length);
        if (part.Method.SeedUse == SeedUse.Retraining)
        {
            // One model each, whatever else its rows name.
            return new(part.Method, metric, [.. values.Select(Mean)]) { Missing = values.Count(row => row.Length == 0) };
        }

        if (part.Method.SeedUse != SeedUse.Training)
        {
            return new(part.Method, metric, values) { Missing = missing };
        }

        // A method that draws nothing has one result per trained model, which stands for every unlearning seed.
        foreach (int code in axis.Codes)
        {
            double?[] row = values[axis[code]];
            if (row.Distinct().Count() > 1)
            {
                TableRow[] of = [.. grid.Rows.Where(r => r.Train == code && !r.IsBlank)];
                TableRow other = of.First(r => !r.Value.Equals(of[0].Value));
                table.Problems.Add(
                    $"{table.Place(of[0])} and {table.Place(other)}: {part.Method.Name}, {metric}, train_seed {table.Train[code]}: "
                    + $"expected one value for all unlearning seeds of a method that draws nothing, found {row.Distinct().Count()}");
            }
        }

        double?[][] repeated = [.. values.Select(row => row.Length == 0 ? row : [.. Enumerable.Repeat(row[0], columns)])];
        return new(part.Method, metric, repeated) { Missing = values.Count(row => row.Length == 0) };
    }

    // Equal values stay what they are to the bit; one that is no number leaves none.
    private static double?[] Mean(double?[] row) => row.Distinct().Count() <= 1 ? row[..Math.Min(1, row.Length)] : [row.Contains(null) ? null : row.Average()];
}
