using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Protocols;

namespace UnlearnRepro.Statistics.Tests;

public class GridProtocolTests
{
    [Test]
    public void IsTheMeanOverRowsAndDiagonals()
    {
        // Rows 0, 1 and 2; A2 by diagonals: (1, 5, 9), (2, 6, 7), (3, 4, 8).
        double[][] rows = [[1, 2, 3], [4, 5, 6], [7, 8, 9]], diagonals = [[1, 5, 9], [2, 6, 7], [3, 4, 8]];
        ProtocolDistance d = ProtocolDistance.OfGrid(new SeedGrid(rows), 1, 99);
        double[] byRow = [.. rows.Select(row => diagonals.Average(diagonal => Wasserstein.Distance(row, diagonal)))];
        Assert.That(d.Parts, Is.EqualTo(byRow).Within(1e-12));
        Assert.That(d.Distance.Value, Is.EqualTo(byRow.Average()).Within(1e-12));
    }

    [Test]
    public void ShortRowsGoRound()
    {
        // Row 1 has two entries: diagonals (1, 5), (2, 4), (3, 5).
        double[][] rows = [[1, 2, 3], [4, 5]], diagonals = [[1, 5], [2, 4], [3, 5]];
        Assert.That(ProtocolDistance.OfGrid(new SeedGrid(rows), 1, 99).Parts, Is.EqualTo(
            rows.Select(row => diagonals.Average(diagonal => Wasserstein.Distance(row, diagonal)))).Within(1e-12));
    }

    [Test]
    public void ChanceIsTheExchangeOfAllCells()
    {
        // All 720 orders of 6 cells, from the definition, against 20 000 drawn ones: 4 standard errors of p are at most .0142.
        double[] cells = [0.1, 0.9, 2.2, 1.3, 3.1, 2.5];
        static double Of(double[] y) => ProtocolDistance.OfGrid(new SeedGrid([y[..2], y[2..4], y[4..]]), 1, 1).Distance.Value;
        double[] all = [.. Orders(6).Select(order => Of([.. order.Select(k => cells[k])]))];
        ProtocolDistance d = ProtocolDistance.OfGrid(new SeedGrid([cells[..2], cells[2..4], cells[4..]]), 1, 20_000);
        Assert.That(d.PValue, Is.EqualTo(all.Count(x => x >= d.Distance.Value - 1e-9) / 720.0).Within(0.0142));
        Assert.That(d.NullMean, Is.EqualTo(all.Average()).Within(0.01));
        Assert.That(all.Select(x => Math.Round(x, 9)).Distinct().Count(), Is.EqualTo(60), "3! orders of rows and 2! of all their entries change nothing");
        Assert.That(d.MinimumP, Is.EqualTo(1 / 60.0).Within(1e-12), "however many are drawn");
        Assert.That(d.IsExact, Is.False);
    }

    [Test]
    public void TheFTestStandsBeside()
    {
        SeedGrid grid = new(Worlds.Dyestuff);
        ProtocolDistance d = ProtocolDistance.OfGrid(grid, 3), again = ProtocolDistance.OfGrid(grid, 3);
        VarianceComponents c = VarianceComponents.Of(grid);
        Assert.That(d.FTest, Is.EqualTo(new Numerics.FTest(c.F!.Value, c.DfT, c.DfU, d.FTest!.PValue)));
        Assert.That(d.FTest.PValue, Is.EqualTo(0.0043985).Within(1e-6)); // Davies, Goldsmith's table: F = 4.60 with 5 and 24.
        Assert.That(d.Differ().Decision, Is.EqualTo(Decision.Holds));
        Assert.That((again.PValue, again.NullMean), Is.EqualTo((d.PValue, d.NullMean)));
    }

    [Test]
    public void OneTrainingSeedOrOneUnlearningSeedHasNoProtocolPair()
    {
        ProtocolDistance one = ProtocolDistance.OfGrid(new SeedGrid([[1, 2, 3]]), 1), single = ProtocolDistance.OfGrid(new SeedGrid([[1], [2]]), 1);
        Assert.That((one.Distance.IsKnown, single.Distance.IsKnown, single.Excess), Is.EqualTo((false, false, (double?)null)));
        Assert.That(single.Differ().Reason, Does.StartWith("one unlearning seed per training seed"));
    }

    [Test]
    public void EqualCellsDecideNothing() => Assert.That(
        ProtocolDistance.OfGrid(new SeedGrid([[2, 2], [2, 2]]), 1).Differ() is { Decision: Decision.Undecided, Estimate.Status: Status.Degenerate });

    [Test]
    public void UnitsAndOriginAreOfNoEffectOnP()
    {
        Worlds worlds = new(5);
        double[][] rows = [.. Enumerable.Range(0, 4).Select(_ => worlds.Normals(3))];
        ProtocolDistance d = ProtocolDistance.OfGrid(new SeedGrid(rows), 9, 199);
        ProtocolDistance moved = ProtocolDistance.OfGrid(new SeedGrid([.. rows.Select(row => row.Select(y => 10 - (4 * y)).ToArray())]), 9, 199);
        Assert.That(moved.PValue, Is.EqualTo(d.PValue));
        Assert.That((moved.Distance.Value, moved.NullMean!.Value), Is.EqualTo((4 * d.Distance.Value, 4 * d.NullMean!.Value))
            .Using<(double A, double B)>((x, y) => Math.Abs(x.A - y.A) < 1e-12 && Math.Abs(x.B - y.B) < 1e-12));
    }

    private static IEnumerable<int[]> Orders(int n) => n == 0
        ? [[]]
        : from rest in Orders(n - 1)
          from place in Enumerable.Range(0, n)
          select (int[])[.. rest.Take(place), n - 1, .. rest.Skip(place)];
}
