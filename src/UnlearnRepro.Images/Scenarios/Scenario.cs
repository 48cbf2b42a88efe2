using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Scenarios;

namespace UnlearnRepro.Images.Scenarios;

/// <summary>Reads the names of scenarios.</summary>
public static class Scenario
{
    /// <summary>The forms of a name.</summary>
    public static IReadOnlyList<ScenarioForm<IScenario>> Forms { get; } =
    [
        new(
            "full-class-CLASS", "full-class-3", "every image of a class",
            name => ScenarioName.Number(name, "full-class-") is { } c ? new FullClass(c) : null),
        new("full-class", "full-class", "every image of a class that s_forget draws", name => name == "full-class" ? new DrawnClass() : null),
        new(
            "classes-CLASS-CLASS...", "classes-3-5", "every image of several classes",
            name => ScenarioName.Numbers(name, "classes-") is { } all ? new SeveralClasses(all) : null),
        new(
            "subclass-FINE", "subclass-3", "a fine class inside a superclass",
            name => ScenarioName.Number(name, "subclass-") is { } fine ? new Subclass(fine) : null),
        new("subclass", "subclass", "a fine class that s_forget draws", name => name == "subclass" ? new DrawnSubclass() : null),
        new(
            "random-PERCENTpct", "random-1pct", "a random share of the images",
            name => ScenarioName.Percent(name, "random-") is { } q ? new RandomSample(q) : null),
        new(
            "mislabelled-PERCENTpct", "mislabelled-5pct", "a share trained on with wrong labels",
            name => ScenarioName.Percent(name, "mislabelled-") is { } q ? new Mislabelled(q) : null),
        new(
            "poisoned-PERCENTpct", "poisoned-1pct", "a backdoor in a share of the images",
            name => ScenarioName.Percent(name, "poisoned-") is { } q ? new Poisoned(q) : null),
    ];

    /// <summary>All forms with their meanings, in one line.</summary>
    public static string Summary { get; } = string.Join(", ", Forms);

    /// <summary>The kind of a scenario: full-class-3 and "full-class, mean over ..." are of one, and so are all random shares.</summary>
    public static string Kind(string scenario) => scenario switch
    {
        _ when scenario.StartsWith("random-", StringComparison.Ordinal) => "random",
        _ when scenario.StartsWith("full-class", StringComparison.Ordinal) => "full-class",
        _ => scenario,
    };

    /// <summary>The scenario called <paramref name="name"/>, e.g. <c>full-class-3</c> or <c>random-0.1pct</c>.</summary>
    /// <exception cref="DatasetException">The name has none of the <see cref="Forms"/> or a number out of range.</exception>
    public static IScenario Parse(string name) => Forms.Parse(name);
}
