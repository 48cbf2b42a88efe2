namespace UnlearnRepro.Language.Tests.Support;

/// <summary>Lists with one thing changed.</summary>
internal static class Lists
{
    public static IReadOnlyList<T> SetItem<T>(this IReadOnlyList<T> list, int place, T item) => [.. list.Select((old, k) => k == place ? item : old)];
}
