using System.Xml.Linq;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Figures;

namespace UnlearnRepro.Tests.Reports;

public class PaperFigureTests
{
    private static readonly PlotModel Plot = PaperFigure.Model(Fake.TwoByTwo(), Fake.Accuracy);

    [Test]
    public void TheBandIsAtTheQuartilesOfRetrain()
    {
        // 10 and 14: quartiles 11, 12, 13.
        Assert.That(Plot.Annotations.OfType<LineAnnotation>().Select(line => line.Y), Is.EquivalentTo(new[] { 11.0, 12, 13 }));
        var band = Plot.Annotations.OfType<RectangleAnnotation>().Single();
        Assert.That((band.MinimumY, band.MaximumY), Is.EqualTo((11.0, 13.0)));
        Assert.That(Plot.Annotations.Select(a => a.Layer), Has.All.EqualTo(AnnotationLayer.BelowSeries));
    }

    [Test]
    public void EveryRunIsADotAtItsValueBesideItsMethod()
    {
        // Retrain, Fixed, Noisy, Twice with a collapsed cell, Twice with nothing but collapsed cells.
        Assert.That(Dots("2 retraining seeds"), Is.EqualTo(new[] { (0, 10.0), (0, 14) }));
        Assert.That(Dots("training seed 0, 2 unlearning seeds"), Is.EqualTo(new[] { (1, 20.0), (1, 20), (2, 40), (2, 44), (3, 1) }));
        Assert.That(Dots("2 training seeds, unlearning seed 0"), Is.EqualTo(new[] { (1, 20.0), (1, 30), (2, 40), (2, 60), (3, 1), (3, 3) }));
        Assert.That(Series<ScatterSeries>("2 training seeds, unlearning seed 0").Points.Select(dot => dot.X - Math.Round(dot.X)), Has.All.Positive);
        Assert.That(Series<ScatterSeries>("training seed 0, 2 unlearning seeds").Points.Select(dot => dot.X - Math.Round(dot.X)), Has.All.Negative);
    }

    [Test]
    public void EveryStripHasItsMedian()
    {
        var ticks = Series<LineSeries>("median").Points;
        Assert.That(ticks.Chunk(3).Select(tick => (tick[0].Y, tick[1].Y)), Is.EqualTo(new[] { 12.0, 20, 25, 42, 50, 1, 2 }.Select(y => (y, y))));
        Assert.That(ticks.Where((_, k) => k % 3 == 2).Any(point => point.IsDefined()), Is.False);
    }

    [Test]
    public void TheAxesNameTheMetricAndTheMethods()
    {
        Assert.That(Plot.Axes[1].Title, Is.EqualTo("accuracy-forget (%)"));
        Assert.That(((CategoryAxis)Plot.Axes[0]).Labels, Is.EqualTo(new[] { "Retrain", "Fixed", "Noisy", "Twice\nA=1\n1/4 collapsed", "Twice\nA=2\n4/4 collapsed" }));
    }

    [TestCase(5, 0)]
    [TestCase(15, -35)]
    [TestCase(40, -90)]
    public void LabelsTurnWhereTheyWouldOverlap(int methods, double angle)
    {
        var many = Enumerable.Range(0, methods).Select(k => Fake.Noisy with { Name = $"MethodNumberIs{k % 7}", Parameters = $"Alpha={k},Lambda=1" }).ToArray();
        var plot = PaperFigure.Model(Fake.Large(6, 3, many), Fake.Accuracy);
        Assert.That(plot.Axes[0].Angle, Is.EqualTo(angle));
        Assert.That(plot.Padding.Left, angle == -35 ? Is.GreaterThan(50) : Is.EqualTo(8));
    }

    [Test]
    public void EqualReportsGiveEqualBytesThatStandAlone()
    {
        foreach (var draw in new Func<StudyReport, string, string>[] { PaperFigure.Svg, SeedMeanFigure.Svg, FindingFigure.Svg })
        {
            string first = draw(Fake.Large(5, 3), Fake.Loss), second = draw(Fake.Large(5, 3), Fake.Loss);
            Assert.That(second, Is.EqualTo(first));
            var root = XDocument.Parse(first).Root!;
            Assert.That(root.Name.ToString(), Is.EqualTo("{http://www.w3.org/2000/svg}svg"));
            Assert.That(root.Descendants().Select(e => e.Name.Namespace), Has.All.EqualTo(root.Name.Namespace));
            Assert.That(first.Split("http"), Has.Length.EqualTo(2), "no address but the namespace");
        }
    }

    [Test]
    public void MarksOfOneLookShareItAndNoneIsLost()
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        var figure = XDocument.Parse(PaperFigure.Svg(Fake.Large(20, 5, [Fake.Noisy, Fake.Twice1]), Fake.Accuracy));
        var diamonds = figure.Descendants(svg + "polygon").ToArray();
        string[] looks = [.. diamonds.Select(mark => mark.Attribute("style")?.Value ?? mark.Parent!.Attribute("style")!.Value)];
        Assert.That(looks, Has.Length.EqualTo((2 * 20) + 1).And.All.StartsWith("fill:rgb(213,94,0);"), "one for each training seed of two methods, and one in the key");
        Assert.That(diamonds.Count(mark => mark.Attribute("style") is not null), Is.LessThanOrEqualTo(1), "the key's");
        Assert.That(figure.Root!.Attribute("font-family")!.Value, Does.Contain("sans-serif"));
    }

    [Test]
    public void TheFindingSaysWhatIsSeen()
    {
        // s_T > s_U by all three estimates, Fixed, Noisy and Twice (A=1), but only Fixed, which draws nothing, has an ICC that is surely
        // above one half. Twice (A=2) collapsed altogether.
        var plot = FindingFigure.Model(Fake.TwoByTwo(), Fake.Accuracy);
        Assert.That(plot.Title, Is.EqualTo("Training seeds spread the result more than unlearning seeds for 1 of 3 methods, open for 2"));
        Assert.That(((CategoryAxis)plot.Axes[0]).Labels, Is.EqualTo(new[] { "Fixed", "Noisy", "Twice\nA=1\n1/4 collapsed" }));
    }

    private static T Series<T>(string title) where T : Series => (T)Plot.Series.Single(series => series.Title == title);

    private static (int Method, double Value)[] Dots(string title) =>
        [.. Series<ScatterSeries>(title).Points.Select(dot => ((int)Math.Round(dot.X), dot.Y))];
}
