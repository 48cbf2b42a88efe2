namespace UnlearnRepro.Statistics.Components;

/// <summary>The estimates of a table of two crossed factors: every one a sum of its mean squares in the order F, T, FT, U.</summary>
internal sealed class TwoWayEstimates
{
    private readonly TwoWayAnova table;
    private readonly double level;
    private readonly double freshFirst;
    private readonly string both;
    private readonly string? missing;
    private readonly bool allEqual;
    private readonly MeanSquares? squares;
    private readonly double[] total = [];

    /// <summary>The estimates of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="level">Confidence level.</param>
    /// <param name="freshFirst">1 - a / A, the part of the first factor's variance that its sampling from a finite population leaves in the mean.</param>
    public TwoWayEstimates(TwoWayAnova table, double level, double freshFirst)
    {
        (this.table, this.level, this.freshFirst) = (table, level, freshFirst);
        (FactorSquares f, FactorSquares t) = (table.First, table.Second);
        both = $"{f.Name} x {t.Name}";
        missing = f.Df == 0 ? Nested(f.Name, t.Name) : t.Df == 0 ? Nested(t.Name, f.Name)
            : table.DfInteraction == 0 ? $"too few cells: nothing is left beside the effects of {f.Name} and {t.Name}"
            : null;
        allEqual = table.MsReplicates is null or 0 && table is { First.MeanSquare: 0, Second.MeanSquare: 0, MsInteraction: 0 };
        if (missing is null)
        {
            (double ofF, double ofT, double j) = (1 / f.Weight, 1 / t.Weight, table.J);
            total = Sum(ofF, ofT, (1 / j) - ofF - ofT, 1 - (1 / j));
            (double, double)[] known = [(f.MeanSquare!.Value, f.Df), (t.MeanSquare!.Value, t.Df), (table.MsInteraction!.Value, table.DfInteraction)];
            squares = new MeanSquares(table.MsReplicates is { } msU ? [.. known, (msU, table.DfReplicates)] : known, level);
        }
    }

    private bool HasReplicates => table.MsReplicates is not null;

    public TwoWayComponents All()
    {
        double cells = table.Cells;
        string together = $"one {table.Replicates} in each cell: {both} and {table.Replicates} cannot be told apart";
        FactorComponent first = Factor(table.First, Sum(1 / table.First.Weight, 0, -1 / table.First.Weight, 0), table.First.InMean * freshFirst);
        FactorComponent second = Factor(table.Second, Sum(0, 1 / table.Second.Weight, -1 / table.Second.Weight, 0), table.Second.InMean);
        FactorComponent interaction = missing is null && !HasReplicates
            ? FactorComponent.Unidentified(both, level, together)
            : Difference(both, Sum(0, 0, 1 / table.J, -1 / table.J), 1 / cells, $"MS_{both}", ($"MS_{table.Replicates}", table.Replicates));
        FactorComponent replicates = HasReplicates
            ? Square(table.Replicates, table.MsReplicates!.Value, table.DfReplicates, Sum(0, 0, 0, 1), 1 / (cells * table.J), "all runs of a cell agree")
            : FactorComponent.Unidentified(table.Replicates, level, together);
        FactorComponent noise = missing is { } reason
            ? FactorComponent.Unidentified($"{both} + {table.Replicates}", level, reason)
            : Square(
                HasReplicates ? $"{both} + {table.Replicates} / J" : $"{both} + {table.Replicates}", table.MsInteraction!.Value / table.J,
                table.DfInteraction, Sum(0, 0, 1 / table.J, 0), 1 / cells, "cells hold nothing beyond the effects of their levels");
        return new TwoWayComponents
        {
            Level = level,
            Anova = table,
            First = first,
            Second = second,
            Interaction = interaction,
            Replicates = replicates,
            CellNoise = HasReplicates && missing is null
                ? noise with { Share = Estimate.Unidentified(level, ModifiedLargeSample.Name, "it is no part of a single run: its two parts have the shares") }
                : noise,
            TotalVariance = missing is null
                ? FactorComponent.TotalOf(squares!, total, level, allEqual)
                : Estimate.Unidentified(level, ModifiedLargeSample.Name, missing),
            Mean = CrossedMean.Of(
                table, level, freshFirst,
                missing is null ? first.InMean + second.InMean + (HasReplicates ? interaction.InMean + replicates.InMean : noise.InMean) : null,
                missing),
        };
    }

    private FactorComponent Factor(FactorSquares factor, double[] part, double inMean) =>
        Difference(factor.Name, part, inMean, $"MS_{factor.Name}", ($"MS_{both}", factor.Name));

    private FactorComponent Difference(string name, double[] part, double inMean, string upper, (string Name, string Seeds) lower)
    {
        if (missing is not null)
        {
            return FactorComponent.Unidentified(name, level, missing);
        }

        Estimate variance = VarianceEstimate.OfDifference(
            squares!.Sum(part), squares.Of(part).Map(x => Math.Max(0, x)), level, ModifiedLargeSample.Name, allEqual, upper, lower);
        return new FactorComponent(name, variance, FactorComponent.ShareOf(squares, part, total, level), variance.Value * inMean);
    }

    private FactorComponent Square(string name, double meanSquare, int df, double[] part, double inMean, string whenZero)
    {
        Estimate variance = VarianceEstimate.OfMeanSquare(meanSquare, df, level, allEqual, whenZero);
        Estimate share = missing is null
            ? FactorComponent.ShareOf(squares!, part, total, level)
            : Estimate.Unidentified(level, ModifiedLargeSample.Name, missing);
        return new FactorComponent(name, variance, share, variance.Value * inMean);
    }

    private static string Nested(string of, string within) => $"no {within} is run with two levels of {of}: the two are nested, not crossed";

    private double[] Sum(double f, double t, double ft, double u) => HasReplicates ? [f, t, ft, u] : [f, t, ft];
}
