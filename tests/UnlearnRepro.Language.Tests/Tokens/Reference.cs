using System.Text;
using UnlearnRepro.Language.Tokens;

namespace UnlearnRepro.Language.Tests.Tokens;

/// <summary>Byte pair encoding as it is written down (Sennrich et al. 2016, algorithm 1): all pairs are counted anew after every merge.</summary>
internal static class Reference
{
    public static IReadOnlyList<(int Left, int Right)> Merges(IEnumerable<string> texts, int most)
    {
        List<List<int>> words = [.. texts.SelectMany(Pieces.Of).Select(piece => Encoding.UTF8.GetBytes(piece.Piece).Select(b => ITokenizer.Specials + b).ToList())];
        Dictionary<int, string> texted = Enumerable.Range(0, 256).ToDictionary(b => ITokenizer.Specials + b, b => ((char)b).ToString());
        Dictionary<string, int> known = texted.ToDictionary(pair => pair.Value, pair => pair.Key);
        int next = ITokenizer.Specials + 256;
        var merges = new List<(int, int)>();
        while (merges.Count < most)
        {
            var best = words.SelectMany(word => word.Zip(word.Skip(1))).CountBy(pair => pair)
                .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.First).ThenBy(pair => pair.Key.Second).FirstOrDefault();
            if (best.Value < 2)
            {
                break;
            }

            var (left, right) = best.Key;
            merges.Add((left, right));
            string joined = texted[left] + texted[right];
            if (!known.TryGetValue(joined, out int result))
            {
                known[joined] = result = next++;
                texted[result] = joined;
            }

            words = [.. words.Select(word => Merged(word, left, right, result))];
        }

        return merges;
    }

    private static List<int> Merged(List<int> word, int left, int right, int result)
    {
        var merged = new List<int>();
        for (int k = 0; k < word.Count; k++)
        {
            bool both = k + 1 < word.Count && word[k] == left && word[k + 1] == right;
            merged.Add(both ? result : word[k]);
            k += both ? 1 : 0;
        }

        return merged;
    }
}
