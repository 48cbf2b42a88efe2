using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Rankings;

namespace UnlearnRepro.Statistics.Tests;

public class KendallTauTests
{
    private static KendallTau Tau(double[] x, double[] y, ulong seed = 1) =>
        KendallTau.OfGrids(new SeedGrid([.. x.Select(v => new[] { v })]), new SeedGrid([.. y.Select(v => new[] { v })]), seed);

    [Test]
    public void InversionsOfFour()
    {
        // Of 24 orders 1 3 5 6 5 3 1 have 0..6 inversions: one inversion gives tau 2/3 and p = 2 (1 + 3) / 24.
        KendallTau t = Tau([1, 2, 3, 4], [1, 3, 2, 4]);
        Assert.That(t.Tau.Value, Is.EqualTo(2 / 3.0).Within(1e-15));
        Assert.That(t.PValue, Is.EqualTo(8 / 24.0).Within(1e-15));
        Assert.That((t.MinimumP, t.IsExact), Is.EqualTo((1 / 12.0, true)));
        Assert.That(Tau([1, 2, 3, 4], [2, 4, 1, 3]).PValue, Is.EqualTo(1), "three inversions of six: tau 0");
    }

    [Test]
    public void ReverseOrderFails()
    {
        KendallTau t = Tau([1, 2, 3, 4, 5], [5, 4, 3, 2, 1]);
        Assert.That((t.Tau.Value, t.Agree().Decision), Is.EqualTo((-1.0, Decision.Fails)));
        Assert.That(t.PValue, Is.EqualTo(2 / 120.0).Within(1e-15));
        Assert.That(Tau([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]).Agree().Decision, Is.EqualTo(Decision.Holds));
    }

    /// <summary>The least two-sided p is 2 / n!: an order of four methods can never be significant at .05, one of five can.</summary>
    [TestCase(4, 24)]
    [TestCase(5, 120)]
    [TestCase(6, 720)]
    public void NoOrderOfFourCanBeSignificant(int methods, int orders)
    {
        double[] order = [.. Enumerable.Range(0, methods).Select(k => (double)k)];
        Assert.That(Tau(order, order).MinimumP, Is.EqualTo(2.0 / orders).Within(1e-15));
        Assert.That(Tau(order, order).PValue, Is.EqualTo(2.0 / orders).Within(1e-15));
    }

    [Test]
    public void TiesByHand()
    {
        // y = 1 1 2: S 2 over sqrt(3 * 2); the 2 stands last, middle or first: |S| = 2, 0, 2.
        KendallTau t = Tau([1, 2, 3], [1, 1, 2]);
        Assert.That(t.Tau.Value, Is.EqualTo(2 / Math.Sqrt(6)).Within(1e-15));
        Assert.That((t.PValue, t.MinimumP), Is.EqualTo((2 / 3.0, 2 / 3.0)));
    }

    [Test]
    public void EachDirectionAnswersForItsOwnTail()
    {
        // One of eight stands out on either side. They meet in 1 of 8 orders with S = 7, and miss in 7 of 8 with S = -1: nothing lies as far
        // on the other side, and still the chance of a false "agree" is 1/8.
        KendallTau t = Tau([0, 0, 0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 0, 0, 1]);
        Assert.That((t.Tau.Value, t.PValue, t.MinimumP, t.IsExact), Is.EqualTo((1.0, 0.25, 0.25, true)));
        Assert.That(t.Agree(0.2).Decision, Is.EqualTo(Decision.Undecided), "1/8 is more than .2 / 2");
        Assert.That(t.Agree(0.25).Decision, Is.EqualTo(Decision.Holds));
        Assert.That(Tau([0, 0, 0, 0, 0, 0, 0, 1], [1, 0, 0, 0, 0, 0, 0, 0]).PValue, Is.EqualTo(1));
    }

    [Test]
    public void TiesOfEightAreCountedAndOfNineDrawn()
    {
        // x in order, y with four ties: S against 0/1 labels is a Mann-Whitney statistic: 4 ones last of 8 is 1 of C(8, 4) = 70, both ends 2/70;
        // with 9 the same of C(9, 4) = 126, from 9999 random orders: 4 standard errors of 2/126 are .005.
        KendallTau eight = Tau([1, 2, 3, 4, 5, 6, 7, 8], [0, 0, 0, 0, 1, 1, 1, 1]);
        Assert.That((eight.PValue, eight.MinimumP, eight.IsExact), Is.EqualTo((2 / 70.0, 2 / 70.0, true)));
        double[] nine = [1, 2, 3, 4, 5, 6, 7, 8, 9], labels = [0, 0, 0, 0, 0, 1, 1, 1, 1];
        KendallTau drawn = Tau(nine, labels, 3);
        Assert.That(drawn.PValue, Is.EqualTo(2 / 126.0).Within(0.005));
        Assert.That((drawn.IsExact, drawn.MinimumP), Is.EqualTo((false, 2e-4)));
        Assert.That(Tau(nine, labels, 3), Is.EqualTo(drawn));
        Assert.That(Tau(nine, labels, 4).PValue, Is.Not.EqualTo(drawn.PValue));
    }

    [Test]
    public void RecursionMatchesAllOrders()
    {
        // All 120 orders of five, by counting discordant pairs.
        double[] y = [2, 1, 4, 3, 5];
        static int Score(IReadOnlyList<double> o) =>
            Enumerable.Range(0, 5).Sum(k => Enumerable.Range(0, k).Sum(j => Math.Sign(o[k] - o[j])));
        IEnumerable<List<double>> Orders(List<double> left) => left.Count == 0
            ? [[]]
            : left.SelectMany(first => Orders([.. left.Where(v => v != first)]).Select(rest => (List<double>)[first, .. rest]));
        double p = Orders([1, 2, 3, 4, 5]).Count(o => Math.Abs(Score(o)) >= Math.Abs(Score(y))) / 120.0;
        Assert.That(Tau([1, 2, 3, 4, 5], y).PValue, Is.EqualTo(p).Within(1e-15));
    }

    [Test]
    public void ManyItemsKeepTheirDigits()
    {
        double[] x = [.. Enumerable.Range(0, 25).Select(k => (double)k)];
        double p = Tau(x, x).PValue;
        Assert.That(p * Enumerable.Range(1, 25).Aggregate(1.0, (f, k) => f * k), Is.EqualTo(2).Within(1e-9));
    }

    [Test]
    public void ConstantOrSingleHasNoTau()
    {
        KendallTau constant = Tau([1, 1, 1], [1, 2, 3]), single = Tau([1], [2]);
        Assert.That((constant.Tau.Status, constant.PValue, constant.Agree().Decision), Is.EqualTo((Status.Unidentified, 1.0, Decision.Undecided)));
        Assert.That(single.Tau.Reason, Is.EqualTo("one item has no order"));
    }

    [Test]
    public void TrainingSeedsOrderMethods()
    {
        // Seed 0 orders the methods 3 2 1, seed 1 orders them 2 3 1: one of three pairs turns.
        KendallTau t = KendallTau.OfTrainingSeeds(FriedmanTests.Columns([3, 2], [2, 3], [1, 1]), 0, 1, 1);
        Assert.That(t.Tau.Value, Is.EqualTo(1 / 3.0).Within(1e-15));
    }
}
