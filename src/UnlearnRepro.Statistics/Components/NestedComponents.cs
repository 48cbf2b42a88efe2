using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// What a three-level grid says under y_ijk = mu + T_i + U_ij + E_ijk: variances of training, unlearning and evaluation seeds in squared
/// units of the metric. The modified large-sample intervals of neighbouring mean squares are those of two levels, because each
/// difference involves two mean squares only (Burdick, Graybill 1992, ch. 5); the total and the shares of it are sums of three. Where numbers of seeds
/// or evaluations differ, mean squares are those of unweighted means with Satterthwaite's degrees of freedom (1946), s_T^2 is a sum of three too, and a
/// lower bound is above 0 only where the F test rejects. Other levels that are nested in each other, such as partitions, their trained
/// models and the unlearning seeds of these, are the same design under other names.
/// </summary>
public sealed record NestedComponents
{
    /// <summary>Nominal level of every interval, in (0, 1).</summary>
    public required double Level { get; init; }

    /// <summary>Sums of squares and mean squares.</summary>
    public required NestedAnova Anova { get; init; }

    /// <summary>mu: mean of the seed means, Student interval with I - 1 degrees of freedom; no interval for I = 1.</summary>
    public required Estimate Mean { get; init; }

    /// <summary>
    /// s_T^2 = (MS_T - MS_U) / (J K), or the sum of three mean squares where numbers differ; needs two training seeds and two unlearning seeds, not two
    /// evaluations: one each leave the two-level design and its estimate.
    /// </summary>
    public required Estimate TrainingVariance { get; init; }

    /// <summary>s_U^2 = (MS_U - MS_E) / K, K the weight in MS_U; needs two unlearning seeds and two evaluations.</summary>
    public required Estimate UnlearningVariance { get; init; }

    /// <summary>s_E^2 = MS_E, chi-square interval; needs two evaluations.</summary>
    public required Estimate EvaluationVariance { get; init; }

    /// <summary>
    /// s_T^2 + s_U^2 + s_E^2, each as it is before it is cut at 0: the variance of a single run with fresh seeds. Needs two training seeds only; with one
    /// level of the others it is that of <see cref="VarianceComponents"/>.
    /// </summary>
    public required Estimate TotalVariance { get; init; }

    /// <summary>
    /// The three components with their shares of the total and their parts in the variance of the mean, largest units first. The parts
    /// add up to the mean's squared standard error unless a component is cut at 0.
    /// </summary>
    public required IReadOnlyList<FactorComponent> Components { get; init; }

    /// <summary>
    /// F tests of the two upper levels, those that the design allows. That of the middle level is exact; that of the outer one where all unlearned models
    /// have equally many evaluations, an approximation elsewhere.
    /// </summary>
    public required IReadOnlyList<FactorialTest> Tests { get; init; }

    /// <summary>s_T, in the metric's unit.</summary>
    public Estimate TrainingSd => TrainingVariance.SquareRoot();

    /// <summary>s_U, in the metric's unit.</summary>
    public Estimate UnlearningSd => UnlearningVariance.SquareRoot();

    /// <summary>s_E, in the metric's unit.</summary>
    public Estimate EvaluationSd => EvaluationVariance.SquareRoot();

    /// <summary>The components of a grid.</summary>
    /// <param name="grid">Any evaluation grid; what its design cannot tell comes back unidentified.</param>
    /// <param name="level">Two-sided confidence level, in (0, 1).</param>
    /// <param name="names">Names of the three levels from the outer one on, such as P, T, U; null for training, unlearning and evaluation seeds.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    /// <exception cref="ArgumentException">There are not three names.</exception>
    public static NestedComponents Of(EvaluationGrid grid, double level = 0.95, IReadOnlyList<string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(grid);
        Require.Level(level);
        NestedWords words = NestedWords.Of(names);
        NestedAnova table = NestedAnova.Of(grid);
        bool allEqual = table is { SsT: 0, SsU: 0, SsE: 0 } && grid.I > 1;
        MeanSquares? squares = table is { MsT: { } msT, MsU: { } msU, MsE: { } ms }
            ? new([(msT, table.EffectiveDfT), (msU, table.EffectiveDfU), (ms, table.DfE)], level)
            : null;
        (Estimate training, Estimate unlearning) = grid.IsBalanced
            ? Balanced(grid, table, level, allEqual, words)
            : NestedUnbalanced.Of(grid, table, squares, level, allEqual, words);
        Estimate evaluation = table.MsE is { } msE
            ? VarianceEstimate.OfMeanSquare(msE, table.DfE, level, allEqual, words.InnerAgree)
            : Estimate.Unidentified(level, ChiSquareInterval.Name, words.OneInner);
        NestedTotal total = NestedTotal.Of(grid, table, squares, level, allEqual, words);
        IReadOnlyList<FactorialTest> tests = NestedTests.Of(grid, table, words);
        if (!grid.IsBalanced && squares is not null)
        {
            training = NestedUnbalanced.Tested(training, words.Names[0], tests);
            unlearning = NestedUnbalanced.Tested(unlearning, words.Names[1], tests);
            total = total with { Shares = [.. total.Shares.Select((share, k) => NestedUnbalanced.Tested(share, words.Names[k], tests))] };
        }

        FactorComponent Part(int k, Estimate variance, double draws) =>
            new(words.Names[k], variance, total.Shares[k], variance.IsKnown ? variance.Value / draws : null);
        return new NestedComponents
        {
            Level = level,
            Anova = table,
            Mean = MeanInterval.Of(grid.SeedGrid.Means, level, words.Conditional),
            TrainingVariance = training,
            UnlearningVariance = unlearning,
            EvaluationVariance = evaluation,
            TotalVariance = total.Variance,
            Components =
            [
                Part(0, training, grid.I), Part(1, unlearning, grid.I * (table.TrainingInT / table.UnlearningInT)),
                Part(2, evaluation, grid.I * table.TrainingInT),
            ],
            Tests = tests,
        };
    }

    private static (Estimate Training, Estimate Unlearning) Balanced(EvaluationGrid grid, NestedAnova table, double level, bool allEqual, NestedWords words)
    {
        string outer = table.DfT == 0 ? words.OneOuter : words.OneMiddle, inner = table.DfU == 0 ? words.OneMiddle : words.OneInner;
        return (
            Difference(table.MsT, table.MsU, table.DfT, table.DfU, grid.J * grid.K, level, allEqual, words.MsOuter, words.MsMiddle, outer),
            Difference(table.MsU, table.MsE, table.DfU, table.DfE, grid.K, level, allEqual, words.MsMiddle.Name, words.MsInner, inner));
    }

    private static Estimate Difference(
        double? upper, double? lower, int dfUpper, int dfLower, int weight, double level, bool allEqual,
        string upperName, (string Name, string Seeds) lowerName, string missing) =>
        upper is { } a && lower is { } b
            ? VarianceEstimate.OfDifference(
                (a - b) / weight, ModifiedLargeSample.Difference(a, b, dfUpper, dfLower, weight, level),
                level, ModifiedLargeSample.Name, allEqual, upperName, lowerName)
            : Estimate.Unidentified(level, ModifiedLargeSample.Name, missing);
}
