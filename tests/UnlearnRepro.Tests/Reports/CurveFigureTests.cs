using OxyPlot.Series;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Figures;
using UnlearnRepro.Reports.Forms;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Tests.Reports;

public class CurveFigureTests
{
    // Points out of order, and a metric beside the curve.
    private static readonly MetricInfo[] Metrics =
    [
        new("alone", "", "Retrain", "a number of its own"),
        new("late", "", "none", "after 100 rounds") { Curve = new("q", "quality", "rounds", 100) },
        new("early", "", "none", "after 10 rounds") { Curve = new("q", "quality", "rounds", 10) },
    ];

    private static StudyReport Report { get; } = Fake.Report(2, 2, [Fake.Retrain, Fake.Noisy], Metrics, (cell, metric) =>
        (metric == "late" ? 10 : 0) + (cell.Method == "Retrain" ? 5 + cell.Train : (2 * cell.Train) + cell.Unlearn));

    [Test]
    public void APanelHasMediansQuartilesAndRetrainBehind()
    {
        var panels = CurveFigure.Models(Report, "q");
        Assert.That(panels.Select(panel => panel.Title), Is.EqualTo(new[] { "Retrain", "Noisy" }));

        // Runs 0, 1, 2, 3 and 10, 11, 12, 13.
        var area = panels[1].Series.OfType<AreaSeries>().Single();
        Assert.That(area.Points.Select(p => (p.X, p.Y)), Is.EqualTo(new[] { (10, 0.75), (100, 10.75) }));
        Assert.That(area.Points2.Select(p => (p.X, p.Y)), Is.EqualTo(new[] { (10, 2.25), (100, 12.25) }));
        var lines = panels[1].Series.Where(series => series.GetType() == typeof(LineSeries)).Cast<LineSeries>().ToArray();
        Assert.That(lines.Single(line => line.Title == "median").Points.Select(p => p.Y), Is.EqualTo(new[] { 1.5, 11.5 }));
        Assert.That(lines.Single(line => line.Title == "Retrain's median").Points.Select(p => p.Y), Is.EqualTo(new[] { 5.5, 15.5 }));
        Assert.That(panels[0].Series.OfType<LineSeries>().Single(line => line.Title == "Retrain's median").Points, Is.Empty, "not behind itself");
    }

    [Test]
    public void OneCurveHasOneFigureAndItsPointsNone()
    {
        string folder = Directory.CreateTempSubdirectory("curves-").FullName;
        try
        {
            ReportFolder.Write(folder, Report);
            string[] files = [.. Directory.EnumerateFiles(Path.Combine(folder, "figures")).Select(Path.GetFileName).Order()!];
            Assert.That(files, Is.EqualTo(new[] { "curves-q.svg", "seed-means-alone.svg", "seeds-alone.svg", "shares-alone.svg" }));
            Assert.That(File.ReadAllText(Path.Combine(folder, "index.html")), Does.Contain("Learning curves").And.Contain("The data are made up."));
            Assert.That(File.ReadAllText(Path.Combine(folder, "report.md")), Does.Contain("## Data and models\n\n- The data are made up."));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void AReportWithoutCurvesSaysNothingOfThem() => Assert.That(CurveFigure.Names(Fake.TwoByTwo()), Is.Empty);
}
