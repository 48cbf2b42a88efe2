using UnlearnRepro.Reports;

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
    public void NamesTwelveOfFiveHundredMethods()
    {
        var many = Enumerable.Range(0, 500).Select(k => Fake.Fixed with { Name = $"M{k}" }).ToArray();
        Assert.That(ReportSummary.Lines(Fake.Report(2, 1, many, (c, _) => c.Train))[1], Does.EndWith("what draws nothing: M0, M1, M2, M3, M4, M5, M6, M7, M8, M9, M10, M11 and 488 more."));
        var noisy = Enumerable.Range(0, 14).Select(k => Fake.Noisy with { Name = $"N{k}" }).ToArray();
        Assert.That(ReportSummary.Lines(Fake.Report(8, 4, noisy, (c, _) => (10 * c.Train) + c.Unlearn))[2], Does.EndWith("N11 (on 2 of 2 metrics) and 2 more."));
    }

    [Test]
    public void SaysWhenItIsOpen() => Assert.That(ReportSummary.Lines(Fake.TwoByTwo())[2], Does.Contain("is open"));
}
