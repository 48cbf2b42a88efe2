using System.Text;

namespace UnlearnRepro.Language.Tokens;

/// <summary>
/// Learns the merges of a <see cref="BytePairTokenizer"/>: the pair of neighbouring tokens that occurs most often becomes one, again and again. Of equally
/// frequent pairs the one of smaller numbers comes first, so that the result is the same on every machine and in whatever order the texts are. Tokens of
/// which none is left in the texts at the end stand in no text at all: a model would meet them untrained.
/// </summary>
public sealed class BytePairs
{
    private readonly List<(List<int> Parts, long Times)> words = [];
    private readonly Dictionary<(int, int), long> counts = [];
    private readonly Dictionary<(int, int), HashSet<int>> places = [];
    private readonly PriorityQueue<(int Left, int Right), (long, int, int)> queue = new();
    private readonly HashSet<(int Left, int Right)> changed = [];
    private readonly ByteTokens tokens = new();

    private BytePairs(IEnumerable<string> texts)
    {
        foreach (var word in texts.SelectMany(Pieces.Of).CountBy(piece => piece.Piece, StringComparer.Ordinal))
        {
            words.Add(([.. Encoding.UTF8.GetBytes(word.Key).Select(b => ITokenizer.Specials + b)], word.Value));
            Count(words.Count - 1, sign: 1);
        }
    }

    /// <summary>Learns so many merges, or fewer where no pair occurs twice any more.</summary>
    /// <param name="texts">
    /// What is learned from. Texts of who may be forgotten do not belong here: tokens that only they have would stay as initialised in a retrained model.
    /// </param>
    /// <param name="merges">How many.</param>
    public static BytePairTokenizer Train(IEnumerable<string> texts, int merges)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(merges);
        var pairs = new BytePairs(texts);
        (int Left, int Right)[] learned = [.. pairs.Learn(merges)];
        return new(learned, pairs.Steps());
    }

    private IEnumerable<(int Left, int Right)> Learn(int merges)
    {
        Enqueue();
        while (merges > 0 && queue.TryDequeue(out var pair, out var priority))
        {
            // Counts that have changed since stand in the queue again.
            long count = counts.GetValueOrDefault(pair);
            if (count != -priority.Item1)
            {
                continue;
            }

            if (count < 2)
            {
                yield break;
            }

            merges--;
            yield return pair;
            int result = tokens.Merge(pair.Left, pair.Right);
            foreach (int word in places[pair].ToArray())
            {
                Count(word, sign: -1);
                Merge(words[word].Parts, pair, result);
                Count(word, sign: 1);
            }

            Enqueue();
        }
    }

    // Merged tokens that nothing is left of.
    private int[] Steps()
    {
        HashSet<int> used = [.. words.SelectMany(word => word.Parts)];
        return [.. Enumerable.Range(0, tokens.Size).Where(token => token >= ITokenizer.Specials + 256 && !used.Contains(token))];
    }

    private void Enqueue()
    {
        foreach (var pair in changed)
        {
            queue.Enqueue(pair, (-counts[pair], pair.Left, pair.Right));
        }

        changed.Clear();
    }

    // Adds the pairs of a word to the counts or takes them away.
    private void Count(int word, int sign)
    {
        var (parts, times) = words[word];
        foreach (var pair in parts.Zip(parts.Skip(1)))
        {
            counts[pair] = counts.GetValueOrDefault(pair) + (sign * times);
            changed.Add(pair);
            if (!places.TryGetValue(pair, out var of))
            {
                places[pair] = of = [];
            }

            _ = sign > 0 ? of.Add(word) : of.Remove(word);
        }
    }

    private static void Merge(List<int> parts, (int Left, int Right) pair, int result)
    {
        int to = 0;
        for (int from = 0; from < parts.Count; from++, to++)
        {
            bool both = from + 1 < parts.Count && (parts[from], parts[from + 1]) == pair;
            parts[to] = both ? result : parts[from];
            from += both ? 1 : 0;
        }

        parts.RemoveRange(to, parts.Count - to);
    }
}
