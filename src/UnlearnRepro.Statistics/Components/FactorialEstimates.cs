using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>The estimates of a table of a balanced design: every one a sum of its mean squares, with the intervals of <see cref="MeanSquares"/>.</summary>
internal sealed class FactorialEstimates
{
    private readonly FactorialAnova table;
    private readonly double level;
    private readonly MeanSquares squares;
    private readonly double[] total;
    private readonly bool allEqual;

    /// <summary>The estimates of a table with one effect or more.</summary>
    public FactorialEstimates(FactorialAnova table, double level)
    {
        (this.table, this.level, total) = (table, level, table.Design.Total());
        squares = new MeanSquares([.. table.Effects.Select(e => (e.MeanSquare, e.Df))], level);
        allEqual = table.Effects.All(e => e.SumOfSquares == 0);
    }

    // Two levels have a total of their own and an exact interval of the share, of which two effects are the sign: two crossed factors have three.
    private bool IsTwoLevel => table.Effects.Count == 2;

    /// <summary>The sum of all components.</summary>
    public Estimate Total()
    {
        if (table.Design.Conditional is { } one)
        {
            return Estimate.Unidentified(level, ModifiedLargeSample.Name, $"one level of {one}: nothing shows how its levels differ");
        }

        FactorialEffect first = table.Effects[0], last = table.Effects[^1];
        return table.Effects.Count == 1
            ? VarianceEstimate.OfMeanSquare(first.MeanSquare, first.Df, level, allEqual, "")
            : FactorComponent.TotalOf(squares, total, level, allEqual) is var sum && IsTwoLevel
                ? sum with { Interval = ModifiedLargeSample.Total(first.MeanSquare, last.MeanSquare, first.Df, last.Df, first.Weight, level) }
                : sum;
    }

    /// <summary>The component of an effect.</summary>
    public FactorComponent Component(int effect)
    {
        double[] part = table.Design.Parts[effect];
        FactorialEffect line = table.Effects[effect];
        Estimate variance = effect == table.Effects.Count - 1
            ? VarianceEstimate.OfMeanSquare(line.MeanSquare, line.Df, level, allEqual, $"no {line.Name} changes anything here")
            : Difference(part);
        return new FactorComponent(line.Name, variance, Share(effect, part), variance.Value * table.Design.Effects[effect].Fresh / line.Levels);
    }

    private Estimate Difference(double[] part)
    {
        double above = Sum(part, 1), below = Sum(part, -1);
        FactorialEffect[] lower = [.. table.Effects.Where((_, k) => part[k] < 0)];
        string names = string.Join(" + ", table.Effects.Where((_, k) => part[k] > 0).Select(e => $"MS_{e.Name}"));

        // Mean squares that differ by rounding only are equal, as wherever one value alone differs from all others.
        return VarianceEstimate.OfDifference(
            Sample.Difference(above, below, above), squares.Of(part).Map(x => Math.Max(0, x)), level, ModifiedLargeSample.Name, allEqual, names,
            (string.Join(" + ", lower.Select(e => $"MS_{e.Name}")), string.Join(" and ", lower.Select(e => e.Name))));
    }

    private double Sum(double[] part, int sign) => table.Effects.Select((e, k) => Math.Max(0, sign * part[k]) * e.MeanSquare).Sum();

    private Estimate Share(int effect, double[] part)
    {
        string? missing = table.Design.Conditional is { } one ? $"one level of {one}: nothing shows how its levels differ"
            : table.Effects.Count == 1 ? "it is all there is to share out"
            : null;
        if (missing is not null)
        {
            return Estimate.Unidentified(level, ModifiedLargeSample.Name, missing);
        }

        return IsTwoLevel && !allEqual
            ? effect == 0 ? OfOuterLevel() : OfOuterLevel().Complement()
            : FactorComponent.ShareOf(squares, part, total, level);
    }

    private Estimate OfOuterLevel()
    {
        (FactorialEffect outer, FactorialEffect inner) = (table.Effects[0], table.Effects[1]);
        double f = Sample.Difference(outer.MeanSquare, inner.MeanSquare, inner.MeanSquare) == 0 ? 1 : outer.MeanSquare / inner.MeanSquare;
        double raw = IntraclassInterval.Share(f, outer.Weight);
        (Status status, string? why) = raw <= 0 ? (Status.Boundary, $"MS_{outer.Name} <= MS_{inner.Name}: the estimate is 0")
            : raw >= 1 ? (Status.Boundary, $"no {inner.Name} changes anything here")
            : (Status.Ok, (string?)null);
        return new Estimate(
            Math.Max(0, raw), raw, IntraclassInterval.Of(f, outer.Df, inner.Df, outer.Weight, level), level, IntraclassInterval.Name, status, why);
    }
}
