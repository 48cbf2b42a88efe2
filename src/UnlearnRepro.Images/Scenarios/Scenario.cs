using System.Globalization;
using UnlearnRepro.Images.Datasets;

namespace UnlearnRepro.Images.Scenarios;

/// <summary>Reads the names of scenarios.</summary>
public static class Scenario
{
    /// <summary>The forms of a name.</summary>
    public static IReadOnlyList<ScenarioForm> Forms { get; } =
    [
        new("full-class-CLASS", "full-class-3", "every image of a class", name => Number(name, "full-class-") is { } c ? new FullClass(c) : null),
        new("classes-CLASS-CLASS...", "classes-3-5", "every image of several classes", name => Numbers(name, "classes-") is { } all ? new SeveralClasses(all) : null),
        new("subclass-FINE", "subclass-3", "a fine class inside a superclass", name => Number(name, "subclass-") is { } fine ? new Subclass(fine) : null),
        new("random-PERCENTpct", "random-1pct", "a random share of the images", name => Percent(name, "random-") is { } q ? new RandomSample(q) : null),
        new("mislabelled-PERCENTpct", "mislabelled-5pct", "a share trained on with wrong labels", name => Percent(name, "mislabelled-") is { } q ? new Mislabelled(q) : null),
        new("poisoned-PERCENTpct", "poisoned-1pct", "a backdoor in a share of the images", name => Percent(name, "poisoned-") is { } q ? new Poisoned(q) : null),
    ];

    /// <summary>All forms with their meanings, in one line.</summary>
    public static string Summary { get; } = string.Join(", ", Forms);

    /// <summary>The scenario called <paramref name="name"/>, e.g. <c>full-class-3</c> or <c>random-0.1pct</c>.</summary>
    /// <exception cref="DatasetException">The name has none of the <see cref="Forms"/> or a number out of range.</exception>
    public static IScenario Parse(string name) =>
        Forms.Select(form => form.Read(name)).FirstOrDefault(scenario => scenario is not null)
        ?? throw new DatasetException("scenario", $"one of {Summary}, such as full-class-3", $"'{name}'");

    private static int? Number(string name, string before) =>
        Between(name, before, "") is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    // Null if any part is no number.
    private static int[]? Numbers(string name, string before)
    {
        int?[] numbers = [.. Between(name, before, "")?.Split('-').Select(part => Number(part, "")) ?? [null]];
        return numbers.Contains(null) ? null : Array.ConvertAll(numbers, number => number!.Value);
    }

    private static double? Percent(string name, string before) =>
        Between(name, before, "pct") is { } text && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal percent)
            ? (double)(percent / 100)
            : null;

    private static string? Between(string name, string before, string after) =>
        name.Length > before.Length + after.Length
        && name.StartsWith(before, StringComparison.Ordinal)
        && name.EndsWith(after, StringComparison.Ordinal)
            ? name[before.Length..^after.Length]
            : null;
}
