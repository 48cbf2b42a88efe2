using UnlearnRepro.Statistics.Comparisons;

namespace UnlearnRepro.Statistics.Tests;

public class HeldOutReferencesTests
{
    private const int R = 20, M = 8, Many = 14, Studies = 150;

    [Test]
    public void GoodModelsRarelyHaveAnOddOne() => Assert.Multiple(() =>
    {
        // At most 1 % for normal metrics, alike or independent: of 150 studies of 14 metrics 1.5, and 6 is four standard errors above. Heavy tails and
        // counts are promised nothing: with a quarter of 14 metrics they stay below too, with a quarter of 8 lognormal ones raise 24 alarms.
        Assert.That(Alarms(w => w.Normal(), 0), Is.LessThanOrEqualTo(3), "independent");
        Assert.That(Alarms(w => w.Normal(), 0.9), Is.LessThanOrEqualTo(6), "dependent");
        Assert.That(Alarms(w => w.Normal(), 1), Is.LessThanOrEqualTo(6), "all the same");
        Assert.That(Alarms(StudentThree, 0), Is.LessThanOrEqualTo(6), "t3");
        Assert.That(Alarms(w => Math.Exp(w.Normal()), 0), Is.LessThanOrEqualTo(6), "lognormal");
        Assert.That(Alarms(w => w.Uniform() < 0.14 ? (w.Uniform() < 0.07 ? 2 : 1) : 0, 0), Is.LessThanOrEqualTo(6), "counts that are mostly 0");
    });

    [Test]
    public void GroupsOfModelsShareTheFalseAlarm()
    {
        // One metric: a group looked at alone raises one in .25 %, forty groups in 9.5 %: 29 of 300 studies. Shared among forty groups: .75 of them.
        Assert.That((Alarmed(1), Alarmed(40)), Is.EqualTo((29, 1)).Within(14), "ends at three standard errors");
        Assert.That(Alarmed(40), Is.LessThanOrEqualTo(4));

        static int Alarmed(int groups)
        {
            Worlds worlds = new(11);
            return Enumerable.Range(0, 300).Count(_ => Enumerable.Range(0, 40).Count(_ => HeldOutReferences.Of([new References(worlds.Normals(10))], groups).Odd.Count > 0) > 0);
        }
    }

    [Test]
    public void AModelOfAnotherKindIsFound()
    {
        // Ten standard deviations away on 2 of 8 metrics, as one that has seen D_f would be; on 1 it may be chance by the rule.
        Assert.That(HeldOutReferences.Of(With(2)).Odd, Is.EqualTo(new[] { 7 }));
        Assert.That(HeldOutReferences.Of(With(1)).Odd, Is.Empty);

        static References[] With(int metrics)
        {
            Worlds worlds = new(5);
            return [.. Enumerable.Range(0, M).Select(m => new References([.. worlds.Normals(R).Select((y, r) => y + (r == 7 && m < metrics ? 10 : 0))]))];
        }
    }

    [Test]
    public void ATwentiethOfAllPairsLiesOutsideTheUsualBand()
    {
        Worlds worlds = new(6);
        var found = Enumerable.Range(0, 100).Select(_ => HeldOutReferences.Of([.. Enumerable.Range(0, 5).Select(_ => new References(worlds.Normals(R)))])).ToList();
        Assert.That(found[0].Pairs, Is.EqualTo(100));
        Assert.That(found.Sum(f => f.Outside) / 10_000.0, Is.EqualTo(0.05).Within(0.01));
    }

    [Test]
    public void MetricsWithoutSpreadTellNothing()
    {
        var found = HeldOutReferences.Of([new References([0, 0, 0, 0, 0]), new References([100, 100, 100, 100, 99])]);
        Assert.That((found.Odd.Count, found.Metrics), Is.EqualTo((0, 1)), "the others of the last are equal: a step of a count is no band");
    }

    [Test]
    public void TooFewOrUnequalNumbersAreRefused()
    {
        Assert.That(() => HeldOutReferences.Of([new References([1, 2, 3, 4])]), Throws.ArgumentException.With.Message.Contains("found 4"));
        Assert.That(() => HeldOutReferences.Of([new References([1, 2, 3, 4, 5]), new References([1, 2, 3, 4, 5, 6])]), Throws.ArgumentException);
    }

    [Test]
    public void TheDistanceIsThatOfTheNullBandOfTheOthers()
    {
        // 1, 2, 3 and 3 have mean 9/4 and variance 11/12, so that with t_3 at .975 = 3.182446 their band ends at 5.656.
        References Last(double value) => new([1, 2, 3, 3, value]);
        double end = new References([1, 2, 3, 3]).NullBand().Interval!.Value.Upper;
        Assert.That(end, Is.EqualTo(2.25 + (3.182446 * Math.Sqrt(11 / 12.0 * 5 / 4))).Within(1e-5));
        Assert.That(HeldOutReferences.Of([Last(end - 1e-6)]).Outside, Is.Zero);
        Assert.That(HeldOutReferences.Of([Last(end + 1e-6)]).Outside, Is.EqualTo(1));
    }

    private static double StudentThree(Worlds w)
    {
        double a = w.Normal(), b = w.Normal(), c = w.Normal();
        return w.Normal() / Math.Sqrt((a * a) + (b * b) + (c * c));
    }

    // Metrics that share a part of their model's value.
    private static int Alarms(Func<Worlds, double> law, double shared)
    {
        Worlds worlds = new(9);
        int alarms = 0;
        for (int n = 0; n < Studies; n++)
        {
            double[] own = [.. Enumerable.Range(0, R).Select(_ => law(worlds))];
            alarms += HeldOutReferences.Of([.. Enumerable.Range(0, Many).Select(_ => new References([.. own.Select(o => (shared * o) + ((1 - shared) * law(worlds)))]))]).Odd.Count > 0 ? 1 : 0;
        }

        return alarms;
    }
}
