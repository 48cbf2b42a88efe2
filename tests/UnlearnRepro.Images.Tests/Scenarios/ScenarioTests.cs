using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Images.Tests.Datasets;

namespace UnlearnRepro.Images.Tests.Scenarios;

public class ScenarioTests
{
    private static readonly IScenario[] All =
        [
            new FullClass(0), new FullClass(42),
            new RandomSample(0.01), new RandomSample(0.001), new RandomSample(0.125), new RandomSample(0.1),
        ];

    [TestCaseSource(nameof(All))]
    public void ANameIsReadBack(IScenario scenario) => Assert.That(Scenario.Parse(scenario.Name), Is.EqualTo(scenario));

    [Test]
    public void NamesAreWrittenAsDocumented() => Assert.That(
        All.Select(s => s.Name),
        Is.EqualTo(new[] { "full-class-0", "full-class-42", "random-1pct", "random-0.1pct", "random-12.5pct", "random-10pct" }));

    [TestCase("full-class-")]
    [TestCase("full-class-x")]
    [TestCase("full-class--1")]
    [TestCase("full-class-99999999999")]
    [TestCase("fullclass-3")]
    [TestCase("random-pct")]
    [TestCase("random-1")]
    [TestCase("random--1pct")]
    [TestCase("random-1,5pct")]
    [TestCase("Random-1pct")]
    [TestCase("")]
    public void AnUnknownNameListsTheForms(string name) => Assert.That(
        Refused.Message(() => Scenario.Parse(name)),
        Is.EqualTo($"scenario: expected full-class-CLASS or random-PERCENTpct (such as full-class-3, random-1pct), found '{name}'"));

    [TestCase("random-0pct", "0")]
    [TestCase("random-100pct", "1")]
    [TestCase("random-250pct", "2.5")]
    public void AShareOutOfRangeIsRefused(string name, string found) => Assert.That(
        Refused.Message(() => Scenario.Parse(name)),
        Is.EqualTo($"scenario random: expected a fraction above 0 and below 1, found {found}"));
}
