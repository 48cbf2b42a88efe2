using System.Globalization;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Grids;

/// <summary>
/// One metric of one method at three nested levels: values[i][j][k] is the k-th evaluation of the model that the j-th unlearning
/// seed made of the i-th trained model. Every trained model has J unlearning seeds and every one of these K evaluations. Like a
/// <see cref="SeedGrid"/> it is not a sequence of numbers: only training seeds are independent.
/// </summary>
public sealed class EvaluationGrid
{
    private readonly double[][][] values;

    /// <summary>Copies the values.</summary>
    /// <param name="values">values[i][j][k] in the metric's unit.</param>
    /// <exception cref="ArgumentException">A level is empty, the grid is unbalanced, or a value is not finite.</exception>
    public EvaluationGrid(IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        this.values = [.. values.Select(cells => (double[][])[.. (cells ?? []).Select(runs => (double[])[.. runs ?? []])])];
        if (this.values.Length == 0 || this.values[0].Length == 0 || this.values[0][0].Length == 0)
        {
            throw new ArgumentException("An evaluation grid needs at least one training, one unlearning and one evaluation seed.");
        }

        (J, K) = (this.values[0].Length, this.values[0][0].Length);
        Check();
        SeedGrid = new SeedGrid([.. this.values.Select(cells => (double[])[.. cells.Select(runs => Sample.Mean(runs))])]);
    }

    /// <summary>Number of training seeds.</summary>
    public int I => values.Length;

    /// <summary>Number of unlearning seeds of each training seed.</summary>
    public int J { get; }

    /// <summary>Number of evaluation seeds of each unlearned model.</summary>
    public int K { get; }

    /// <summary>
    /// The two-level grid of each unlearned model's mean over its evaluations. Its s_U^2 holds s_E^2 / K beside the unlearning seeds' own.
    /// </summary>
    public SeedGrid SeedGrid { get; }

    /// <summary>The evaluations of one unlearned model.</summary>
    internal ReadOnlySpan<double> Runs(int trainingSeed, int unlearningSeed) => values[trainingSeed][unlearningSeed];

    private void Check()
    {
        for (int i = 0; i < I; i++)
        {
            if (values[i].Length != J)
            {
                throw new ArgumentException(
                    $"Training seed {i} has {values[i].Length} unlearning seeds and training seed 0 has {J}; an evaluation grid must be balanced.");
            }

            for (int j = 0; j < J; j++)
            {
                if (values[i][j].Length != K)
                {
                    throw new ArgumentException(
                        $"Cell ({i}, {j}) has {values[i][j].Length} evaluations and cell (0, 0) has {K}; an evaluation grid must be balanced.");
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
