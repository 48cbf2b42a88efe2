using System.Text.Json;
using System.Xml.Linq;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Figures;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Reports;

/// <summary>Studies that hardly say anything still give reports that can be read.</summary>
public class DegenerateReportTests
{
    private static readonly IReadOnlyDictionary<string, Func<StudyReport>> Reports = new Dictionary<string, Func<StudyReport>>
    {
        ["one training and one unlearning seed"] = () => Fake.Large(1, 1),
        ["one training seed"] = () => Fake.Large(1, 3),
        ["one unlearning seed"] = () => Fake.Large(3, 1),
        ["all equal"] = () => Fake.Constant(3, 2, 0.1 + 0.2),
        ["all zero"] = () => Fake.Constant(3, 2, 0),
        ["all collapsed"] = () => Fake.Constant(3, 2, double.NaN),
        ["infinite"] = () => Fake.Constant(2, 2, double.NegativeInfinity),
        ["tiny"] = () => Fake.Report(3, 2, Fake.Methods, (c, _) => 1e-12 * (c.Train + c.Unlearn)),
        ["huge"] = () => Fake.Report(3, 2, Fake.Methods, (c, _) => 1e30 * (c.Train - c.Unlearn)),
        ["equal up to rounding"] = () => Fake.Report(3, 2, Fake.Methods, (c, _) => 0.1 + (c.Train * 1e-17)),
        ["without a reference"] = () => Fake.Large(3, 2, [Fake.Noisy]),
        ["only a reference"] = () => Fake.Large(3, 2, [Fake.Retrain]),
        ["without verdicts"] = () => Fake.Large(3, 2) with { Verdicts = [] },
    };

    private static IEnumerable<string> Names => Reports.Keys;

    [TestCaseSource(nameof(Names))]
    public void NothingIsNotANumberAndEverythingIsWellFormed(string name)
    {
        var report = Reports[name]();
        string[] figures = [.. new Func<StudyReport, string, string>[] { PaperFigure.Svg, SeedMeanFigure.Svg, FindingFigure.Svg }.Select(draw => draw(report, Fake.Accuracy))];
        string page = HtmlReportTests.Of(report), json = JsonReportTests.Of(report);
        foreach (string text in (string[])[.. figures, page, json, MarkdownReportTests.Of(report)])
        {
            Assert.That(text, Does.Not.Contain("NaN").And.Not.Contain("Infinity").And.Not.Contain("∞"));
        }

        Assert.That(() => Array.ConvertAll([.. figures, page], XDocument.Parse), Throws.Nothing);
        Assert.That(() => JsonDocument.Parse(json), Throws.Nothing);
    }
}
