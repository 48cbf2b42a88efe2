using System.Xml.Linq;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Series;
using UnlearnRepro.Plans;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Figures;
using UnlearnRepro.Reports.Forms;
using UnlearnRepro.Tests.Plans;

namespace UnlearnRepro.Tests.Reports;

public class EfficiencyFigureTests
{
    private static readonly StudyPlan Plan = StudyPlanTests.Plan([Fake.Retrain, Fake.Fixed, Fake.Noisy, Fake.Twice1], new(3, 60));
    private static readonly PlotModel Plot = EfficiencyFigure.Model(Plan);

    [Test]
    public void EveryPlannedMethodHasItsCurveOverDoublings()
    {
        Assert.That(Curves().Select(c => c.Title), Is.EqualTo(new[] { "Fixed", "Noisy" }));
        Assert.That(Curves().Select(c => c.Points.Count), Has.All.EqualTo(16));

        // Fixed: s_U = 0, c_T = 1/4 (shared by two), c_U = 1/2: (1/4 + 1/2) / (1/4 + J / 2), 1 at J = 1 and 1/3 at J = 4.
        Assert.That(Curves()[0].Points[0], Is.EqualTo(new DataPoint(0, 100)));
        Assert.That((Curves()[0].Points[3].X, Curves()[0].Points[3].Y), Is.EqualTo((2.0, 100 / 3.0)).Within(1e-9));
        Assert.That(Plot.Axes[0].FormatValue(4), Is.EqualTo("16"));
    }

    [Test]
    public void MarksAreOnTheCurvesAtTheRecommendedNumbers()
    {
        var circles = Marks(MarkerType.Circle);
        Assert.That(circles.Select(p => Math.Pow(2, p.X)), Is.EqualTo(Plan.Planned.Select(r => (double)r.Target!.Design!.UnlearningSeeds)).Within(1e-9));
        Assert.That(Marks(MarkerType.Diamond), Has.Length.EqualTo(2));
        foreach (var (mark, curve) in circles.Zip(Curves()))
        {
            Assert.That(curve.Points, Has.Some.Matches<DataPoint>(p => p.X == mark.X && p.Y == mark.Y));
        }
    }

    [Test]
    public void TheShadedRangeIsMoreThanNinetyPercent()
    {
        var band = Plot.Annotations.OfType<RectangleAnnotation>().Single();
        Assert.That((band.MinimumY, band.MaximumY, band.Layer), Is.EqualTo((90.0, 100.0, AnnotationLayer.BelowSeries)));
        Assert.That(Plot.Series.Select(s => s.Title), Does.Contain("more than 90 %").And.Contain("J for the half-width").And.Contain("J within the budget"));
    }

    [Test]
    public void EqualPlansGiveEqualBytesThatStandAlone()
    {
        string svg = EfficiencyFigure.Svg(Plan);
        Assert.That(EfficiencyFigure.Svg(StudyPlanTests.Plan([Fake.Retrain, Fake.Fixed, Fake.Noisy, Fake.Twice1], new(3, 60))), Is.EqualTo(svg));
        Assert.That(XDocument.Parse(svg).Root!.Name.ToString(), Is.EqualTo("{http://www.w3.org/2000/svg}svg"));
        Assert.That(svg.Split("http"), Has.Length.EqualTo(2), "no address but the namespace");
    }

    [Test]
    public void APlanOfNothingIsAnEmptyFigure()
    {
        var plan = StudyPlanTests.Plan([Fake.Retrain, Fake.Twice1], new(3, null));
        Assert.That(EfficiencyFigure.Model(plan).Series.OfType<LineSeries>(), Is.Empty);
        Assert.That(() => XDocument.Parse(EfficiencyFigure.Svg(plan)), Throws.Nothing);
    }

    [Test]
    public void TheFolderHoldsBothFiles()
    {
        string folder = Directory.CreateTempSubdirectory("plan-").FullName;
        try
        {
            PlanFolder.Write(folder, Plan);
            Assert.That(Directory.EnumerateFiles(folder).Select(Path.GetFileName), Is.EquivalentTo(new[] { "plan.md", "plan.svg" }));
            string[] lines = File.ReadAllLines(Path.Combine(folder, "plan.md"));
            Assert.That(lines[0], Is.EqualTo("# Plan from fake-class-3-3x2"));
            Assert.That(lines.Count(line => line.StartsWith("| Noisy", StringComparison.Ordinal)), Is.EqualTo(2));
            Assert.That(lines, Does.Contain("![what each number of unlearning seeds is worth](plan.svg)"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static LineSeries[] Curves() => [.. Plot.Series.OfType<LineSeries>()];

    private static ScatterPoint[] Marks(MarkerType shape) =>
        [.. Plot.Series.OfType<ScatterSeries>().Where(s => s.MarkerType == shape && s.Title is null).SelectMany(s => s.Points)];
}
