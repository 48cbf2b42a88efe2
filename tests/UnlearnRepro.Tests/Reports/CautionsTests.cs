using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Forms;
using UnlearnRepro.Reports.Html;
using UnlearnRepro.Reports.Tables;

namespace UnlearnRepro.Tests.Reports;

/// <summary>A table says when its normal intervals should not be believed.</summary>
public class CautionsTests
{
    // Twelve trained models: the method works from the last three only, or the numbers spread evenly.
    private static readonly StudyReport Split = Of(seed => (seed >= 9 ? 90 : 10) + (seed % 3)), Even = Of(seed => 10 + seed);

    [Test]
    public void TwoGroupsOfTrainedModelsAreTold() =>
        Assert.That(VarianceTable.Of(Split, Fake.Accuracy).Cautions, Is.EqualTo(new[] { "Fixed: 9 seed means lie below and 3 above a gap of 78: means and normal intervals mislead" }));

    [Test]
    public void NothingIsToldOfEvenSeedMeans() => Assert.That(VarianceTable.Of(Even, Fake.Accuracy).Cautions, Is.Empty);

    [Test]
    public void OneFarOffIsToldToo() => Assert.That(
        VarianceTable.Of(Of(seed => seed == 0 ? 1e6 : Math.Sin(seed)), Fake.Accuracy).Cautions.Single(), Does.StartWith("Fixed: ").And.Contain("mislead").Or.Contain("too short"));

    [Test]
    public void PageAndTextShowIt()
    {
        var (html, markdown) = (new StringWriter(), new StringWriter());
        HtmlReport.Write(html, Split);
        MarkdownReport.Write(markdown, Split);
        Assert.That(html.ToString(), Does.Contain("<li>Fixed: 9 seed means lie below"));
        Assert.That(markdown.ToString(), Does.Contain("\n- Fixed: 9 seed means lie below"));
    }

    private static StudyReport Of(Func<int, double> value) => Fake.Report(12, 1, [Fake.Fixed], (cell, _) => value(cell.Train));
}
