using System.Globalization;

namespace UnlearnRepro.Statistics.Grids;

/// <summary>
/// One metric of one method over two crossed factors with runs nested in their pairs: values[f][t][u] is run u of the cell of level f and
/// level t, as with forget sets crossed with training seeds and unlearning seeds in both. Cells may be missing and may differ in their
/// number of runs. Like a <see cref="SeedGrid"/> it is not a sequence of numbers: runs share the levels of their cell.
/// </summary>
public sealed class TwoWayGrid
{
    private readonly double[][][] values;

    /// <summary>Copies the values.</summary>
    /// <param name="values">values[f][t] holds the runs of a cell in the metric's unit; none, or null, where the cell is missing.</param>
    /// <param name="first">Name of the factor whose levels are f.</param>
    /// <param name="second">Name of the factor whose levels are t.</param>
    /// <param name="replicates">Name of what differs between the runs of a cell.</param>
    /// <exception cref="ArgumentException">The rows differ in length, a level has no run at all, or a value is not finite.</exception>
    public TwoWayGrid(
        IReadOnlyList<IReadOnlyList<IReadOnlyList<double>?>> values, string first = "F", string second = "T", string replicates = "U")
    {
        ArgumentNullException.ThrowIfNull(values);
        (First, Second, Replicates) = (first, second, replicates);
        this.values = [.. values.Select(row => (double[][])[.. (row ?? []).Select(runs => (double[])[.. runs ?? []])])];
        if (this.values.Length == 0 || this.values[0].Length == 0)
        {
            throw new ArgumentException($"A grid of {first} and {second} needs at least one level of each.");
        }

        Check();
        int[] runs = [.. this.values.SelectMany(row => row).Select(cell => cell.Length).Where(length => length > 0)];
        Cells = runs.Length;
        Count = runs.Sum();
        HasEqualCells = runs.All(length => length == runs[0]);
        HarmonicJ = HasEqualCells ? runs[0] : Cells / runs.Sum(length => 1.0 / length);
    }

    /// <summary>Name of the first factor.</summary>
    public string First { get; }

    /// <summary>Name of the second factor.</summary>
    public string Second { get; }

    /// <summary>Name of what differs between the runs of a cell.</summary>
    public string Replicates { get; }

    /// <summary>Number of levels of the first factor.</summary>
    public int A => values.Length;

    /// <summary>Number of levels of the second factor.</summary>
    public int B => values[0].Length;

    /// <summary>Number of cells that have runs.</summary>
    public int Cells { get; }

    /// <summary>Number of runs.</summary>
    public int Count { get; }

    /// <summary>Whether no cell is missing.</summary>
    public bool IsComplete => Cells == A * B;

    /// <summary>Whether every cell that has runs has equally many.</summary>
    public bool HasEqualCells { get; }

    /// <summary>Harmonic mean of the runs per cell over the cells that have any; their common number where they have equally many.</summary>
    public double HarmonicJ { get; }

    /// <summary>The runs of a cell; none where it is missing.</summary>
    /// <param name="first">Level of the first factor, from 0.</param>
    /// <param name="second">Level of the second factor, from 0.</param>
    public IReadOnlyList<double> Values(int first, int second) => Array.AsReadOnly(values[first][second]);

    /// <summary><see cref="Values"/>, for the library's own loops.</summary>
    internal ReadOnlySpan<double> Runs(int f, int t) => values[f][t];

    private void Check()
    {
        for (int f = 0; f < A; f++)
        {
            if (values[f].Length != B)
            {
                throw new ArgumentException(
                    $"Level {f} of {First} has {values[f].Length} cells and level 0 has {B}; "
                    + $"{First} and {Second} are crossed, with an empty cell where runs are missing.");
            }

            for (int t = 0; t < B; t++)
            {
                int u = Array.FindIndex(values[f][t], value => !double.IsFinite(value));
                if (u >= 0)
                {
                    string found = values[f][t][u].ToString(CultureInfo.InvariantCulture);
                    throw new ArgumentException($"Cell ({First} {f}, {Second} {t}), run {u} is {found}; count failed cells before making a grid.");
                }
            }
        }

        Occupied(First, A, f => Enumerable.Range(0, B).Any(t => values[f][t].Length > 0));
        Occupied(Second, B, t => Enumerable.Range(0, A).Any(f => values[f][t].Length > 0));
    }

    private static void Occupied(string factor, int levels, Func<int, bool> hasRuns)
    {
        int empty = Enumerable.Range(0, levels).FirstOrDefault(level => !hasRuns(level), -1);
        if (empty >= 0)
        {
            throw new ArgumentException($"Level {empty} of {factor} has no run in any cell; leave it out of the grid.");
        }
    }
}
