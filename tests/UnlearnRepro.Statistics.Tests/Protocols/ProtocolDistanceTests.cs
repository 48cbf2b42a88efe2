using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Protocols;

namespace UnlearnRepro.Statistics.Tests;

public class ProtocolDistanceTests
{
    private static readonly double[] Quiet = [0.2, 0.5, 0.3], Spread = [-1.1, 0.9, 2.3, 0.4];

    [Test]
    public void ExactCountIsThatOfAllSubsets()
    {
        // All 35 ways to call 3 of the 7 runs A1, from the definition.
        double[] pooled = [.. Quiet, .. Spread];
        double[] all = [.. Enumerable.Range(0, 128).Select(code => Enumerable.Range(0, 7).ToLookup(k => ((code >> k) & 1) == 1, k => pooled[k]))
            .Where(sides => sides[true].Count() == 3).Select(sides => Wasserstein.Distance([.. sides[true]], [.. sides[false]])).Order()];
        ProtocolDistance d = ProtocolDistance.Of(new ProtocolRuns(Quiet, Spread), 1);
        Assert.That(all, Has.Length.EqualTo(35));
        Assert.That((d.IsExact, d.MinimumP), Is.EqualTo((true, (double?)(1 / 35.0))));
        Assert.That(d.Distance.Value, Is.EqualTo(Wasserstein.Distance(Quiet, Spread)).Within(1e-12));
        Assert.That(d.PValue, Is.EqualTo(all.Count(x => x >= d.Distance.Value - 1e-9) / 35.0).Within(1e-12));
        Assert.That(d.NullMean, Is.EqualTo(all.Average()).Within(1e-12));
        Assert.That(d.NullQuantile95, Is.EqualTo(all[33]).Within(1e-12)); // 33 of 35 are 94.3 %, 34 are 97.1 %.
        Assert.That(d.Excess, Is.EqualTo(d.Distance.Value - all.Average()).Within(1e-12));
    }

    [Test]
    public void SeparatedRunsAreTwoOfAllAndAreSaidToDiffer()
    {
        ProtocolDistance d = ProtocolDistance.Of(new ProtocolRuns([1, 2, 3, 4], [11, 12, 13, 14]), 1);
        Finding finding = d.Differ();
        Assert.That(d.PValue, Is.EqualTo(2 / 70.0).Within(1e-15));
        Assert.That(d.MinimumP, Is.EqualTo(d.PValue));
        Assert.That((finding.Decision, finding.Reason), Is.EqualTo((Decision.Holds, "the protocols differ: p = 0.0286, at most 0.05")));
        Assert.That(d.Differ(0.01) is { Decision: Decision.Undecided, Reason: "p = 0.0286, above 0.01" });
    }

    [Test]
    public void RoundingBreaksNoTies()
    {
        // Whole numbers have no rounding; a tenth and a hundred thousandth of them are no binary fractions, and have the same ties.
        Worlds worlds = new(17);
        foreach (int _ in Enumerable.Range(0, 30))
        {
            double[] one = [.. worlds.Normals(4, 50, 3).Select(y => Math.Round(y))], many = [.. worlds.Normals(5, 51, 6).Select(y => Math.Round(y))];
            double?[] p = [.. new[] { 1, 0.1, 1e-5 }.Select(unit =>
                ProtocolDistance.Of(new ProtocolRuns([.. one.Select(y => unit * y)], [.. many.Select(y => unit * y)]), 1).PValue)];
            Assert.That(p, Has.All.EqualTo(p[0]));
        }
    }

    [Test]
    public void DrawnExchangesAgreeWithCountingAndRepeat()
    {
        // 10 and 11 runs have 352 716 exchanges and are drawn. Against them: 4000 orders of the pooled runs, split from the definition.
        Worlds worlds = new(7);
        double[] one = worlds.Normals(10, 0, 0.5), many = worlds.Normals(11, 0.3, 1.5), pooled = [.. one, .. many];
        double[] split = [.. Enumerable.Range(0, 4000).Select(_ => (double[])[.. pooled.OrderBy(_ => worlds.Uniform())])
            .Select(order => Wasserstein.Distance(order[..10], order[10..]))];
        ProtocolRuns runs = new(one, many);
        ProtocolDistance d = ProtocolDistance.Of(runs, 5), again = ProtocolDistance.Of(runs, 5), other = ProtocolDistance.Of(runs, 6);
        Assert.That((d.IsExact, d.MinimumP), Is.EqualTo((false, (double?)1e-4)));
        Assert.That((again.PValue, again.NullMean, again.NullQuantile95), Is.EqualTo((d.PValue, d.NullMean, d.NullQuantile95)));
        Assert.That(other.PValue, Is.Not.EqualTo(d.PValue));

        // Four standard errors of the difference of two Monte Carlo estimates, from 9999 draws and from 4000.
        double p = d.PValue!.Value, error = Math.Sqrt((1 / 9999.0) + (1 / 4000.0)), sd = Math.Sqrt(split.Average(x => x * x) - Math.Pow(split.Average(), 2));
        Assert.That(split.Count(x => x >= d.Distance.Value - 1e-9) / 4000.0, Is.EqualTo(p).Within(4 * error * Math.Sqrt(p * (1 - p))));
        Assert.That(split.Average(), Is.EqualTo(d.NullMean).Within(4 * error * sd));
    }

    [Test]
    public void DrawnExchangesCountTheObservedOne()
    {
        // 2 of 705 432 exchanges are as far apart: none of 99 is drawn.
        double[] low = [.. Enumerable.Range(0, 11).Select(k => (double)k)];
        Assert.That(ProtocolDistance.Of(new ProtocolRuns(low, [.. low.Select(y => y + 100)]), 1, 99).PValue, Is.EqualTo(0.01));
    }

    [Test]
    public void OneExchangeHoldsForAllLeaves()
    {
        // Leaf 2 is leaf 1 twice as large: every exchange has 1.5 times the distance of leaf 1, and p is that of leaf 1 alone. Exchanged leaf by
        // leaf, the two would rarely be far apart at once and p would be smaller.
        ProtocolRuns leaf = new(Quiet, Spread), twice = new([.. Quiet.Select(y => 2 * y)], [.. Spread.Select(y => 2 * y)]);
        ProtocolDistance single = ProtocolDistance.Of(leaf, 1), joint = ProtocolDistance.Of([leaf, twice], 1);
        Assert.That(joint.PValue, Is.EqualTo(single.PValue));
        Assert.That(joint.NullMean, Is.EqualTo(1.5 * single.NullMean).Within(1e-12));
        Assert.That(joint.Parts, Is.EqualTo(new[] { single.Distance.Value, 2 * single.Distance.Value }).Within(1e-12));
        Assert.That(joint.Distance.Value, Is.EqualTo(joint.Parts.Average()));
    }

    [Test]
    public void ChanceAloneGivesThePublishedLaw()
    {
        // 10 and 10 runs of one normal law: mean .607, SD .227, 95 % quantile 1.016 in units of the law's SD (simulated elsewhere, in R). Here 2000 pairs:
        // four standard errors of the mean are .020; those of the quantile, whose density is near .27 there, .072.
        Worlds worlds = new(11);
        double[] chance = [.. Enumerable.Range(0, 2000).Select(_ => Wasserstein.Distance(worlds.Normals(10), worlds.Normals(10))).Order()];
        Assert.That((chance.Average(), chance[1899]), Is.EqualTo((0.607, 1.016)).Using<(double Mean, double Quantile)>((x, y) =>
            Math.Abs(x.Mean - y.Mean) < 0.02 && Math.Abs(x.Quantile - y.Quantile) < 0.072));

        // What exchanging the runs of a study gives is that law in units of the study's pooled SD, which 16 studies average out to 4 %.
        ProtocolDistance[] studies =
            [.. Enumerable.Range(0, 16).Select(_ => ProtocolDistance.Of(new ProtocolRuns(worlds.Normals(10), worlds.Normals(10)), 1))];
        Assert.That(studies.Average(d => d.NullMean), Is.EqualTo(0.607).Within(0.1));
        Assert.That(studies.Average(d => d.NullQuantile95), Is.EqualTo(1.016).Within(0.17));
    }

    [Test]
    public void RefusesLeavesThatCannotBeExchangedTogether() => Assert.Multiple(() =>
    {
        ProtocolRuns leaf = new(Quiet, Spread);
        Assert.That(() => ProtocolDistance.Of([leaf, new([1, 2], [3, 4])], 1), Throws.ArgumentException.With.Message.EqualTo(
            "leaves: expected 3 and 4 runs in each, as in the first; found 2 and 2"));
        Assert.That(() => ProtocolDistance.Of([], 1), Throws.ArgumentException.With.Message.EqualTo("leaves: expected at least one; found none"));
        Assert.That(() => ProtocolDistance.OfDeterministic([]), Throws.ArgumentException);
        Assert.That(() => ProtocolDistance.Of(leaf, 1, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new ProtocolRuns([], [1]), Throws.ArgumentException.With.Message.EqualTo(
            "one: expected finite results of runs, at least one; found none"));
        Assert.That(() => new ProtocolRuns([1], [1, double.NaN]), Throws.ArgumentException.With.Message.EqualTo(
            "many: expected finite results of runs, at least one; found NaN"));
        Assert.That(() => new ProtocolRuns([1], [1, 2], 2), Throws.ArgumentException.With.Message.EqualTo(
            "shared: expected an index of the 2 runs of A2; found 2"));
    });

    [Test]
    public void EqualRunsDecideNothing()
    {
        ProtocolDistance d = ProtocolDistance.Of(new ProtocolRuns([2, 2], [2, 2, 2]), 1);
        Assert.That((d.Distance.Status, d.PValue, d.Excess), Is.EqualTo((Status.Degenerate, (double?)null, (double?)null)));
        Assert.That(d.Differ().Decision, Is.EqualTo(Decision.Undecided));
    }
}
