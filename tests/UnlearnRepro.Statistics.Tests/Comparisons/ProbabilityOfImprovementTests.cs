using MathNet.Numerics.Distributions;
using Perfolizer.Mathematics.SignificanceTesting;
using Perfolizer.Mathematics.SignificanceTesting.Base;
using Perfolizer.Mathematics.SignificanceTesting.MannWhitney;
using Perfolizer.Metrology;
using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class ProbabilityOfImprovementTests
{
    // Pain scores after two treatments (Brunner, Munzel 2000).
    private static readonly double[] Y = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1], N = [3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4];

    private static double Logit(double p) => Math.Log(p / (1 - p));

    private static SeedGrid Column(params double[] means) => new([.. means.Select(m => new[] { m })]);

    [Test]
    public void PairedCountsTiesBothWays()
    {
        // 7 wins, 1 tie, 2 losses: 7.5 / 10; sign test on 9: 2 (1 + 9 + 36) / 512.
        ProbabilityOfImprovement p = ProbabilityOfImprovement.Paired(Column(1, 1, 1, 1, 1, 1, 1, 0, -1, -1), Column(new double[10]));
        Assert.That((p.Probability.Value, p.MinimumP), Is.EqualTo((0.75, 1 / 256.0)));
        Assert.That(p.PValue, Is.EqualTo(92 / 512.0).Within(1e-12));
        Assert.That(p.Probability.Interval, Is.EqualTo(new Interval(ClopperPearson.Of(7, 10).Lower, ClopperPearson.Of(8, 10).Upper)));
    }

    [Test]
    public void SixOfSixShowMoreThanEvenFiveOfFiveDoNot()
    {
        // .025^(1/6) = .541, .025^(1/5) = .478
        Assert.That(ProbabilityOfImprovement.Paired(Column(1, 2, 3, 1, 1, 1), Column(new double[6])).Exceeds().Decision, Is.EqualTo(Decision.Holds));
        Finding five = ProbabilityOfImprovement.Paired(Column(1, 2, 3, 1, 1), Column(new double[5])).Exceeds();
        Assert.That((five.Decision, five.SeedsNeeded), Is.EqualTo((Decision.Undecided, (int?)6)));
    }

    [Test]
    public void EqualMethodsOrOneSeedDecideNothing()
    {
        Assert.That(ProbabilityOfImprovement.Paired(Column(1, 2), Column(1, 2)).Exceeds(0.3).Decision, Is.EqualTo(Decision.Undecided));
        Assert.That(ProbabilityOfImprovement.Paired(Column(1), Column(0)).Exceeds(0.01).Decision, Is.EqualTo(Decision.Undecided));
        ProbabilityOfImprovement equal = ProbabilityOfImprovement.Unpaired(Column(1, 1, 1), Column(1, 1));
        Assert.That((equal.Exceeds().Decision, equal.PValue, equal.Probability.Value), Is.EqualTo((Decision.Undecided, 1.0, 0.5)));
        Assert.That(ProbabilityOfImprovement.Unpaired(Column(1), Column(2, 3)).Exceeds().Decision, Is.EqualTo(Decision.Undecided));
    }

    [Test]
    public void PublishedBrunnerMunzelExample()
    {
        // P(Y < N) + P(Y = N) / 2 = .788961, 95 % interval .5952169 to .9827052 (R packages lawstat and brunnermunzel).
        ProbabilityOfImprovement p = ProbabilityOfImprovement.Unpaired(Column(N), Column(Y));
        Assert.That(p.Probability.Value, Is.EqualTo(0.788961).Within(1e-6));
        // Half of it, taken to the logit scale with the derivative theta (1 - theta).
        double half = (0.9827052 - 0.5952169) / 2 / (0.788961 * 0.211039);
        Assert.That(Logit(p.Probability.Interval!.Value.Lower), Is.EqualTo(Logit(0.788961) - half).Within(1e-5));
        Assert.That(Logit(p.Probability.Interval!.Value.Upper), Is.EqualTo(Logit(0.788961) + half).Within(1e-5));
    }

    [Test]
    public void AgreesWithPerfolizer()
    {
        // Its Brunner-Munzel W = (theta - 1/2) / error and df: the half-width is t_df times the error. Its exact Mann-Whitney p is for no ties.
        Worlds worlds = new(71);
        for (int n = 0; n < 20; n++)
        {
            double[] a = worlds.Normals(4 + (n % 3), 0.3), b = worlds.Normals(6);
            ProbabilityOfImprovement p = ProbabilityOfImprovement.Unpaired(Column(a), new References(b));
            MannWhitneyResult u = MannWhitneyTest.Instance.Perform(new(a), new(b), AlternativeHypothesis.TwoSides, Threshold.Zero);
            Assert.That(p.PValue, Is.EqualTo((double)u.PValue).Within(1e-9));
            BrunnerMunzelResult bm = BrunnerMunzelTest.Instance.Perform(new(a), new(b), AlternativeHypothesis.TwoSides, Threshold.Zero);
            if (p.Probability is { Status: Status.Ok, Value: not 0.5 and var theta, Interval: { } interval })
            {
                double half = StudentT.InvCDF(0, 1, bm.Df, 0.975) * (theta - 0.5) / bm.W / (theta * (1 - theta));
                Assert.That(Logit(interval.Upper) - Logit(theta), Is.EqualTo(half).Within(1e-7));
            }
        }
    }

    [Test]
    public void MannWhitneyWithTiesCountsEveryExchange()
    {
        // 1 2 2 3 against 2 3 3 4 5: U - 10 of each of the C(9, 4) = 126 choices, by pairs.
        double[] pooled = [1, 2, 2, 3, 2, 3, 3, 4, 5];
        double Distance(IEnumerable<int> chosen)
        {
            int[] a = [.. chosen];
            double u = a.Sum(x => Enumerable.Range(0, 9).Except(a).Sum(y => pooled[x] > pooled[y] ? 1 : pooled[x] == pooled[y] ? 0.5 : 0));
            return Math.Abs(u - 10);
        }

        int[][] choices = [.. Enumerable.Range(0, 512).Select(code => Enumerable.Range(0, 9).Where(k => ((code >> k) & 1) == 1).ToArray()).Where(c => c.Length == 4)];
        double observed = Distance([0, 1, 2, 3]), most = choices.Max(Distance);
        ProbabilityOfImprovement p = ProbabilityOfImprovement.Unpaired(Column(1, 2, 2, 3), Column(2, 3, 3, 4, 5));
        Assert.That(p.PValue, Is.EqualTo(choices.Count(c => Distance(c) >= observed) / 126.0).Within(1e-12));
        Assert.That(p.MinimumP, Is.EqualTo(choices.Count(c => Distance(c) >= most) / 126.0).Within(1e-12));
    }

    [Test]
    public void NormalLawTakesOverForManyModels()
    {
        // U of 101 and 101 alternating values: a always just below b: 101 * 100 / 2; z = (5050 - 5100.5) / sqrt(101^2 * 203 / 12).
        double[] a = [.. Enumerable.Range(0, 101).Select(k => 2.0 * k)], b = [.. a.Select(x => x + 1)];
        ProbabilityOfImprovement p = ProbabilityOfImprovement.Unpaired(Column(a), Column(b));
        Assert.That(p.IsExact, Is.False);
        Assert.That(p.PValue, Is.EqualTo(2 * Normal.CDF(0, 1, -50.5 / Math.Sqrt(101 * 101 * 203 / 12.0))).Within(1e-9));
    }

    [Test]
    public void SeparationUsesDisjointPairs()
    {
        // 6 above all of 8: theta^6 = .025 at .5407; nothing shows how far below 1 it may be but the count.
        ProbabilityOfImprovement p = ProbabilityOfImprovement.Unpaired(Column(11, 12, 13, 14, 15, 16), Column(1, 2, 3, 4, 5, 6, 7, 8));
        Assert.That((p.Probability.Status, p.Probability.Interval!.Value.Upper), Is.EqualTo((Status.Boundary, 1.0)));
        Assert.That(p.Probability.Interval!.Value.Lower, Is.EqualTo(Math.Pow(0.025, 1 / 6.0)).Within(1e-7));
    }

    [TestCase(5, 1)]
    [TestCase(10, 2)]
    public void EachSideOfTheIntervalErrsAtMostAsOftenAsItSays(int n, double shift)
    {
        // 400 worlds: 4 standard errors of .025 are .031. The interval on theta's own scale gave .126 too high for n = 10, shift 2.
        Worlds worlds = new(72);
        double truth = Normal.CDF(0, 1, shift / Math.Sqrt(2));
        Interval[] all = [.. Enumerable.Range(0, 400).Select(_ =>
            ProbabilityOfImprovement.Unpaired(Column(worlds.Normals(n, shift)), new References(worlds.Normals(n))).Probability.Interval!.Value)];
        Assert.That(all.Count(i => i.Lower > truth) / 400.0, Is.LessThan(0.025 + 0.031));
        Assert.That(all.Count(i => i.Upper < truth) / 400.0, Is.LessThan(0.025 + 0.031));
    }
}
