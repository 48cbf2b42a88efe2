using System.Text.Json;
using OxyPlot.Series;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Figures;
using UnlearnRepro.Reports.Forms;
using UnlearnRepro.Reports.Html;
using UnlearnRepro.Reports.Sections;
using UnlearnRepro.Reports.Tables;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Studies;

namespace UnlearnRepro.Tests.Reports;

/// <summary>A report of a study that varies forget sets as well: known numbers, divided among all axes, in every form.</summary>
public class DesignReportTests
{
    // 3 forget sets x 4 training seeds, 2 runs in each.
    private const int F = 3, T = 4, U = 2;

    private static readonly StudyReport Report = Of(Value);

    [Test]
    public void ComponentsAreThoseOfTheValuesInTheOrderOfTheFactors()
    {
        double[] values = [.. from f in Enumerable.Range(0, F) from t in Enumerable.Range(0, T) from u in Enumerable.Range(0, U) select Value(f, t, u)];
        var expected = FactorialComponents.Of(new([new("forget", F), new("train", T), new("unlearn", U, "forget", "train")], values));
        var row = Row(Report, "Drawn");
        Assert.That(row.Components, Is.EqualTo(expected.Components));
        Assert.That((row.Mean, row.TotalSd), Is.EqualTo((expected.Mean, expected.TotalSd)));
        Assert.That(row.PValues["forget"], Is.EqualTo(expected.Tests.Single(t => t.Effect == "forget").PValue));
        Assert.That(row.Largest!.Name, Is.EqualTo("forget"));
    }

    [Test]
    public void WhatDrawsNothingHasNoUnlearningSeed() =>
        Assert.That(Row(Report, "Fixed").Components.Select(c => c.Name), Is.EqualTo(new[] { "forget", "train", "forget x train" }));

    [Test]
    public void RetrainedModelsBelongToTheirForgetSet() =>
        Assert.That(Row(Report, "Retrain").Components.Select(c => c.Name), Is.EqualTo(new[] { "forget", "train" }));

    /// <summary>Two crossed factors are divided where cells are missing too; a collapsed cell is one.</summary>
    [Test]
    public void WhereACellCollapsedTheOthersAreDivided()
    {
        var report = Of((f, t, u) => f == 1 && t == 2 && u == 0 ? double.NaN : Value(f, t, u));
        var row = Row(report, "Drawn");
        double[][][] cells =
        [
            .. Enumerable.Range(0, F).Select(f => Enumerable.Range(0, T)
                .Select(t => Enumerable.Range(0, U).Where(u => !(f == 1 && t == 2 && u == 0)).Select(u => Value(f, t, u)).ToArray()).ToArray()),
        ];
        Assert.That(row.Components, Is.EqualTo(TwoWayComponents.Of(new TwoWayGrid(cells, "forget", "train", "unlearn")).Components));
        Assert.That(row.Grid.Collapsed, Is.EqualTo(1));
    }

    [Test]
    public void WhereAnotherDesignHasHolesTheRowSaysSo()
    {
        var report = Of((f, t, u) => f == 1 && t == 2 && u == 0 ? double.NaN : Value(f, t, u), [new(SeedAxis.Forget, F), new(SeedAxis.Eval, 2)]);
        Assert.That(Row(report, "Drawn").Lacks, Is.EqualTo("2 of 48 cells collapsed: the variance is divided where no cell is missing, among two crossed factors, or three nested ones"));
        Assert.That(DesignTable.All(report)[0].Rows[0], Is.EqualTo(new[] { "Drawn" }.Append(Row(report, "Drawn").Lacks).Concat(Enumerable.Repeat("-", DesignTable.All(report)[0].Header.Count - 2))));
    }

    /// <summary>Retrained models belong to their forget set: two levels, which a collapsed cell leaves unequal.</summary>
    [Test]
    public void OfANestedReferenceTheRestIsDividedUnlessTheMeanIsOverAFinitePopulation()
    {
        static double Collapsed(int f, int t, int u) => f == 1 && t == 2 && u == 0 ? double.NaN : Value(f, t, u);
        var row = Row(Of(Collapsed), "Retrain");
        var two = VarianceComponents.Of(new([.. Enumerable.Range(0, F).Select(f => Enumerable.Range(0, T).Where(t => (f, t) != (1, 2)).Select(t => Value(f, t, 0)).ToArray())]));
        Assert.That(row.Components.Select(c => (c.Name, c.Variance)), Is.EqualTo(new[] { ("forget", two.TrainingVariance), ("train", two.UnlearningVariance) }));
        Assert.That((row.Mean, row.PValues["forget"]), Is.EqualTo((two.Mean, FTest.Of(two.F!.Value, two.DfT, two.DfU).PValue)));
        Assert.That(Row(Of(Collapsed, [new(SeedAxis.Forget, F, Population: F)]), "Retrain").Lacks, Does.StartWith("1 of 12 cells collapsed: the variance is divided where"));
    }

    [Test]
    public void TheTableNamesEveryAxisAndWhichToRaise()
    {
        var table = DesignTable.All(Report)[0];
        Assert.That(table.Header, Is.EqualTo(new[]
        {
            "method", "mean over all [95 %]", "one run [95 %]", "forget [95 %], share, p", "train [95 %], share, p", "forget x train [95 %], share, p",
            "unlearn [95 %], share, p", "raise first",
        }));
        Assert.That(table.Rows.Select(row => row[^1]), Is.EqualTo(new[] { "forget", "forget", "forget" }));
        Assert.That(table.Rows[1][6], Is.EqualTo("-"), "Fixed draws nothing");
        Assert.That(table.Rows[0][3], Does.Match(@"^[\d.]+ \[[\d.]+, [\d.]+\], \d+ %, p [\d.e-]+$"));
    }

    /// <summary>Where all classes are in the study there are no more to run, whatever the mean's error comes from.</summary>
    [Test]
    public void WhatIsExhaustedIsNotRaised()
    {
        var report = Of(Value, [new(SeedAxis.Forget, F, Population: F)]);
        Assert.That(Report.Design.Select(r => r.Largest!.Name), Has.All.EqualTo("forget"));
        Assert.That(report.Design.Select(r => r.Largest?.Name), Has.None.EqualTo("forget").And.Some.Not.Null);
    }

    [Test]
    public void OnATerminalItIsBrief()
    {
        var table = DesignTable.All(Report, brief: true)[0];
        Assert.That(table.Header, Is.EqualTo(new[] { "method", "mean over all [95 %]", "one run", "forget", "train", "forget x train", "unlearn", "raise first" }));
        Assert.That(table.Rows[0][3], Does.Match(@"^[\d.]+, \d+ %$"));
    }

    [Test]
    public void TheSummarySaysWhatIsSaidOfLevelZero()
    {
        var lines = ReportSummary.Lines(Report);
        Assert.That(lines, Has.Some.EqualTo(
            "Beside the two seeds the study varies s_forget: 3 levels of forget x 4 of train, 2 of unlearn within each forget and train. "
            + "What is said of s_T and s_U is said of level 0 of the rest."));
        Assert.That(lines, Has.Some.EqualTo("The interval of the mean is widest because of forget on 4 of 4 means (a method by a metric): more levels there help most."));
        Assert.That(Report.Rows[0].Grid.Values[1], Is.EqualTo(new double?[] { Value(0, 1, 0), Value(0, 1, 1) }), "level 0");
    }

    [Test]
    public void ThePictureHasAPointAndAnIntervalForEachShare()
    {
        var plot = ShareFigure.Model(Report, "accuracy");
        var names = plot.Series.OfType<ScatterSeries>().Select(s => (s.Title, s.Points.Count)).ToArray();
        Assert.That(names, Is.EqualTo(new[] { ("forget", 3), ("train", 3), ("forget x train", 2), ("unlearn", 1) }));
        Assert.That(
            plot.Series.OfType<ScatterSeries>().First().Points.Select(p => p.X),
            Is.EqualTo(Report.Design.Where(r => r.Metric.Name == "accuracy").Select(r => r.Components[0].Share.Value)));
        Assert.That(plot.Series.OfType<LineSeries>().SelectMany(s => s.Points).Where(p => p.IsDefined()).Select(p => p.X), Has.All.InRange(0, 1));
        Assert.That(ShareFigure.Svg(Report, "accuracy"), Is.EqualTo(ShareFigure.Svg(Of(Value), "accuracy")), "equal reports give equal bytes");
    }

    [Test]
    public void TheSharesOfATwoAxisStudyAreTheIccAndTheRest()
    {
        var plot = ShareFigure.Model(Fake.Large(6, 3, [Fake.Noisy, Fake.Fixed, Fake.Retrain]), Fake.Accuracy);
        var (train, unlearn) = (plot.Series.OfType<ScatterSeries>().First(), plot.Series.OfType<ScatterSeries>().Last());
        Assert.That((train.Title, unlearn.Title), Is.EqualTo(("train", "unlearn")));
        Assert.That(train.Points.Zip(unlearn.Points, (a, b) => a.X + b.X), Has.All.EqualTo(1).Within(1e-12));
        Assert.That(train.Points, Has.Count.EqualTo(2), "Retrain has one spread and no share");
    }

    [Test]
    public void EveryFormHasIt()
    {
        using StringWriter html = new(), markdown = new(), json = new();
        HtmlReport.Write(html, Report);
        MarkdownReport.Write(markdown, Report);
        JsonReport.Write(json, Report);
        Assert.That(html.ToString().Split("<h2>The spread divided among all axes</h2>"), Has.Length.EqualTo(2));
        Assert.That(markdown.ToString(), Does.Contain("## The spread divided among all axes").And.Contain("mean over all"));
        using var document = JsonDocument.Parse(json.ToString());
        var root = document.RootElement;
        Assert.That(root.GetProperty("factors").EnumerateArray().Select(f => $"{f.GetProperty("name")} {f.GetProperty("levels")}"), Is.EqualTo(new[] { "forget 3", "train 4", "unlearn 2" }));
        var first = root.GetProperty("design")[0];
        Assert.That(first.GetProperty("components")[0].GetProperty("sd").GetProperty("value").GetDouble(), Is.EqualTo(Row(Report, "Drawn").Components[0].Sd.Value));
        Assert.That(first.GetProperty("raise_first").GetString(), Is.EqualTo("forget"));
    }

    /// <summary>A study of the parts of a training seed has one training seed: what is said of many would be said of none.</summary>
    [Test]
    public void WherePartsOfATrainingSeedVaryNothingIsSaidOfTrainingSeeds()
    {
        SeedAxis[] axes = [SeedAxis.Train, SeedAxis.Train.Part("init", "init"), SeedAxis.Train.Part("order", "shuffle"), SeedAxis.Unlearn, SeedAxis.Eval];
        var task = new Studies.FakeTask { Value = (cell, _) => Value(cell.Axes[axes[1]], cell.Axes[axes[2]], cell.Unlearn) };
        var study = task.Study(1, 2, "Drawn", "Fixed").WithDesign(new(axes, [new(axes[1], 3), new(axes[2], 4)]));
        var sink = new MemorySink();
        new StudyRunner(task, sink, 2).Run(study, new HashSet<string>());
        var report = StudyReport.Of(new StudyResults(study, sink.Records.ToDictionary(r => r.Key), ((ITask)task).Key), task, []);
        using StringWriter html = new(), markdown = new();
        HtmlReport.Write(html, report);
        MarkdownReport.Write(markdown, report);
        Assert.That(Row(report, "Drawn").Components.Select(c => c.Name), Is.EqualTo(new[] { "init", "order", "init x order", "unlearn" }));
        Assert.That(ReportSummary.Lines(report), Has.None.Contains("between training seeds").And.None.Contains("trained model"));
        Assert.That(html.ToString(), Does.Not.Contain("One trained model beside many</h2>").And.Not.Contain("Spread across training").And.Not.Contain("href=\"#metric"));
        Assert.That(markdown.ToString(), Does.Not.Contain("| s_T [95 %]"));
    }

    [Test]
    public void MethodsThatAgreeAtOneLevelAloneAreNotEqualInEveryCell()
    {
        Assert.That(Equal(0), Has.Some.StartsWith("Equal in every cell, on every metric: Fixed, Liar"));
        Assert.That(Equal(1), Has.None.StartsWith("Equal in every cell"));

        // Two methods that agree at the first forget set, and at the others up to a difference.
        static IReadOnlyList<string> Equal(double apart)
        {
            var task = new Studies.FakeTask { Value = (cell, _) => Value(cell.Forget, cell.Train, 0) + (cell.Method == "Liar" && cell.Forget > 0 ? apart : 0) };
            var study = task.Study(T, 1, "Fixed", "Liar").WithDesign(new(SeedAxis.OfCells, [new(SeedAxis.Forget, F)]));
            var sink = new MemorySink();
            new StudyRunner(task, sink, 2).Run(study, new HashSet<string>());
            return ReportSummary.Lines(StudyReport.Of(new StudyResults(study, sink.Records.ToDictionary(r => r.Key), ((ITask)task).Key), task, []));
        }
    }

    [Test]
    public void AStudyOfTwoAxesHasNoneOfIt()
    {
        var report = Fake.TwoByTwo();
        using var html = new StringWriter();
        HtmlReport.Write(html, report);
        Assert.That((report.Design.Count, DesignTable.All(report).Count), Is.EqualTo((0, 0)));
        Assert.That(html.ToString(), Does.Not.Contain("divided among all axes"));
    }

    private static double Value(int f, int t, int u) => 50 + (20 * f) + (f * t * t) - (3 * t) + (((7 * f) + (5 * t) + (3 * u)) % 4);

    private static DesignRow Row(StudyReport report, string method) => report.Design.First(r => r.Method.Name == method && r.Metric.Name == "accuracy");

    private static StudyReport Of(Func<int, int, int, double> value, params StudyFactor[] further)
    {
        var task = new Studies.FakeTask { Value = (cell, _) => value(cell.Forget, cell.Train, cell.Unlearn) };
        var study = task.Study(T, U, "Drawn", "Fixed", "Retrain").WithDesign(new(SeedAxis.OfCells, further.Length > 0 ? further : [new(SeedAxis.Forget, F)]));
        var sink = new MemorySink();
        new StudyRunner(task, sink, 2).Run(study, new HashSet<string>());
        return StudyReport.Of(new StudyResults(study, sink.Records.ToDictionary(r => r.Key), ((ITask)task).Key), task, []);
    }
}
