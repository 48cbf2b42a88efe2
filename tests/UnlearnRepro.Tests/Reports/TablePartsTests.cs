using UnlearnRepro.Reports.Tables;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Reports;

/// <summary>No number is broken over two lines, however narrow the terminal.</summary>
public class TablePartsTests
{
    private static readonly string[] Header = ["method", "mean", "s_T", "ICC"];

    private static readonly string[][] Rows = [["SalUn", "30.7 [29.1, 32.2]", "1.91 [1.02, 3.77]", "0.923 [0.803, 0.978]"]];

    // 5 letters of SalUn, 6 of its heading; 17, 17 and 20: with three around each and one at the edge 73.
    [TestCase(240, "0123")]
    [TestCase(73, "0123")]
    [TestCase(72, "012 03")]
    [TestCase(50, "012 03")]
    [TestCase(49, "01 02 03")]
    [TestCase(10, "01 02 03", Description = "a terminal that is too narrow for any number")]
    public void ColumnsThatDoNotFitStandBelow(int width, string columns) =>
        Assert.That(string.Join(' ', TableParts.Of(Header, Rows, width).Columns.Select(part => string.Concat(part))), Is.EqualTo(columns));

    [Test]
    public void EveryPartFitsAndALongNameIsBrokenInsteadOfANumber()
    {
        string[][] rows = [[new string('x', 500), .. Rows[0][1..]]];
        foreach (int width in (int[])[80, 120])
        {
            var parts = TableParts.Of(Header, rows, width);
            Assert.That(parts.Columns.SelectMany(part => part.Skip(1)), Is.EqualTo(new[] { 1, 2, 3 }), "every column once");
            Assert.That(parts.Columns.Select(part => 1 + parts.Names + 3 + part.Skip(1).Sum(c => rows[0][c].Length + 3)), Has.All.LessThanOrEqualTo(width));
        }
    }

    [Test]
    public void ATableOfNamesAloneIsOnePart() => Assert.That(TableParts.Of(["method"], [["SSD"]], 80).Columns, Is.EqualTo(new[] { new[] { 0 } }));
}
