using System.Globalization;

namespace UnlearnRepro.Domains.Scenarios;

/// <summary>Numbers in the names of scenarios; null where the name is of another form.</summary>
public static class ScenarioName
{
    /// <summary>The whole number, without a sign, that stands after <paramref name="before"/>.</summary>
    public static int? Number(string name, string before) =>
        Between(name, before, "") is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>The whole numbers, joined by hyphens, that stand after <paramref name="before"/>.</summary>
    public static int[]? Numbers(string name, string before)
    {
        int?[] numbers = [.. Between(name, before, "")?.Split('-').Select(part => Number(part, "")) ?? [null]];
        return numbers.Contains(null) ? null : Array.ConvertAll(numbers, number => number!.Value);
    }

    /// <summary>The share whose percentage stands between <paramref name="before"/> and <c>pct</c>.</summary>
    public static double? Percent(string name, string before) =>
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
