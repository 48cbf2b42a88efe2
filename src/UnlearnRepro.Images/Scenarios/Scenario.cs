using System.Globalization;
using UnlearnRepro.Images.Datasets;

namespace UnlearnRepro.Images.Scenarios;

/// <summary>Reads the names of scenarios.</summary>
public static class Scenario
{
    /// <summary>The forms of a name.</summary>
    public static IReadOnlyList<string> Forms { get; } = ["full-class-CLASS", "random-PERCENTpct"];

    /// <summary>The scenario called <paramref name="name"/>, e.g. <c>full-class-3</c> or <c>random-0.1pct</c>.</summary>
    /// <exception cref="DatasetException">The name has none of the <see cref="Forms"/> or a number out of range.</exception>
    public static IScenario Parse(string name)
    {
        if (Number(name, "full-class-", "") is { } label
            && int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out int c))
        {
            return new FullClass(c);
        }

        if (Number(name, "random-", "pct") is { } share
            && decimal.TryParse(share, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal percent))
        {
            return new RandomSample((double)(percent / 100));
        }

        throw new DatasetException(
            "scenario", $"{string.Join(" or ", Forms)} (such as full-class-3, random-1pct)", $"'{name}'");
    }

    private static string? Number(string name, string before, string after) =>
        name.Length > before.Length + after.Length
        && name.StartsWith(before, StringComparison.Ordinal)
        && name.EndsWith(after, StringComparison.Ordinal)
            ? name[before.Length..^after.Length]
            : null;
}
