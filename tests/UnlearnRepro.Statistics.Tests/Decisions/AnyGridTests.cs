using FsCheck;
using FsCheck.Fluent;
using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Distributions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Rankings;

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
            && Sound(RankInstability.OfPair(a, b, seed).Exceeds(0.2)) && Sound(RankInstability.OfTop(new MethodGrids([new("a", a), new("b", b), new("c", a)]), false, seed, (i + 1) / 2).StaysBelow(0.2))
            && Sound(AllocationCheck.Of(a, j, 10, 1, seed, draws: 20).Finding)
            && (i < 4 || Sound(VarianceIdentity.SplitHalf(a, i / 4, j, 2, seed).Finding));
        return sound.ToProperty();
    }

    [FsProperty(MaxTest = 200)]
    public Property RankingsAndDistributionsAnswer(DoNotSize<ulong> any)
    {
        ulong seed = any.Item;
        Worlds worlds = new(seed);
        int i = 1 + (int)(worlds.Uniform() * 7), m = 1 + (int)(worlds.Uniform() * 4);
        int? j = worlds.Uniform() < 0.3 ? null : 1 + (int)(worlds.Uniform() * 3);
        MethodGrids methods = new([.. Enumerable.Range(0, m).Select(k => new NamedGrid($"{k}", Grid(worlds, i, j)))]);
        SeedGrid a = methods.Grids[0], b = methods.Grids[^1];
        References references = new(Grid(worlds, 1 + (int)(worlds.Uniform() * 6), null).SeedMeans);
        CrossedComponents crossed = CrossedComponents.Of(methods);
        Friedman friedman = Friedman.Of(methods, true);
        RankDistribution ranks = RankDistribution.Of(methods, false);
        bool estimates = new[]
        {
            crossed.Training, crossed.Interaction, crossed.Unlearning, crossed.PairedNoise, references.Mean(), references.NullBand(), references.Sd(),
            WelchComparison.Of(a, references).Difference,
        }.Concat(ranks.TopShares).All(Sound);
        ProbabilityOfImprovement[] improvements =
            [ProbabilityOfImprovement.Paired(a, b), ProbabilityOfImprovement.Unpaired(a, b), ProbabilityOfImprovement.Unpaired(a, references)];
        KolmogorovSmirnov ks = KolmogorovSmirnov.Of(a, references);
        EnergyDistance[] energies = [EnergyDistance.Of(a, references, seed, 50), EnergyDistance.Paired(a, b, seed, 50)];
        KendallTau[] taus = [KendallTau.OfTrainingSeeds(methods, 0, i - 1, seed), KendallTau.OfGrids(a, b, seed)];
        bool findings = new[]
        {
            Superiority.Of(a, b).Finding, Superiority.Of(a, b, -0.1).Finding, friedman.Differ(), Nemenyi.Of(friedman).RanksAbove(0, m - 1), ks.Differ(),
            Equivalence.ToReferences(a, references, EquivalenceMargin.Points(0.2)).Finding,
            Equivalence.ToReferences(a, references, EquivalenceMargin.ReferenceSds(1)).Finding,
        }.Concat(BestMethods.Of(methods, true).IsBest).Concat(improvements.Select(p => p.Exceeds())).Concat(energies.Select(e => e.Differ()))
            .Concat(taus.Select(t => t.Agree())).All(Sound);
        bool pValues = improvements.Select(p => (p.PValue, p.MinimumP)).Concat(energies.Select(e => (e.PValue, e.MinimumP)))
            .Concat(taus.Select(t => (t.PValue, t.MinimumP))).Append((ks.PValue, ks.MinimumP))
            .All(p => p.MinimumP > 0 && p.PValue >= p.MinimumP * (1 - 1e-9) && p.PValue <= 1);
        bool shares = ranks.Shares.All(row => Math.Abs(row.Sum() - 1) < 1e-9) && BestMethods.Of(methods, true).Candidates.Count > 0;
        return (estimates && findings && pValues && shares).ToProperty();
    }
}
