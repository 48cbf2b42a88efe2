using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class SdEquivalenceTests
{
    private static readonly SeedGrid A = new([[2.0], [3.0], [4.0]]);
    private static readonly References R = new([1, 2, 3]);

    [Test]
    public void HandWorkedExcess()
    {
        // Gap 1, error^2 2/3, df 4, h = 2.131847 sqrt(2/3) = 1.740646; s = 1 with bounds sqrt(2 / 5.991465) = .577761 and
        // sqrt(2 / .102587) = 4.415410. k = 2: -1 + sqrt(h^2 + 4 * .422239^2) = .934681; |gap| >= 0 cuts h to 1: -1 - sqrt(1 + 4 * 3.41541^2).
        Finding f = Equivalence.ToReferences(A, R, EquivalenceMargin.ReferenceSds(2)).Finding;
        Assert.That(f.Estimate.Value, Is.EqualTo(-1).Within(1e-12));
        Assert.That(f.Estimate.Interval!.Value.Upper, Is.EqualTo(0.934681).Within(1e-5));
        Assert.That(f.Estimate.Interval!.Value.Lower, Is.EqualTo(-1 - Math.Sqrt(1 + (4 * 3.415410 * 3.415410))).Within(1e-4));
        Assert.That(f.Decision, Is.EqualTo(Decision.Undecided));
    }

    [Test]
    public void PValueIsWhereTheDecisionTurns()
    {
        EquivalenceMargin margin = EquivalenceMargin.ReferenceSds(4);
        double p = Equivalence.ToReferences(A, R, margin).PValue!.Value;
        Assert.That(Equivalence.ToReferences(A, R, margin, p * 1.001).Finding.Decision, Is.EqualTo(Decision.Holds));
        Assert.That(Equivalence.ToReferences(A, R, margin, p * 0.999).Finding.Decision, Is.EqualTo(Decision.Undecided));
    }

    [Test]
    public void PointsMarginIsTheWelchTest()
    {
        Equivalence points = Equivalence.ToReferences(A, R, EquivalenceMargin.Points(2)), welch = Equivalence.Welch(A, new SeedGrid([[1.0], [2.0], [3.0]]), 2);
        Assert.That(points, Is.EqualTo(welch));
    }

    [Test]
    public void EqualReferencesGiveNoUnit()
    {
        Equivalence e = Equivalence.ToReferences(A, new References([2, 2, 2]), EquivalenceMargin.ReferenceSds(1));
        Assert.That((e.Finding.Decision, e.PValue, e.Finding.Reason), Is.EqualTo((Decision.Undecided, (double?)null, "all references are equal: they give no unit for the margin")));
    }

    [Test]
    public void UnsetMarginIsRefused() => Assert.That(() => Equivalence.ToReferences(A, R, default), Throws.InstanceOf<ArgumentException>());

    [TestCase(1, 20, 20)]
    [TestCase(3, 10, 10)]
    [TestCase(3, 5, 5)]
    public void ErrorsAtTheBoundaryKeepTheirLevel(double k, int i, int r)
    {
        // True gap k s_R. 2000 worlds: 4 standard errors of .05 are .0195.
        Worlds worlds = new(61);
        Decision[] d = [.. Enumerable.Range(0, 2000).Select(_ =>
            Equivalence.ToReferences(worlds.Grid(i, 2, 0.5, k), new References(worlds.Normals(r)), EquivalenceMargin.ReferenceSds(k)).Finding.Decision)];
        Assert.That(d.Count(x => x == Decision.Holds) / 2000.0, Is.LessThan(0.05 + 0.0195).And.GreaterThan(0.005));
        Assert.That(d.Count(x => x == Decision.Fails) / 2000.0, Is.EqualTo(0.05).Within(0.0195));
    }

    [Test]
    public void EstimatedMarginTakenAsGivenWouldErrTooOften()
    {
        // What the interval of s_R is for: .144 of 8000 worlds were measured; 2000 worlds, 4 standard errors are .031.
        Worlds worlds = new(62);
        int holds = Enumerable.Range(0, 2000).Count(_ =>
        {
            References r = new(worlds.Normals(10));
            return Equivalence.ToReferences(worlds.Grid(10, 2, 0.5, 3), r, EquivalenceMargin.Points(3 * r.Sd().Value)).Finding.Decision == Decision.Holds;
        });
        Assert.That(holds / 2000.0, Is.GreaterThan(0.144 - 0.031));
    }
}
