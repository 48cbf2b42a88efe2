using System.Globalization;

namespace UnlearnRepro.Statistics;

/// <summary>
/// One metric of one method: row i holds the results from training seed i, entry j those of its j-th unlearning seed.
/// Rows are independent of each other, the entries of a row only given its trained model. That is why a grid is not a
/// sequence of numbers: code that pools the runs would treat the entries of a row as independent and report intervals
/// that are too short. Rows may differ in length.
/// </summary>
public sealed class SeedGrid
{
    private readonly double[][] values;

    /// <summary>Copies the values; later changes of the argument do not reach the grid.</summary>
    /// <param name="values">values[i][j] in the metric's unit.</param>
    /// <exception cref="ArgumentException">
    /// No row, an empty row, or a value that is not finite. Failed and collapsed cells are results too: the caller
    /// counts them and says how many there were before a grid of the others is made.
    /// </exception>
    public SeedGrid(IReadOnlyList<IReadOnlyList<double>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        this.values = [.. values.Select(row => row?.ToArray() ?? [])];
        Check(this.values);
        RowLengths = [.. this.values.Select(row => row.Length)];
        SeedMeans = [.. this.values.Select(Sample.Mean)];
        Count = RowLengths.Sum();
        GrandMean = Sample.Mean(SeedMeans);
    }

    /// <summary>Number of training seeds.</summary>
    public int I => values.Length;

    /// <summary>Number of unlearning seeds of each training seed.</summary>
    public IReadOnlyList<int> RowLengths { get; }

    /// <summary>Whether every training seed has equally many unlearning seeds.</summary>
    public bool IsBalanced => RowLengths.All(length => length == RowLengths[0]);

    /// <summary>Number of unlearning seeds per training seed.</summary>
    /// <exception cref="InvalidOperationException">The rows differ in length.</exception>
    public int J => IsBalanced ? RowLengths[0] : throw new InvalidOperationException(
        $"The grid is unbalanced (rows of {RowLengths.Min()} to {RowLengths.Max()} unlearning seeds), so it has no single J.");

    /// <summary>Number of cells.</summary>
    public int Count { get; }

    /// <summary>Mean of each row, in the metric's unit: the independent observations of a nested design.</summary>
    public IReadOnlyList<double> SeedMeans { get; }

    /// <summary>Unweighted mean of the seed means, in the metric's unit; every trained model counts once.</summary>
    public double GrandMean { get; }

    /// <summary>The results of one training seed.</summary>
    /// <param name="trainingSeed">Row, 0 to I - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public IReadOnlyList<double> Values(int trainingSeed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trainingSeed);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(trainingSeed, I);
        return Array.AsReadOnly(values[trainingSeed]);
    }

    /// <summary>The design one would have had with these training seeds and the first few unlearning seeds of each.</summary>
    /// <param name="trainingSeeds">Rows to keep, in this order.</param>
    /// <param name="unlearningSeeds">Leading entries to keep of each row, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A row does not exist or is shorter than asked for.</exception>
    public SeedGrid SubGrid(IReadOnlyList<int> trainingSeeds, int unlearningSeeds)
    {
        ArgumentNullException.ThrowIfNull(trainingSeeds);
        ArgumentOutOfRangeException.ThrowIfLessThan(unlearningSeeds, 1);
        return new SeedGrid([.. trainingSeeds.Select(i => Head(Values(i), unlearningSeeds))]);
    }

    private static double[] Head(IReadOnlyList<double> row, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, row.Count);
        return [.. row.Take(length)];
    }

    private static void Check(double[][] rows)
    {
        if (rows.Length == 0)
        {
            throw new ArgumentException("A seed grid needs at least one training seed; there is none.");
        }

        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i].Length == 0)
            {
                throw new ArgumentException($"Row {i} (training seed {i}) is empty; count failed cells before making a grid.");
            }

            int j = Array.FindIndex(rows[i], value => !double.IsFinite(value));
            if (j >= 0)
            {
                string found = rows[i][j].ToString(CultureInfo.InvariantCulture);
                throw new ArgumentException($"Row {i}, column {j} is {found}; count failed cells before making a grid.");
            }
        }
    }
}
