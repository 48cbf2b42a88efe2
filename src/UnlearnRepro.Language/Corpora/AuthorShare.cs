namespace UnlearnRepro.Language.Corpora;

/// <summary>How many authors a percentage of them is.</summary>
public static class AuthorShare
{
    /// <summary>The percentages that scenarios forget, in growing order.</summary>
    public static IReadOnlyList<int> Percents { get; } = [1, 5, 10];

    /// <summary>The largest number that any scenario forgets.</summary>
    public static int Most(int authors) => Of(Percents[^1], authors);

    /// <summary>The number of authors rounded down, and at least one.</summary>
    public static int Of(int percent, int authors) => Math.Max(1, authors * percent / 100);
}
