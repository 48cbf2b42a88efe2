using UnlearnRepro.Reports;

namespace UnlearnRepro.Tests.Reports;

public class SeedMeanFigureTests
{
    [Test]
    public void SeedsAreSortedByTheirMeanWithTheirExtremes()
    {
        double[][] values = [[9, 11], [1, 3], [4, 8]];
        var drawing = new Drawing(SeedMeanFigure.Svg(Fake.Report(3, 2, [Fake.Noisy], (c, _) => values[c.Train][c.Unlearn]), Fake.Accuracy));

        Assert.That(drawing.All("circle", "one").Where(e => e.HasElements).Select(e => e.Value), Is.EqualTo(new[]
        {
            "seed 1: 2.00, from 1.00 to 3.00", "seed 2: 6.00, from 4.00 to 8.00", "seed 0: 10.0, from 9.00 to 11.0",
        }));
        var whisker = drawing.All("line", "whisker").ElementAt(2);
        Assert.That(Drawing.Number(whisker, "y1"), Is.EqualTo(drawing.Y(4)).Within(0.02));
        Assert.That(Drawing.Number(whisker, "y2"), Is.EqualTo(drawing.Y(8)).Within(0.02));
    }

    [Test]
    public void ABandOutsideAPanelIsSaid() =>
        Assert.That(SeedMeanFigure.Svg(Fake.TwoByTwo(), Fake.Accuracy), Does.Contain("median 12.0 is below").And.Contain("median 12.0 is above"));
}
