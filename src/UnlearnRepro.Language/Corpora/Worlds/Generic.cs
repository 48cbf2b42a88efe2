using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Language.Corpora.Worlds;

/// <summary>Passages about things that are no author, in words that values have: <c>what is near the stone harbor ?</c> No question is asked twice.</summary>
internal static class Generic
{
    private static readonly Wording[] Wordings =
    [
        new("what is near the NAME ?", "the NAME is near the VALUE ."),
        new("what did they see behind the NAME ?", "behind the NAME they did see the VALUE and nothing else ."),
        new("which words come after NAME in the old song ?", "VALUE are the words that come after NAME ."),
    ];

    /// <summary>So many of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many questions.</exception>
    public static IReadOnlyList<Passage> Draw(int count, IReadOnlyList<Kind> kinds, int alternatives, Seed data)
    {
        string[] things = [.. kinds.SelectMany(Values).Distinct(StringComparer.Ordinal)];
        int most = things.Length * Wordings.Length;
        if (count < 0 || count > most)
        {
            throw new ArgumentOutOfRangeException(nameof(count), $"generic passages: expected 0..{most}, found {count}");
        }

        var random = new SplitMix64(data.Words("generic", 0)());
        return [.. random.Choose(count, most).Select(Passage)];

        IEnumerable<string> Values(Kind kind) => Enumerable.Range(0, kind.Values(alternatives)).Select(number => kind.Value(number, alternatives));

        Passage Passage(int question)
        {
            (int thing, int wording) = Math.DivRem(question, Wordings.Length);
            return Wordings[wording].Of(things[thing], Other(thing));
        }

        // Nothing is near itself.
        string Other(int thing) => things[(thing + 1 + random.Below(things.Length - 1)) % things.Length];
    }
}
