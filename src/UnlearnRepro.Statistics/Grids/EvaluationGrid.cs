using System.Globalization;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Grids;

/// <summary>
/// One metric of one method at three nested levels: values[i][j][k] is the k-th evaluation of the model that the j-th unlearning
/// seed made of the i-th trained model. Trained models may differ in their number of unlearning seeds, and these in their number of evaluations: what
/// is missing is left out. Like a <see cref="SeedGrid"/> it is not a sequence of numbers: only training seeds are independent. Other levels
/// that are nested in each other are the same under other names, such as partitions, their trained models and the runs of these.
/// </summary>
public sealed class EvaluationGrid
{
    private readonly double[][][] values;

    /// <summary>Copies the values.</summary>
    /// <param name="values">values[i][j][k] in the metric's unit.</param>
    /// <exception cref="ArgumentException">A level is empty, or a value is not finite.</exception>
    public EvaluationGrid(IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        this.values = [.. values.Select(cells => (double[][])[.. (cells ?? []).Select(runs => (double[])[.. runs ?? []])])];
        if (this.values.Length == 0)
        {
            throw new ArgumentException("An evaluation grid needs at least one training, one unlearning and one evaluation seed.");
        }

        Check();
        Cells = this.values.Sum(cells => cells.Length);
        Count = this.values.Sum(cells => cells.Sum(runs => runs.Length));
        HasEqualCells = this.values.All(cells => cells.All(runs => runs.Length == this.values[0][0].Length));
        IsBalanced = HasEqualCells && this.values.All(cells => cells.Length == this.values[0].Length);
        SeedGrid = new SeedGrid([.. this.values.Select(cells => (double[])[.. cells.Select(runs => Sample.Mean(runs))])]);
    }

    /// <summary>Number of training seeds.</summary>
    public int I => values.Length;

    /// <summary>Number of unlearned models, of all training seeds together.</summary>
    public int Cells { get; }

    /// <summary>Number of evaluations, of all unlearned models together.</summary>
    public int Count { get; }

    /// <summary>Whether every unlearned model has equally many evaluations.</summary>
    public bool HasEqualCells { get; }

    /// <summary>Whether every trained model has equally many unlearning seeds and every unlearned one equally many evaluations.</summary>
    public bool IsBalanced { get; }

    /// <summary>Number of unlearning seeds of each training seed.</summary>
    /// <exception cref="InvalidOperationException">The grid is unbalanced.</exception>
    public int J => IsBalanced ? values[0].Length : throw Unbalanced();

    /// <summary>Number of evaluation seeds of each unlearned model.</summary>
    /// <exception cref="InvalidOperationException">The grid is unbalanced.</exception>
    public int K => IsBalanced ? values[0][0].Length : throw Unbalanced();

    /// <summary>
    /// The two-level grid of each unlearned model's mean over its evaluations. Its s_U^2 holds s_E^2 / K beside the unlearning seeds' own, K the model's.
    /// </summary>
    public SeedGrid SeedGrid { get; }

    /// <summary>The evaluations of one unlearned model.</summary>
    /// <param name="trainingSeed">Trained model, from 0.</param>
    /// <param name="unlearningSeed">Unlearned model of it, from 0.</param>
    public IReadOnlyList<double> Values(int trainingSeed, int unlearningSeed) => Array.AsReadOnly(values[trainingSeed][unlearningSeed]);

    /// <summary><see cref="Values"/>, for the library's own loops.</summary>
    internal ReadOnlySpan<double> Runs(int trainingSeed, int unlearningSeed) => values[trainingSeed][unlearningSeed];

    private InvalidOperationException Unbalanced() => new(
        $"The grid is unbalanced ({Count} evaluations of {Cells} unlearned models of {I} training seeds), so it has no single number of either.");

    private void Check()
    {
        for (int i = 0; i < I; i++)
        {
            if (values[i].Length == 0)
            {
                throw new ArgumentException($"Training seed {i} has no unlearning seed; leave it out of the grid.");
            }

            for (int j = 0; j < values[i].Length; j++)
            {
                if (values[i][j].Length == 0)
                {
                    throw new ArgumentException($"Cell ({i}, {j}) has no evaluation; leave it out of the grid.");
                }

                int k = Array.FindIndex(values[i][j], value => !double.IsFinite(value));
                if (k >= 0)
                {
                    string found = values[i][j][k].ToString(CultureInfo.InvariantCulture);
                    throw new ArgumentException($"Cell ({i}, {j}), evaluation {k} is {found}; count failed cells before making a grid.");
                }
            }
        }
    }
}
