using System.Globalization;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Forms;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Protocols;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Import;

namespace UnlearnRepro.Tests.Reports;

/// <summary>The seed paper's two protocols and what a single run is worth, as a report has them.</summary>
public class ProtocolSectionTests
{
    private const string Protocols = "One trained model or many: the two protocols", SingleRun = "What a single run is worth";
    private static readonly StudyReport Large = Fake.Large(12, 6);

    [Test]
    public void EveryMethodThatStartsFromATrainedModelHasTheDistanceOfItsGrid()
    {
        Assert.That(Rows(Large, Protocols).Select(row => row[0]).Distinct().Count(), Is.EqualTo(2), "both metrics");
        Assert.That(Large.Protocols.Select(row => row.Row.Method).Distinct(), Is.EqualTo(new[] { Fake.Fixed, Fake.Noisy, Fake.Twice1, Fake.Twice2 }), "no reference");
        var noisy = Large.Protocols.First(row => row.Row.Method == Fake.Noisy);
        var grid = noisy.Row.Grid.Finite!;

        // By its definition: each row against each diagonal, which takes entry i + k of row i.
        double mean = Enumerable.Range(0, 12).Average(i => Enumerable.Range(0, 6).Average(k => Wasserstein.Distance(
            [.. grid.Values(i)], [.. Enumerable.Range(0, 12).Select(m => grid.Values(m)[(m + k) % 6])])));
        Assert.That(noisy.Distance.Distance.Value, Is.EqualTo(mean).Within(1e-12));
        Assert.That(noisy.Differ, Is.EqualTo(Decision.Holds), "the training seed counts three times the unlearning seed");
    }

    [Test]
    public void PValuesAreAdjustedOverTheMethodsOfAMetric()
    {
        double[] p = [.. Large.Protocols.Select(row => row.Distance.PValue).OfType<double>()], adjusted = [.. Large.Protocols.Select(row => row.AdjustedP).OfType<double>()];
        Assert.That(p, Has.Length.EqualTo(6).And.All.EqualTo(0.001).Within(1e-12), "none of 999 exchanges came as far");
        Assert.That(adjusted, Has.Length.EqualTo(6).And.All.EqualTo(0.003).Within(1e-12), "three methods draw");
    }

    [Test]
    public void NothingIsExchangedOfAMethodThatDrawsNothing()
    {
        string[] row = Rows(Large, Protocols).First(row => row[1] == "Fixed");
        Assert.That((row[3], row[4], row[6]), Is.EqualTo(("-", "-", "differ")), "cells of ours repeat");
        var table = StudyReport.Of(Table.One([.. Lines("Fixed", (i, _) => i), .. Lines("Drawn", (i, j) => (i * 7 % 5) + (j * 11 % 7))]), []);
        Assert.That(Rows(table, Protocols).First(r => r[1] == "Fixed")[6], Is.EqualTo("differ if training repeats"), "of others nobody says so");
    }

    [Test]
    public void APublishedDistanceStandsBesideOursAndInNoTableOfMeans()
    {
        var report = Large with
        {
            Published =
            [
                new("A paper", "its data", "Noisy", Fake.Accuracy, 0.0677) { Called = "N", BetweenProtocols = true, Notes = ["Measured otherwise."] },
                new("A paper", "its data", "Fixed", Fake.Accuracy, 12),
            ],
        };
        Assert.That(Rows(report, Protocols).Where(row => row[^1] != "-").Select(row => (row[1], row[^1])), Is.EqualTo(new[] { ("Noisy", "0.0677 (N)") }));
        using var text = new StringWriter();
        MarkdownReport.Write(text, report);
        Assert.That(text.ToString(), Does.Contain("Published: A paper; its data.").And.Contain("Measured otherwise."));
        Assert.That(text.ToString().Split("Compare with the paper")[1..], Has.Length.EqualTo(1).And.Some.Contain("12.00").And.None.Contain("0.0677"));
    }

    [Test]
    public void WithoutATrainingSpreadChanceSuffices()
    {
        var random = new Random(3);
        var report = Fake.Report(8, 5, [Fake.Noisy], (_, _) => random.NextDouble());
        Assert.That(Rows(report, Protocols).Select(row => row[6]), Is.All.EqualTo("chance suffices"));
    }

    [TestCase(400, 400, TestName = "ALargeSquareTakesTooLong")]
    [TestCase(3000, 2, TestName = "ManyTrainedModelsTakeTooLong")]
    public void AGridWhoseExchangesWouldTakeMinutesHasNone(int i, int j)
    {
        // Each row is carried to each diagonal, so that the time goes with the cells times I + J; by the cells alone both would be small enough.
        var random = new Random(1);
        double?[][] values = [.. Enumerable.Range(0, i).Select(_ => Enumerable.Range(0, j).Select(_ => (double?)random.NextDouble()).ToArray())];
        var row = VarianceRow.Of(new(Fake.Noisy, Large.Metrics[0].Name, values), Large.Metrics[0]);
        Assert.That(ProtocolRow.Of(Large.Results, [row]), Is.Empty);
        var text = new StringWriter { NewLine = "\n" };
        MarkdownReport.Write(text, new(Large.Results, [Large.Metrics[0]], [row], [], Large.Origin));
        Assert.That(text.ToString(), Does.Contain($"\n- Not shown, for time or for collapsed cells: {Fake.Accuracy}"));
    }

    [Test]
    public void ThereAreExchangesEnoughForEachOfManyMethods()
    {
        // Of 60 methods the smallest p-value of 999 exchanges comes to 0.06.
        MethodChoice[] own = [.. Enumerable.Range(0, 60).Select(k => new MethodChoice($"Drawn{k}", "", SeedUse.TrainingAndUnlearning))];
        var report = Fake.Report(8, 3, own, (c, _) => (100 * c.Train) + c.Unlearn);
        Assert.That(Rows(report, Protocols).Select(row => row[6]), Is.All.EqualTo("differ").And.Not.Empty);
    }

    [TestCase(2, 2, 1, "too few exchanges to tell", TestName = "OfTwoByTwoOneInSix")]
    [TestCase(3, 2, 4, "too few exchanges to tell", TestName = "OfThreeByTwoOneInSixtyForEachOfFour")]
    [TestCase(4, 2, 4, "differ", TestName = "OfFourByTwoOneIn840ForEachOfFour")]
    public void WhatNoValuesCouldShowIsNoChanceThatSuffices(int i, int j, int methods, string words)
    {
        MethodChoice[] own = [.. Enumerable.Range(0, methods).Select(k => new MethodChoice($"Drawn{k}", "", SeedUse.TrainingAndUnlearning))];
        var report = Fake.Report(i, j, own, (c, _) => (100 * c.Train) + c.Unlearn);
        Assert.That(Rows(report, Protocols).Select(row => row[6]), Is.All.EqualTo(words).And.Not.Empty);
    }

    [TestCase(1e153)]
    [TestCase(1e200)]
    [TestCase(1e307)]
    public void ValuesWhoseSquaresHaveNoNumberBreakNoReport(double unit)
    {
        var report = StudyReport.Of(Table.One([.. Lines("Drawn", (i, j) => unit * (i + (j * 7 % 5)))]), []);
        var text = new StringWriter { NewLine = "\n" };
        Assert.That(() => JsonReport.Write(text, report), Throws.Nothing);
        Assert.That(Rows(report, SingleRun).Concat(Rows(report, Protocols)).Select(row => row[2]), Is.All.Not.StartsWith("-").And.All.Not.StartsWith("∞"));
    }

    [TestCase(1, 5)]
    [TestCase(5, 1)]
    public void OneSeedOfEitherKindTellsNoProtocolsApart(int i, int j) =>
        Assert.That(Rows(Fake.Report(i, j, [Fake.Noisy], (c, _) => c.Train + (0.1 * c.Unlearn)), Protocols), Is.Empty);

    [Test]
    public void ASingleRunIsToldWithOneUnlearningSeedToo()
    {
        // 1, 2, 3, 4: the variance of a run is 5/3, and t(3) = 3.18245.
        string[] row = Rows(Fake.Report(4, 1, [Fake.Noisy], (c, _) => c.Train + 1), SingleRun)[0];
        Assert.That(row[2], Does.StartWith("1.29 ["));
        Assert.That(double.Parse(row[3].Split(' ')[0], CultureInfo.InvariantCulture), Is.EqualTo(3.18245 * Math.Sqrt(2 * 5.0 / 3)).Within(0.005));
    }

    [Test]
    public void WithOneTrainingSeedNothingIsKnownOfARun() => Assert.That(Rows(Fake.Report(1, 5, [Fake.Noisy], (c, _) => c.Unlearn), SingleRun), Is.Empty);

    // The table below a heading of the report in Markdown.
    private static string[][] Rows(StudyReport report, string title)
    {
        var text = new StringWriter { NewLine = "\n" };
        MarkdownReport.Write(text, report);
        string[] parts = text.ToString().Split($"## {title}\n");
        return parts.Length < 2 ? [] : [.. parts[1].Split('\n').SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')).Skip(2)
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];
    }

    private static IEnumerable<string> Lines(string method, Func<int, int, double> value) =>
        from i in Enumerable.Range(0, 6) from j in Enumerable.Range(0, 3) select FormattableString.Invariant($"{method},{i},{j},acc,{value(i, j)}");
}
