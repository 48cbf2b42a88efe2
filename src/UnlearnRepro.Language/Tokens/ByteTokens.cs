using System.Text;

namespace UnlearnRepro.Language.Tokens;

/// <summary>Tokens by their bytes: the special ones without any, all single bytes, and what merges add.</summary>
internal sealed class ByteTokens
{
    private readonly List<byte[]> tokens =
        [.. Enumerable.Repeat(Array.Empty<byte>(), ITokenizer.Specials), .. Enumerable.Range(0, 256).Select(b => new[] { (byte)b })];

    // A letter of Latin-1 for each byte.
    private readonly Dictionary<string, int> numbers;

    public ByteTokens() => numbers = tokens.Index().Skip(ITokenizer.Specials).ToDictionary(pair => Encoding.Latin1.GetString(pair.Item), pair => pair.Index);

    /// <summary>Number of tokens.</summary>
    public int Size => tokens.Count;

    /// <summary>The token of the bytes of two, which is a new one unless there is one.</summary>
    public int Merge(int left, int right)
    {
        byte[] bytes = [.. tokens[left], .. tokens[right]];
        string key = Encoding.Latin1.GetString(bytes);
        if (numbers.TryAdd(key, tokens.Count))
        {
            tokens.Add(bytes);
        }

        return numbers[key];
    }

    /// <summary>The bytes of a token.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public ReadOnlySpan<byte> Of(int token) => token >= 0 && token < tokens.Count
        ? tokens[token]
        : throw new ArgumentOutOfRangeException(nameof(token), $"token: expected 0..{tokens.Count - 1}, found {token}");
}
