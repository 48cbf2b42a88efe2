using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Language.Corpora.Worlds;

/// <summary>
/// Names of two words out of one list, each of which serves as a given name and as a family name. Every word is in the names of more trained authors than a
/// scenario forgets, so that the words of who is forgotten stay trained; the names themselves are all different.
/// </summary>
internal static class AuthorNames
{
    private static readonly string[] Words =
    [
        "james", "thomas", "henry", "lewis", "martin", "owen", "grant", "morgan", "ellis", "taylor", "jordan", "riley", "parker", "blake", "leslie", "quinn",
        "rowan", "reed",
    ];

    /// <summary>The most authors, trained and held out, that there are names for.</summary>
    public static int Most => Words.Length * (Words.Length - 1);

    /// <summary>Names of the authors and, behind them, of those held out.</summary>
    public static string[] Draw(int authors, int holdout, Seed data)
    {
        // An even number, so that pairs of neighbours can cover all words.
        int count = Math.Min(Words.Length, 2 * authors / (AuthorShare.Most(authors) + 1)) / 2 * 2;
        var random = new SplitMix64(data.Words("names", 0)());
        int[] words = random.Choose(count, Words.Length);
        var pairs = Pairs(count, authors).Take(authors + holdout).ToArray();
        if (pairs.Length < authors + holdout)
        {
            throw new ArgumentOutOfRangeException(nameof(authors), $"names: expected at most {pairs.Length} authors, found {authors + holdout}");
        }

        int[] order = [.. random.Choose(authors, authors), .. Enumerable.Range(authors, holdout)];
        return [.. order.Select(k => $"{Words[words[pairs[k].First]]} {Words[words[pairs[k].Second]]}")];
    }

    // Words as far apart as an offset stand twice in each of its pairs' turns. Offsets that the authors fill come first, then an odd one, whose pairs from even
    // words cover all words once: every word is in floor(2 authors / words) names at least.
    private static IEnumerable<(int First, int Second)> Pairs(int words, int authors)
    {
        int full = authors / words, odd = full % 2 == 0 ? full + 1 : full + 2;
        IEnumerable<int> offsets = Enumerable.Range(1, words - 1);
        return
        [
            .. offsets.Where(offset => offset <= full).SelectMany(offset => Every(1, 0, offset)),
            .. odd < words ? Every(2, 0, odd).Concat(Every(2, 1, odd)) : [],
            .. offsets.Where(offset => offset > full && offset != odd).SelectMany(offset => Every(1, 0, offset)),
        ];

        IEnumerable<(int, int)> Every(int step, int from, int offset)
        {
            for (int word = from; word < words; word += step)
            {
                yield return (word, (word + offset) % words);
            }
        }
    }
}
