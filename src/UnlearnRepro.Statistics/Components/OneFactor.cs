using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Components;

/// <summary>Two crossed factors of which one has a single level: the two-level design of the other and its runs, number for number.</summary>
internal static class OneFactor
{
    public static TwoWayComponents Of(TwoWayGrid grid, double level)
    {
        bool second = grid.A == 1;
        (string one, string other) = second ? (grid.First, grid.Second) : (grid.Second, grid.First);
        SeedGrid rows = new([.. Enumerable.Range(0, second ? grid.B : grid.A).Select(k => (second ? grid.Runs(0, k) : grid.Runs(k, 0)).ToArray())]);
        VarianceComponents two = VarianceComponents.Of(rows, level);
        FactorComponent Unidentified(string name, string reason) => FactorComponent.Unidentified(name, level, reason);
        string single = $"one level of {one}: nothing shows how its levels differ", both = $"{grid.First} x {grid.Second}";
        string together = $"one {grid.Replicates} for each {other}: {other} and {grid.Replicates} cannot be told apart";
        bool apart = two.DfU > 0;
        FactorComponent factor = new(
            other, Named(two.TrainingVariance), Named(two.Icc), two.TrainingVariance.IsKnown ? two.TrainingVariance.Value / rows.I : null);
        FactorComponent replicates = new(
            grid.Replicates, Named(two.UnlearningVariance), Named(two.Icc).Complement(),
            two.UnlearningVariance.IsKnown ? two.UnlearningVariance.Value / (rows.I * two.Anova.HarmonicJ) : null);
        Estimate whole = Named(two.TotalVariance);
        return new TwoWayComponents
        {
            Level = level,
            Anova = null,
            Mean = Named(two.Mean),
            First = second ? Unidentified(grid.First, single) : factor,
            Second = second ? factor : Unidentified(grid.Second, single),
            Interaction = Unidentified(both, $"one level of {one}: {both} is part of {other}"),
            Replicates = replicates,
            CellNoise = apart || !whole.IsKnown
                ? Unidentified($"{other} + {grid.Replicates}", apart ? "its two parts are told apart" : whole.Reason!)
                : new FactorComponent(
                    $"{other} + {grid.Replicates}", whole,
                    Estimate.Unidentified(level, ModifiedLargeSample.Name, "it is all there is to share out"), whole.Value / rows.I),
            TotalVariance = whole,
        };

        // The two-level design speaks of training and unlearning seeds.
        Estimate Named(Estimate e) => e.Reason switch
        {
            VarianceEstimate.OneTraining => e with { Reason = $"one level of {other}: nothing shows how its levels differ" },
            VarianceEstimate.OneUnlearning => e with { Reason = together },
            MeanInterval.OneTraining => e with { Reason = $"conditional on one level of {other}: says nothing about others" },
            _ => e,
        };
    }
}
