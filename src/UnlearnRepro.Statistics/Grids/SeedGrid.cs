using System.Globalization;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Grids;

/// <summary>
/// One metric of one method: row i holds the results from training seed i, entry j those of its j-th unlearning seed.
/// Rows are independent of each other, the entries of a row only given its trained model. That is why a grid is not a
/// sequence of numbers: code that pools the runs would treat the entries of a row as independent and report intervals
/// that are too short. Rows may differ in length.
/// </summary>
public sealed class SeedGrid
{
    private readonly double[][] values;
    private readonly double[] means;

    /// <summary>Copies the values; later changes of the argument do not reach the grid.</summary>
    /// <param name="values">values[i][j] in the metric's unit.</param>
    /// <exception cref="ArgumentException">
    /// No row, an empty row, or a value that is not finite. Failed and collapsed cells are results too: the caller
    /// counts them and says how many there were before a grid of the others is made.
    /// </exception>
    public SeedGrid(IReadOnlyList<IReadOnlyList<double>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            throw new ArgumentException("A seed grid needs at least one training seed; there is none.");
        }

        this.values = new double[values.Count][];
        int[] lengths = new int[values.Count];
        double[] means = new double[values.Count];
        IsBalanced = true;
        for (int i = 0; i < values.Count; i++)
        {
            double[] row = [.. values[i] ?? []];
            Check(row, i);
            this.values[i] = row;
            lengths[i] = row.Length;
            means[i] = Sample.Mean(row);
            Count += row.Length;
            IsBalanced &= row.Length == lengths[0];
        }

        RowLengths = Array.AsReadOnly(lengths);
        this.means = means;
        SeedMeans = Array.AsReadOnly(means);
        GrandMean = Sample.Mean(means);
    }

    /// <summary>Number of training seeds.</summary>
    public int I => values.Length;

    /// <summary>Number of unlearning seeds of each training seed.</summary>
    public IReadOnlyList<int> RowLengths { get; }

    /// <summary>Whether every training seed has equally many unlearning seeds.</summary>
    public bool IsBalanced { get; }

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

    /// <summary>The results of one training seed, for the library's own loops.</summary>
    internal ReadOnlySpan<double> Row(int trainingSeed) => values[trainingSeed];

    /// <summary><see cref="SeedMeans"/>, for the library's own loops.</summary>
    internal ReadOnlySpan<double> Means => means;

    private static void Check(double[] row, int i)
    {
        if (row.Length == 0)
        {
            throw new ArgumentException($"Row {i} (training seed {i}) is empty; count failed cells before making a grid.");
        }

        for (int j = 0; j < row.Length; j++)
        {
            if (!double.IsFinite(row[j]))
            {
                string found = row[j].ToString(CultureInfo.InvariantCulture);
                throw new ArgumentException($"Row {i}, column {j} is {found}; count failed cells before making a grid.");
            }
        }
    }
}
