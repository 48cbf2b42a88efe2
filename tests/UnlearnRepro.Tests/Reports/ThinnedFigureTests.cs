using OxyPlot;
using OxyPlot.Series;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Figures;
using UnlearnRepro.Statistics.Numerics;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Tests.Reports;

/// <summary>A figure draws what can be seen, says how much that is, and measures by all of it.</summary>
public class ThinnedFigureTests
{
    // 14 methods are 28 strips: 1400 / 28 = 50 dots each, and 100 in each of the 14 panels of seed means.
    private static readonly StudyReport Report = Fake.Large(
        120, 60, [.. Enumerable.Range(0, 14).Select(k => new MethodChoice($"M{k}", "", SeedUse.TrainingAndUnlearning))]);

    [Test]
    public void AStripDrawsItsShareAndSaysSo()
    {
        var plot = PaperFigure.Model(Report, Fake.Accuracy);
        var dots = plot.Series.OfType<ScatterSeries>().ToArray();
        Assert.That(dots.Select(s => s.Title), Is.EqualTo(new[] { "training seed 0, 60 unlearning seeds (50 drawn)", "120 training seeds (50 drawn), unlearning seed 0" }));
        Assert.That(dots.Select(s => s.Points.Count), Is.All.EqualTo(14 * 50));
    }

    [Test]
    public void TheMedianIsThatOfAllValues()
    {
        double[] values = [.. Report.Rows[0].Grid.Values[0].OfType<double>()];
        var medians = PaperFigure.Model(Report, Fake.Accuracy).Series.OfType<LineSeries>().Single(s => s.Title == "median");
        Assert.That(medians.Points[0].Y, Is.EqualTo(Quartiles.Of(values).Median));
    }

    [Test]
    public void SeedMeansKeepTheirEnds()
    {
        var panel = SeedMeanFigure.Models(Report, Fake.Accuracy)[0];
        var means = panel.Series.OfType<ScatterSeries>().Single().Points;
        double[] all = [.. Report.Rows[0].Grid.Finite!.SeedMeans.Order()];
        Assert.That((means.Count, means[0].X, means[^1].X), Is.EqualTo((100, 0.0, 119.0)));
        Assert.That((means[0].Y, means[^1].Y), Is.EqualTo((all[0], all[^1])));
        Assert.That(panel.Subtitle, Is.EqualTo("120 training seeds (100 drawn)"));
    }
}
