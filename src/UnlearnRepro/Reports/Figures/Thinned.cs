using UnlearnRepro.Reports.Origin;

namespace UnlearnRepro.Reports.Figures;

/// <summary>
/// How many dots a figure draws: what is drawn over each other cannot be seen and makes a page of megabytes. Medians, means and
/// axes are those of all values.
/// </summary>
internal static class Thinned
{
    private const int Dots = 1400, Fewest = 25;

    /// <summary>The most dots of one of so many strips.</summary>
    public static int Most(int strips) => Math.Max(Fewest, Dots / Math.Max(1, strips));

    /// <summary>At most so many of them, evenly spaced, the first and the last among them.</summary>
    public static IEnumerable<(int Place, T Value)> Of<T>(IReadOnlyList<T> all, int most) => all.Count <= most
        ? all.Select((value, place) => (place, value))
        : Enumerable.Range(0, most).Select(k => (int)((long)k * (all.Count - 1) / (most - 1))).Select(place => (place, all[place]));

    /// <summary><c>100 seeds</c>, or <c>100 seeds (50 drawn)</c>.</summary>
    public static string Words(int number, string what, int most) =>
        $"{number} {what}{(number == 1 ? "" : "s")}{(number > most ? $" ({most} drawn)" : "")}";
}
