using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Rankings;

namespace UnlearnRepro.Statistics.Tests;

public class FriedmanTests
{
    internal static MethodGrids Columns(params double[][] means) =>
        new([.. means.Select((column, m) => new NamedGrid($"m{m}", new SeedGrid([.. column.Select(x => new[] { x })])))]);

    // AUC of C4.5, +m, +cf, +m+cf on 14 data sets, table 6 of Demsar 2006; voting prints .975 for the last two and ranks +cf above.
    internal static MethodGrids Demsar => Columns(
        [0.763, 0.599, 0.954, 0.628, 0.882, 0.936, 0.661, 0.583, 0.775, 1.000, 0.940, 0.619, 0.972, 0.957],
        [0.768, 0.591, 0.971, 0.661, 0.888, 0.931, 0.668, 0.583, 0.838, 1.000, 0.962, 0.666, 0.981, 0.978],
        [0.771, 0.590, 0.968, 0.654, 0.886, 0.916, 0.609, 0.563, 0.866, 1.000, 0.965, 0.614, 0.9751, 0.946],
        [0.798, 0.569, 0.967, 0.657, 0.898, 0.931, 0.685, 0.625, 0.875, 1.000, 0.962, 0.669, 0.975, 0.970]);

    [Test]
    public void PublishedExample()
    {
        Friedman f = Friedman.Of(Demsar, higherIsBetter: true);
        Assert.That(f.AverageRanks, Is.EqualTo([3.143, 2.000, 2.893, 1.964]).Within(0.0005));
        // 9.28 there, without the correction for ties; three pairs (6 each) and one four (60): 1 - 78 / (14 * 60).
        Assert.That(f.ChiSquare, Is.EqualTo(9.28 / (1 - (78 / 840.0))).Within(0.01));
    }

    [Test]
    public void HandWorkedWithTies()
    {
        // Ranks 123, 123, 1.5 1.5 3, 213, 321: sums 8.5, 8.5, 13 about 10: 13.5; A - C = 69.5 - 60. F = 4 chi / (10 - chi), 2 and 8 df.
        Friedman f = Friedman.Of(Columns([9, 8, 6, 3, 1], [5, 7, 6, 9, 2], [1, 1, 2, 1, 3]), higherIsBetter: true);
        double chi = 2 * 13.5 / 9.5;
        Assert.That((f.ChiSquare!.Value, f.Concordance.Value), Is.EqualTo((chi, chi / 10)));
        Assert.That(f.ChiSquareP, Is.EqualTo(Math.Exp(-chi / 2)).Within(1e-12));
        double statistic = 4 * chi / (10 - chi);
        Assert.That(f.F!.PValue, Is.EqualTo(Math.Pow(1 + (statistic / 4), -4)).Within(1e-9));
        Assert.That((f.F.Df1, f.F.Df2, f.MinimumP), Is.EqualTo((2, 8, 1 / 648.0)), "6 orders without ties, 3 with one: 6 / (6 6 3 6 6)");
        Assert.That((f.Differ().Decision, f.Differ(0.3).Decision), Is.EqualTo((Decision.Undecided, Decision.Holds)));
    }

    [Test]
    public void LowerIsBetterTurnsTheRanksRound() =>
        Assert.That(Friedman.Of(Columns([1, 1], [2, 2], [3, 3]), higherIsBetter: false).AverageRanks, Is.EqualTo([1.0, 2.0, 3.0]));

    [Test]
    public void FullAgreementHasItsOwnChance()
    {
        Friedman f = Friedman.Of(Columns([3, 3, 3], [2, 2, 2], [1, 1, 1]), higherIsBetter: true);
        Assert.That((f.Concordance.Value, f.F!.F, f.F.PValue), Is.EqualTo((1.0, double.PositiveInfinity, 1 / 36.0)));
    }

    [Test]
    public void TiesLeaveFewerOrdersThanThereAreWithout()
    {
        // Three training seeds of 1.5 1.5 3: each puts one of three methods last, all the same one with probability 1 / 9, not 1 / 36.
        Friedman f = Friedman.Of(Columns([2, 2, 2], [2, 2, 2], [1, 1, 1]), higherIsBetter: true);
        Assert.That((f.F!.F, f.F.PValue, f.Differ().Decision), Is.EqualTo((double.PositiveInfinity, 1 / 9.0, Decision.Undecided)));

        // Two methods, four training seeds for the first and one tie: the sign test's 2 / 16; F = 16 with 1 and 4 df says .016.
        Friedman two = Friedman.Of(Columns([2, 2, 2, 2, 1], [1, 1, 1, 1, 1]), higherIsBetter: true);
        Assert.That((two.F!.PValue, two.MinimumP), Is.EqualTo((1 / 8.0, 1 / 8.0)));
    }

    [Test]
    public void NothingToRankIsSaid()
    {
        Assert.That(Friedman.Of(Columns([1, 2]), true).Differ().Reason, Is.EqualTo("one method has no rivals"));
        Assert.That(Friedman.Of(Columns([1], [2]), true).Differ().Reason, Is.EqualTo("one training seed agrees with itself"));
        Assert.That(Friedman.Of(Columns([1, 2], [1, 2]), true).Differ().Reason, Does.StartWith("all methods are equal"));
    }
}
