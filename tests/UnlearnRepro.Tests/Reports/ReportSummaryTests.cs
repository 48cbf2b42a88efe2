using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Sections;
using UnlearnRepro.Tests.Import;

namespace UnlearnRepro.Tests.Reports;

public class ReportSummaryTests
{
    [Test]
    public void SaysWhereTheSpreadComesFrom()
    {
        // The training seed alone moves Noisy, the unlearning seed alone moves Twice.
        var report = Fake.Report(8, 4, [Fake.Noisy, Fake.Twice1], (c, _) => c.Method == "Noisy" ? (10 * c.Train) + c.Unlearn : 10 * Math.Sin((c.Train * 4) + c.Unlearn));
        Assert.That(ReportSummary.Lines(report), Is.EqualTo(new[]
        {
            "3 claims: 1 reproduced, 1 contradicted, 1 inconclusive.",
            "Every method draws random numbers of its own.",
            "Where the interval of the ICC lies on one side of 0.5, the spread comes mostly from training seeds for Noisy (on 2 of 2 metrics); "
                + "mostly from unlearning seeds for Twice (on 2 of 2 metrics).",
        }));
    }

    [Test]
    public void AsksWhetherAMethodDrawsWhereItsUnlearningSeedsAgree()
    {
        string[] lines = Foreign("GA,0,0,acc,50", "GA,0,1,acc,50", "GA,1,0,acc,57", "GA,1,1,acc,57", "NPO,0,0,acc,1", "NPO,0,1,acc,2", "NPO,1,0,acc,1", "NPO,1,1,acc,3");
        Assert.That(lines[0], Is.EqualTo(
            "All unlearning seeds have equal results on every metric, from every trained model: GA. Does it draw nothing (--deterministic GA), or was one run exported several times?"));
        Assert.That(lines[1], Does.Not.Contain("GA"), "an ICC of 1 that is in doubt is not told as a result");
        Assert.That(lines, Has.None.EqualTo("Every method draws random numbers of its own.").And.None.EqualTo("No method draws random numbers of its own."));
    }

    [Test]
    public void OneSeedThatDiffersIsEnoughToBelieve() =>
        Assert.That(Foreign("GA,0,0,acc,50", "GA,0,1,acc,50", "GA,0,0,mia,1", "GA,0,1,mia,2")[0], Is.EqualTo("Every method draws random numbers of its own."));

    [Test]
    public void AsksWhetherTwoMethodsAreOneRun()
    {
        string[] same = [.. from method in new[] { "GA", "NPO", "SCRUB" } from i in new[] { 0, 1 } from j in new[] { 0, 1 } select $"{method},{i},{j},acc,{(method == "SCRUB" && i + j == 2 ? 9 : (5 * i) + j)}"];
        string[] lines = Foreign(same);
        Assert.That(lines, Does.Contain("Equal in every cell, on every metric: GA, NPO. Is it one run under several names, or a stale evaluation?"));
        Assert.That(lines, Has.None.EqualTo("Every method draws random numbers of its own."));
        Assert.That(Foreign([.. same, "GA,0,0,mia,1", "NPO,0,0,mia,2"]), Has.None.Contain("Equal in every cell"), "one value of one metric tells them apart");
    }

    [Test]
    public void MethodsThatAllReachZeroAreNoneTheSame() =>
        Assert.That(Foreign("GA,0,0,acc,0", "GA,0,1,acc,0", "NPO,0,0,acc,0", "NPO,0,1,acc,0"), Has.None.Contain("Equal in every cell"));

    [Test]
    public void OurOwnNumbersAreToldAndNotAskedAbout()
    {
        string[] lines = [.. ReportSummary.Lines(Fake.Report(3, 2, [Fake.Noisy, Fake.Twice1], (c, _) => 3 * c.Train))];
        Assert.That(lines, Is.SupersetOf(new[]
        {
            "All unlearning seeds have equal results on every metric, from every trained model: Noisy, Twice.",
            "Equal in every cell, on every metric: Noisy, Twice.",
        }));
    }

    [Test]
    public void AReferenceAloneNeitherDrawsNorDrawsNothing() =>
        Assert.That(Foreign("Retrain,0,0,acc,1", "Retrain,1,0,acc,2")[0], Does.Not.StartWith("Every method draws"));

    [Test]
    public void ManyMethodsAreNotAllNamed()
    {
        string line = Foreign([.. Enumerable.Range(0, 50).SelectMany(m => new[] { $"M{m},0,,acc,{m}", $"M{m},1,,acc,{m + 1}" })])[0];
        Assert.That(line, Does.EndWith("M9, M10, … M49 (50 in all)."));
    }

    private static string[] Foreign(params string[] lines) => [.. ReportSummary.Lines(StudyReport.Of(Table.One(lines), []))];

    [TestCase(0, "20 and 30 %", true)]
    [TestCase(71, "91 and 101 %, a ratio", false)]
    public void SaysWhereTheIntervalOfAShareLeavesItsBounds(int above, string because, bool said) => Assert.That(
        ReportSummary.Lines(Fake.Report(2, 1, [Fake.Fixed], (cell, _) => above + 20 + (10 * cell.Train))).Any(line => line.StartsWith("On 1 of 1 share the interval of a mean reaches below 0 or beyond 100 %", StringComparison.Ordinal)),
        Is.EqualTo(said), because);

    [Test]
    public void SaysNothingOfSharesWithinTheirBounds() =>
        Assert.That(ReportSummary.Lines(Fake.Report(5, 1, [Fake.Fixed], (cell, _) => 50 + cell.Train)), Has.None.Contains("beyond 100"));

    [Test]
    public void SaysWhenItIsOpen() => Assert.That(ReportSummary.Lines(Fake.TwoByTwo())[2], Does.Contain("is open"));
}
