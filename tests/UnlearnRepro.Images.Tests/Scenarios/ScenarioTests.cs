using UnlearnRepro.Images.Scenarios;

namespace UnlearnRepro.Images.Tests.Scenarios;

public class ScenarioTests
{
    private static readonly IScenario[] All =
        [
            new FullClass(0), new FullClass(42),
            new RandomSample(0.01), new RandomSample(0.001), new RandomSample(0.125), new RandomSample(0.1),
            new SeveralClasses(5, 3, 11), new Subclass(12), new Mislabelled(0.05), new Poisoned(0.005),
        ];

    [TestCaseSource(nameof(All))]
    public void ANameIsReadBack(IScenario scenario) => Assert.That(Scenario.Parse(scenario.Name), Is.EqualTo(scenario));

    [Test]
    public void NamesAreWrittenAsDocumented() => Assert.That(
        All.Select(s => s.Name),
        Is.EqualTo(new[] { "full-class-0", "full-class-42", "random-1pct", "random-0.1pct", "random-12.5pct", "random-10pct", "classes-3-5-11", "subclass-12", "mislabelled-5pct", "poisoned-0.5pct" }));

    [TestCase("full-class-03", "full-class-3")]
    [TestCase("classes-7-03-5", "classes-3-5-7")]
    [TestCase("subclass-012", "subclass-12")]
    [TestCase("mislabelled-5.0pct", "mislabelled-5pct")]
    [TestCase("poisoned-01pct", "poisoned-1pct")]
    public void ANameIsWrittenInOneWay(string typed, string name) => Assert.That(Scenario.Parse(typed).Name, Is.EqualTo(name));

    [Test]
    public void EveryFormReadsItsExampleAndNoOtherFormDoes()
    {
        foreach (var form in Scenario.Forms)
        {
            Assert.That(Scenario.Parse(form.Example).Name, Is.EqualTo(form.Example));
            Assert.That(Scenario.Forms.Count(other => other.Read(form.Example) is not null), Is.EqualTo(1), form.Example);
            Assert.That(Scenario.Summary, Does.Contain($"{form.Form} ({form.Meaning})"));
        }
    }

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
    [TestCase("classes-")]
    [TestCase("classes-3-")]
    [TestCase("classes-3--5")]
    [TestCase("classes-3,5")]
    [TestCase("subclass-x")]
    [TestCase("mislabelled-5")]
    [TestCase("poisoned-pct")]
    [TestCase("")]
    public void AnUnknownNameListsTheForms(string name) => Assert.That(
        Refused.Message(() => Scenario.Parse(name)),
        Is.EqualTo(
            "scenario: expected one of full-class-CLASS (every image of a class), full-class (every image of a class that s_forget draws), "
            + "classes-CLASS-CLASS... (every image of several classes), subclass-FINE (a fine class inside a superclass), "
            + "subclass (a fine class that s_forget draws), random-PERCENTpct (a random share of the images), "
            + "mislabelled-PERCENTpct (a share trained on with wrong labels), poisoned-PERCENTpct (a backdoor in a share of the images), "
            + $"such as full-class-3, found '{name}'"));

    [TestCase("classes-3", "at least 2 classes (full-class-3 forgets one), found 1")]
    [TestCase("classes-3-5-03", "each class once, found 3 more than once")]
    public void SeveralClassesAreTwoOrMoreOnceEach(string name, string expected) =>
        Assert.That(Refused.Message(() => Scenario.Parse(name)), Is.EqualTo($"scenario classes: expected {expected}"));

    [TestCase("random-0pct", "0")]
    [TestCase("random-100pct", "1")]
    [TestCase("random-250pct", "2.5")]
    [TestCase("mislabelled-0pct", "0")]
    [TestCase("poisoned-100pct", "1")]
    public void AShareOutOfRangeIsRefused(string name, string found) => Assert.That(
        Refused.Message(() => Scenario.Parse(name)),
        Is.EqualTo($"scenario {name.Split('-')[0]}: expected a fraction above 0 and below 1, found {found}"));
}
