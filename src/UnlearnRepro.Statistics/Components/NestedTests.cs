using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// F tests of the two upper of three nested levels. The middle one is exact for grids of any shape: without s_U^2 the evaluations of a trained model
/// are alike, and their analysis of variance is the one to test with (Wald 1940). The outer one weights trained models by their number of
/// unlearned ones and is exact where these have equally many evaluations. Elsewhere MS_E is added on the side that lacks s_E^2, which keeps both sides above
/// 0, with Satterthwaite's degrees of freedom (1946) on both.
/// </summary>
internal static class NestedTests
{
    private const double Rounding = 1e-12;

    public static IReadOnlyList<FactorialTest> Of(EvaluationGrid grid, NestedAnova table, NestedWords words)
    {
        List<FactorialTest> tests = [];
        if (table is { DfT: > 0, DfU: > 0 })
        {
            Add(tests, words.Names[0], grid.IsBalanced ? Of(table.MsT!.Value, table.MsU!.Value, table.DfT, table.DfU) : Outer(grid, table, words));
        }

        if (table is { DfU: > 0, DfE: > 0 })
        {
            double upper = grid.IsBalanced ? table.MsU!.Value : Weighted(grid) / table.DfU;
            Add(tests, words.Names[1], Of(upper, table.MsE!.Value, table.DfU, table.DfE) with { Names = ($"MS_{words.Names[1]}", $"MS_{words.Names[2]}") });
        }

        return tests;

        Ratio Of(double upper, double lower, int dfUpper, int dfLower) =>
            new(upper, lower, dfUpper, dfLower, true, (words.MsOuter, $"MS_{words.Names[1]}"));
    }

    private static Ratio Outer(EvaluationGrid grid, NestedAnova table, NestedWords words)
    {
        NestedWeights weights = new(grid);
        Anova means = Anova.Of(grid.SeedGrid);
        (_, double unlearning, double evaluation) = table.Estimates();
        double upper = means.MsT!.Value, lower = means.MsU!.Value, more = weights.PerTestedCell - weights.PerCell;
        string outer = words.MsOuter, middle = $"MS_{words.Names[1]}";

        if (grid.HasEqualCells)
        {
            return new(upper, lower, table.DfT, table.DfU, true, (outer, middle));
        }

        double df1 = weights.OfTest(unlearning, evaluation), df2 = table.EffectiveDfU, added = Math.Abs(more) * evaluation;
        return Math.Abs(more) <= Rounding * weights.PerCell ? new(upper, lower, df1, df2, false, (outer, middle))
            : more > 0
            ? new(upper, lower + added, df1, Df(lower, df2, added, table.DfE), false, (outer, Sum(middle)))
            : new(upper + added, lower, Df(upper, df1, added, table.DfE), df2, false, (Sum(outer), middle));

        string Sum(string name) => FormattableString.Invariant($"({name} + {Math.Abs(more):G3} MS_{words.Names[2]})");
    }

    /// <summary>Squares of unlearned models' means about their trained model's, every evaluation counted once.</summary>
    private static double Weighted(EvaluationGrid grid)
    {
        double sum = 0;
        for (int i = 0; i < grid.I; i++)
        {
            ReadOnlySpan<double> means = grid.SeedGrid.Row(i);
            double origin = means[0], offset = 0, runs = 0, size = Sample.Size(means);
            for (int j = 0; j < means.Length; j++)
            {
                offset += grid.Runs(i, j).Length * (means[j] - origin);
                runs += grid.Runs(i, j).Length;
            }

            for (int j = 0; j < means.Length; j++)
            {
                double deviation = Sample.Difference(means[j] - origin, offset / runs, size);
                sum += grid.Runs(i, j).Length * deviation * deviation;
            }
        }

        return sum;
    }

    private static double Df(double one, double dfOne, double other, double dfOther) =>
        one + other > 0 ? (one + other) * (one + other) / ((one * one / dfOne) + (other * other / dfOther)) : dfOne;

    private static void Add(List<FactorialTest> tests, string effect, Ratio r)
    {
        if (r.Upper > 0 || r.Lower > 0)
        {
            double f = r.Upper / r.Lower;
            tests.Add(new(effect, f, r.Df1, r.Df2, FTest.UpperTail(f, r.Df1, r.Df2), r.IsExact, $"{r.Names.Upper} / {r.Names.Lower}"));
        }
    }

    private sealed record Ratio(double Upper, double Lower, double Df1, double Df2, bool IsExact, (string Upper, string Lower) Names);
}
