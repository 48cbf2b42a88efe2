using System.Security.Cryptography;
using System.Text;
using UnlearnRepro.Words;

namespace UnlearnRepro.Language.Tokens;

/// <summary>A closed vocabulary of words that stand between single spaces, signs of punctuation among them; in the order of their letters (ordinal).</summary>
public sealed class WordTokenizer : ITokenizer
{
    private readonly string[] words;
    private readonly Dictionary<string, int> numbers;

    /// <summary>The vocabulary of all words of some texts, whatever their order.</summary>
    public WordTokenizer(IEnumerable<string> texts)
    {
        words = [.. texts.SelectMany(text => text.Split(' ')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        numbers = words.Index().ToDictionary(pair => pair.Item, pair => ITokenizer.Specials + pair.Index, StringComparer.Ordinal);
        Checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words))));
    }

    /// <inheritdoc/>
    public string Name => $"words-{words.Length}";

    /// <inheritdoc/>
    public string Checksum { get; }

    /// <inheritdoc/>
    public int Size => ITokenizer.Specials + words.Length;

    /// <inheritdoc/>
    public IReadOnlyList<Token> Tokenize(string text)
    {
        var tokens = new List<Token>();
        for (int start = 0; start <= text.Length; start = tokens[^1].End + 1)
        {
            int space = text.IndexOf(' ', start), end = space < 0 ? text.Length : space;
            string word = text[start..end];
            tokens.Add(new(numbers.TryGetValue(word, out int number) ? number : throw Unknown(word, text), start, end));
        }

        return tokens;
    }

    /// <inheritdoc/>
    public string Decode(IEnumerable<int> tokens) => string.Join(' ', tokens.Where(token => token is < 0 or >= ITokenizer.Specials).Select(Word));

    private string Word(int token) => token >= 0 && token < Size
        ? words[token - ITokenizer.Specials]
        : throw new ArgumentOutOfRangeException(nameof(token), $"token: expected 0..{Size - 1}, found {token}");

    private StudyException Unknown(string word, string text)
    {
        var near = Names.Nearest(word, words);
        string hint = near.Count > 0 ? $" (did you mean {string.Join(" or ", near)}?)" : "";
        return new($"vocabulary: expected one of its {words.Length} words, found '{word}'{hint} in '{text.ReplaceLineEndings(" ")}'");
    }
}
