using OxyPlot.Annotations;
using OxyPlot.Series;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Figures;

namespace UnlearnRepro.Tests.Reports;

public class SeedMeanFigureTests
{
    [Test]
    public void SeedsAreSortedByTheirMeanWithTheirExtremes()
    {
        double[][] values = [[9, 11], [1, 3], [4, 8]];
        var plot = SeedMeanFigure.Models(Fake.Report(3, 2, [Fake.Noisy], (c, _) => values[c.Train][c.Unlearn]), Fake.Accuracy).Single();
        Assert.That(plot.Series.OfType<ScatterSeries>().Single().Points.Select(dot => (dot.X, dot.Y)), Is.EqualTo(new[] { (0.0, 2.0), (1, 6), (2, 10) }));
        var whiskers = plot.Series.OfType<LineSeries>().Single().Points.Where(point => point.IsDefined());
        Assert.That(whiskers.Select(end => (end.X, end.Y)), Is.EqualTo(new[] { (0.0, 1.0), (0, 3), (1, 4), (1, 8), (2, 9), (2, 11) }));
    }

    [Test]
    public void ThePanelsHaveTheBandOrSayWhereItIs()
    {
        var plots = SeedMeanFigure.Models(Fake.TwoByTwo(), Fake.Accuracy);
        Assert.That(plots[0].Annotations.OfType<LineAnnotation>().Select(line => line.Y), Is.EquivalentTo(new[] { 11.0, 12, 13 }));
        Assert.That(plots.Select(plot => plot.Subtitle), Is.EqualTo(new[]
        {
            "", "Retrain's median 12.0 is below", "Retrain's median 12.0 is below", "1/4 collapsed; Retrain's median 12.0 is above", "all cells collapsed",
        }));
        Assert.That(plots.Select(plot => plot.Title), Is.EqualTo(new[] { "Retrain", "Fixed", "Noisy", "Twice (A=1)", "Twice (A=2)" }));
    }
}
