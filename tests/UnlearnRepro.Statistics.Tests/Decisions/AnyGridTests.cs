using FsCheck;
using FsCheck.Fluent;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>
/// Real grids are small, heaped on a few values (accuracies), constant in rows or everywhere, and ragged. Everything answers on
/// all of them, and no NaN gets out unmarked.
/// </summary>
public class AnyGridTests
{
    private static SeedGrid Grid(Worlds worlds, int i, int? j)
    {
        double step = worlds.Uniform() < 0.7 ? 0.25 : 1e-6;
        double top = worlds.Uniform() < 0.2 ? 0 : worlds.Uniform() * 6;
        bool constantRows = worlds.Uniform() < 0.25;
        double Cell() => 0.1 + (step * Math.Floor(worlds.Uniform() * top));
        double[] Row()
        {
            int length = j ?? 1 + (int)(worlds.Uniform() * 4);
            double first = Cell();
            return [.. Enumerable.Range(0, length).Select(_ => constantRows ? first : Cell())];
        }

        return new SeedGrid([.. Enumerable.Range(0, i).Select(_ => Row())]);
    }

    private static bool Sound(Estimate e) => e.IsKnown
        ? double.IsFinite(e.Value) && double.IsFinite(e.Raw) && (e.Interval is null || e.Interval.Value.Lower <= e.Interval.Value.Upper)
            && ((e.Status == Status.Ok) == (e.Reason is null))
        : e.Reason is not null && e.Interval is null;

    private static bool Sound(Finding f) => Sound(f.Estimate) && f.Reason.Length > 0 && (f.SeedsNeeded is null || f.Decision == Decision.Undecided);

    [FsProperty(MaxTest = 200)]
    public Property ComponentsAndDecisionsAnswer(DoNotSize<ulong> any)
    {
        ulong seed = any.Item;
        Worlds worlds = new(seed);
        SeedGrid grid = Grid(worlds, 1 + (int)(worlds.Uniform() * 7), worlds.Uniform() < 0.5 ? null : 1 + (int)(worlds.Uniform() * 4));
        VarianceComponents c = VarianceComponents.Of(grid);
        bool components = new[] { c.Mean, c.TrainingVariance, c.UnlearningVariance, c.Icc, c.TotalVariance, c.TrainingSd, c.UnlearningSd }.All(Sound);
        bool decisions = new[]
        {
            Dominance.Of(grid), TrainingSpread.OfSeedMeans(grid, 0.3), TrainingSpread.OfComponent(grid, 0.3),
            TrainingFloor.Of(grid).Finding, TrainingFloor.Of(grid, 0.1).Finding, SingleSeedCoverage.Of(grid).Finding,
        }.All(Sound);
        return (components && decisions).ToProperty();
    }

    [FsProperty(MaxTest = 200)]
    public Property ComparisonsAndChecksAnswer(DoNotSize<ulong> any)
    {
        ulong seed = any.Item;
        Worlds worlds = new(seed);
        int i = 1 + (int)(worlds.Uniform() * 9), j = 1 + (int)(worlds.Uniform() * 4);
        SeedGrid a = Grid(worlds, i, j), b = Grid(worlds, i, null), other = Grid(worlds, 1 + (int)(worlds.Uniform() * 5), null);
        bool sound = Sound(PairedComparison.Of(a, b).Difference)
            && Sound(Equivalence.Paired(a, b, 0.2).Finding) && Sound(Equivalence.Welch(a, other, 0.2).Finding)
            && Sound(RankInstability.OfPair(a, b, seed).Exceeds(0.2)) && Sound(RankInstability.OfTop([a, b, a], false, seed, (i + 1) / 2).StaysBelow(0.2))
            && Sound(AllocationCheck.Of(a, j, 10, 1, seed, draws: 20).Finding)
            && (i < 4 || Sound(VarianceIdentity.SplitHalf(a, i / 4, j, 2, seed).Finding));
        return sound.ToProperty();
    }
}
