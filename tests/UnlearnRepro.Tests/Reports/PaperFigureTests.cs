using UnlearnRepro.Reports;

namespace UnlearnRepro.Tests.Reports;

public class PaperFigureTests
{
    [Test]
    public void TheBandIsAtTheQuartilesOfRetrain()
    {
        // 10 and 14: quartiles 11, 12, 13.
        var drawing = new Drawing(PaperFigure.Svg(Fake.TwoByTwo(), Fake.Accuracy));
        double[] ys = [.. Lines("quartile").Concat(Lines("median")).Select(line => Drawing.Number(line, "y1")).Order()];
        Assert.That(ys, Is.EqualTo(new[] { drawing.Y(13), drawing.Y(12), drawing.Y(11) }).Within(0.02));

        // The key shows the band as well, but not across the plot.
        IEnumerable<System.Xml.Linq.XElement> Lines(string style) => drawing.All("line", style).Where(line => Drawing.Number(line, "x2") - Drawing.Number(line, "x1") > 700);
    }

    [Test]
    public void EveryRunIsADotAtItsValue()
    {
        var drawing = new Drawing(PaperFigure.Svg(Fake.TwoByTwo(), Fake.Accuracy));

        // One trained model: Fixed twice 20, Noisy 40 and 44, Twice 1 and a collapsed cell, all of the other Twice collapsed.
        double[] one = [.. drawing.All("circle", "one").Where(e => e.HasElements).Select(e => Drawing.Number(e, "cy"))];
        Assert.That(one, Is.EqualTo(new[] { 20.0, 20, 40, 44, 1 }.Select(drawing.Y)).Within(0.02));

        string[] many = [.. drawing.All("path", "many").Where(e => e.HasElements).Select(e => e.Value)];
        Assert.That(many, Is.EqualTo(new[]
        {
            "training seed 0: 20.0", "training seed 1: 30.0", "training seed 0: 40.0", "training seed 1: 60.0", "training seed 0: 1.00", "training seed 1: 3.00",
        }));
        Assert.That(drawing.All("text").Select(e => e.Value), Does.Contain("1/4 collapsed").And.Contain("4/4 collapsed"));
    }

    [TestCase(1)]
    [TestCase(5)]
    [TestCase(9)]
    [TestCase(40)]
    public void TextsDoNotOverlap(int methods)
    {
        var many = Enumerable.Range(0, methods).Select(k => Fake.Noisy with { Name = $"MethodNumberIs{k % 7}", Parameters = $"Alpha={k},Lambda=1" }).ToArray();
        var report = Fake.Large(6, 3, [Fake.Retrain, .. many]);
        foreach (string svg in new[] { PaperFigure.Svg(report, Fake.Accuracy), FindingFigure.Svg(report, Fake.Accuracy), SeedMeanFigure.Svg(report, Fake.Accuracy) })
        {
            var drawing = new Drawing(svg);
            var boxes = drawing.Boxes();
            Assert.That(drawing.Slanted(), Has.All.Matches<(double X, double Y)>(end => end.X >= 0 && end.Y <= drawing.Height));
            foreach (var (a, k) in boxes.Select((box, k) => (box, k)))
            {
                Assert.That(a.Left >= 0 && a.Right <= drawing.Width && a.Top >= 0 && a.Bottom <= drawing.Height, a.Text);
                foreach (var b in boxes.Skip(k + 1))
                {
                    bool apart = a.Right <= b.Left || b.Right <= a.Left || a.Bottom <= b.Top || b.Bottom <= a.Top;
                    Assert.That(apart, $"{a} {b}");
                }
            }
        }
    }

    [Test]
    public void EqualReportsGiveEqualBytes()
    {
        foreach (var draw in new Func<StudyReport, string, string>[] { PaperFigure.Svg, SeedMeanFigure.Svg, FindingFigure.Svg })
        {
            string first = draw(Fake.Large(5, 3), Fake.Loss), second = draw(Fake.Large(5, 3), Fake.Loss);
            Assert.That(second, Is.EqualTo(first));
        }
    }

    [Test]
    public void TheFindingSaysWhatIsSeen()
    {
        // s_T > s_U: Fixed, Noisy and Twice (A=1), whose (1) and (3, 5) give s_T^2 = (6 - 2) / (4/3) = 3 and s_U^2 = 2.
        // Twice (A=2) collapsed altogether.
        string svg = FindingFigure.Svg(Fake.TwoByTwo(), Fake.Accuracy);
        Assert.That(svg, Does.Match("more than unlearning seeds do for 3 of 3 methods"));
        Assert.That(svg, Does.Not.Contain(">Retrain<"));
    }
}
