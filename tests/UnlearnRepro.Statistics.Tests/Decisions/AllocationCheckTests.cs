using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class AllocationCheckTests
{
    [Test]
    public void ResampledVariancesFollowTheFormula()
    {
        // Averaged over draws they are the plug-in formula with untruncated components: (raw s_T^2 + MS_U / J)(c_T + J c_U).
        SeedGrid grid = new Worlds(61).Grid(30, 6, 0.5);
        (double t, double u) = BalancedComponents(grid);
        AllocationCheck check = AllocationCheck.Of(grid, 2, 4, 1, seed: 1);
        for (int j = 1; j <= 6; j++)
        {
            // 4000 draws: 4 relative standard errors are 4 sqrt(2 / 4000) = .09
            Assert.That(check.VarianceAtEqualCost[j - 1], Is.EqualTo((t + (u / j)) * (4 + j)).Within(9).Percent);
        }
    }

    // Training runs cost 20: with ICC .5 J* = 4.5 and J = 4 is near it. J = 1 has excess 21 / (24 x .625) - 1 = .4 and
    // J = 2 22 x .75 / 15 - 1 = .1, the tolerance itself.
    [TestCase(120, 4, Decision.Holds)]
    [TestCase(120, 1, Decision.Fails)]
    [TestCase(20, 2, Decision.Undecided)]
    public void DecidesByPlannedSeeds(int i, int planned, Decision expected) =>
        Assert.That(AllocationCheck.Of(new Worlds(62).Grid(i, 8, 0.5), planned, 20, 1, seed: 1).Finding.Decision, Is.EqualTo(expected));

    [Test]
    public void DeterministicMethodWantsOneUnlearningSeed()
    {
        SeedGrid grid = new([.. new Worlds(63).Normals(20).Select(x => new[] { x, x, x })]);
        AllocationCheck check = AllocationCheck.Of(grid, 1, 5, 1, seed: 1);
        Assert.That((check.BestUnlearningSeeds, check.Finding.Decision), Is.EqualTo((1, Decision.Holds)));
        // J = 3 costs 8 instead of 6 for the same variance.
        Assert.That(AllocationCheck.Of(grid, 3, 5, 1, seed: 1).Finding.Decision, Is.EqualTo(Decision.Fails));
    }

    [Test]
    public void TheSeedsAskedForDecide()
    {
        // J = 3 has excess 23 x .667 / 15 - 1 = .022. A small grid that happens to estimate the true ICC of .5, so that the suggestion rests on the truth. Wanted .8; 300 grids, 4 s.e.
        // .09, and the suggestion is for each end of the law, hence rather more.
        Worlds worlds = new(65);
        SeedGrid small = Enumerable.Range(0, 1000).Select(_ => worlds.Grid(12, 8, 0.5)).First(g => Math.Abs(VarianceComponents.Of(g).Icc.Value - 0.5) < 0.005);
        Finding open = AllocationCheck.Of(small, 3, 20, 1, seed: 1, tolerance: 0.05, draws: 5).Finding;
        Assert.That(open.Decision, Is.EqualTo(Decision.Undecided));
        double Decided(int i) => Enumerable.Range(0, 300).Count(n =>
            AllocationCheck.Of(worlds.Grid(i, 8, 0.5), 3, 20, 1, (ulong)n, tolerance: 0.05, draws: 5).Finding.Decision == Decision.Holds) / 300.0;
        Assert.That(Decided(open.SeedsNeeded!.Value), Is.InRange(0.8 - 0.09, 0.97));
        Assert.That(Decided(open.SeedsNeeded!.Value / 2), Is.LessThan(0.8));
    }

    [Test]
    public void OneUnlearningSeedCannotBeChecked() =>
        Assert.That(AllocationCheck.Of(new SeedGrid([[1.0], [2.0]]), 1, 1, 1, 1).Finding.Estimate.IsKnown, Is.False);

    private static (double Training, double Unlearning) BalancedComponents(SeedGrid grid)
    {
        double u = Enumerable.Range(0, grid.I).Average(i => grid.Values(i).Sum(y => Math.Pow(y - grid.Values(i).Average(), 2)) / (grid.J - 1));
        double means = grid.SeedMeans.Sum(m => Math.Pow(m - grid.SeedMeans.Average(), 2)) / (grid.I - 1);
        return (means - (u / grid.J), u);
    }
}
