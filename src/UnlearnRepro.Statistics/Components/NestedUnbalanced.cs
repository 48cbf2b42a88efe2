using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// The two upper of three nested components where numbers of seeds or evaluations differ: sums of the mean squares of unweighted means. Without a second
/// evaluation anywhere s_T^2 is that of the two-level design, whose rows may differ in length too.
/// </summary>
internal static class NestedUnbalanced
{
    /// <summary>
    /// A component, or its share, with a lower bound above 0 only where its F test rejects at that bound's error, as in a balanced design. Mean squares of
    /// very unequal means are no chi^2 for which the bound alone would do: of nothing it would show something in 7 % for 2.5.
    /// </summary>
    public static Estimate Tested(Estimate e, string effect, IReadOnlyList<FactorialTest> tests) =>
        e.Interval is { } interval && tests.FirstOrDefault(test => test.Effect == effect)?.PValue >= (1 - e.Level) / 2
            ? e with { Interval = interval with { Lower = 0 } }
            : e;

    public static (Estimate Training, Estimate Unlearning) Of(
        EvaluationGrid grid, NestedAnova table, MeanSquares? squares, double level, bool allEqual, NestedWords words)
    {
        double[][] parts = table.Parts;
        return (Training(), Unlearning());

        Estimate Training()
        {
            if (table is { DfT: > 0, DfE: 0 })
            {
                return NestedTotal.Said(VarianceComponents.Of(grid.SeedGrid, level).TrainingVariance, words.OneMiddle);
            }

            return squares is null
                ? Estimate.Unidentified(level, ModifiedLargeSample.Name, table.DfT == 0 ? words.OneOuter : words.OneMiddle)
                : Cut(squares.Sum(parts[0]), squares.Of(parts[0]), words.MsOuter, ($"its mean without the variance of {words.Names[0]}", words.MsMiddle.Seeds));
        }

        Estimate Unlearning()
        {
            if (table is not { MsU: { } msU, MsE: { } msE })
            {
                return Estimate.Unidentified(level, ModifiedLargeSample.Name, table.DfU == 0 ? words.OneMiddle : words.OneInner);
            }

            // One training seed leaves these two mean squares alone.
            MeanSquares two = new([(msU, table.EffectiveDfU), (msE, table.DfE)], level);
            return Cut(two.Sum(parts[1].AsSpan(1)), two.Of(parts[1].AsSpan(1)), words.MsMiddle.Name, words.MsInner);
        }

        Estimate Cut(double raw, Interval interval, string upper, (string Name, string Seeds) lower) => VarianceEstimate.OfDifference(
            raw, interval.Map(x => Math.Max(0, x)), level, ModifiedLargeSample.Name, allEqual, upper, lower);
    }
}
