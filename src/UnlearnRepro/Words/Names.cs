namespace UnlearnRepro.Words;

/// <summary>Help for a name that was mistyped.</summary>
public static class Names
{
    private const int ShortestPart = 3;

    /// <summary>
    /// The known names that look like <paramref name="name"/>: fewest edits (letter case ignored) first, equals in
    /// alphabetical order. A name that would have to change in more than half of its letters is no suggestion unless one is the
    /// other's beginning (<c>acc</c>, <c>accuracy</c>), so the list can be empty.
    /// </summary>
    /// <param name="name">What was typed.</param>
    /// <param name="known">The names there are.</param>
    /// <param name="most">The longest list returned.</param>
    public static IReadOnlyList<string> Nearest(string name, IEnumerable<string> known, int most = 3) =>
        [.. known
            .Select(k => (Name: k, Edits: Distance(name.ToLowerInvariant(), k.ToLowerInvariant())))
            .Where(k => 2 * k.Edits <= Math.Max(name.Length, k.Name.Length) || Begins(name, k.Name) || Begins(k.Name, name))
            .OrderBy(k => k.Edits).ThenBy(k => k.Name, StringComparer.Ordinal)
            .Take(most)
            .Select(k => k.Name)];

    private static bool Begins(string word, string part) => part.Length >= ShortestPart && word.StartsWith(part, StringComparison.OrdinalIgnoreCase);

    /// <summary>The message for a name that is not known: what was expected, what was found, what was probably meant.</summary>
    /// <param name="what">What the name is of, e.g. <c>method</c>.</param>
    /// <param name="name">What was typed.</param>
    /// <param name="known">The names there are.</param>
    public static string Unknown(string what, string name, IEnumerable<string> known)
    {
        string[] names = [.. known];
        var near = Nearest(name, names);
        string hint = near.Count > 0 ? $" (did you mean {string.Join(" or ", near)}?)" : "";
        return $"{what}: expected one of {string.Join(", ", names)}, found '{name}'{hint}";
    }

    /// <summary>Names in a row: the first ones, the last and how many there are where they are too many to read.</summary>
    /// <param name="names">The names.</param>
    /// <param name="most">As many are all said.</param>
    public static string Few(IReadOnlyList<string> names, int most = 12) =>
        names.Count <= most ? string.Join(", ", names) : $"{string.Join(", ", names.Take(most - 1))}, … {names[^1]} ({names.Count} in all)";

    /// <summary>The fewest letters to insert, delete or replace that turn one word into the other (Levenshtein).</summary>
    /// <param name="a">A word; letter case counts.</param>
    /// <param name="b">Another.</param>
    public static int Distance(string a, string b)
    {
        // row[j] is the distance of the part of a read so far from the first j letters of b.
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replace = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replace, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[b.Length];
    }
}
