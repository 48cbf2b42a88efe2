using System.Security.Cryptography;
using System.Text;
using UnlearnRepro.Words;

namespace UnlearnRepro.Language.Tokens;

/// <summary>
/// Byte pair encoding (Sennrich et al. 2016) of the bytes of UTF-8, so that there is no text it cannot say. The first tokens behind the special ones
/// are the 256 bytes in their order; each merge adds one that is two others, unless there is one of the same bytes already. Within a piece of a text
/// the earliest merge that can be done is done first, from left to right; then tokens that are steps only are taken apart again. Time grows with
/// the square of a piece's length.
/// </summary>
public sealed class BytePairTokenizer : ITokenizer
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<(int Left, int Right), (int Rank, int Result)> ranks = [];
    private readonly Dictionary<int, (int Left, int Right)> steps = [];
    private readonly ByteTokens tokens = new();

    /// <summary>A tokenizer by its merges.</summary>
    /// <param name="merges">First to last; each is of two tokens that are there before it.</param>
    /// <param name="steps">
    /// Merged tokens that are steps on the way to longer ones and stand in no text that was learned from. They are taken apart where they would stand in a
    /// text, since nothing has trained them; null for none.
    /// </param>
    /// <exception cref="ArgumentException">A merge is of other tokens, or stands there twice; a step is no merge's.</exception>
    public BytePairTokenizer(IReadOnlyList<(int Left, int Right)> merges, IReadOnlyCollection<int>? steps = null)
    {
        var parts = new Dictionary<int, (int, int)>();
        foreach (var (rank, (left, right)) in merges.Index())
        {
            int size = tokens.Size;
            if (Math.Min(left, right) < ITokenizer.Specials || Math.Max(left, right) >= size || !ranks.TryAdd((left, right), (rank, tokens.Merge(left, right))))
            {
                throw new ArgumentException(
                    $"merge {rank}: expected a new pair of tokens {ITokenizer.Specials}..{size - 1}, found {left} and {right}", nameof(merges));
            }

            parts.TryAdd(ranks[(left, right)].Result, (left, right));
        }

        Merges = [.. merges];
        Steps = [.. (steps ?? []).Distinct().Order()];
        this.steps = Steps.ToDictionary(step => step, step => parts.TryGetValue(step, out var of)
            ? of
            : throw new ArgumentException($"step {step}: expected a merged token", nameof(steps)));
        Checksum = Sum(Merges.SelectMany(merge => new[] { merge.Left, merge.Right }).Append(-1).Concat(Steps));
    }

    /// <summary>The merges, first to last.</summary>
    public IReadOnlyList<(int Left, int Right)> Merges { get; }

    /// <summary>Tokens that stand in no text, in growing order.</summary>
    public IReadOnlyList<int> Steps { get; }

    /// <inheritdoc/>
    public string Name => $"bytes-{Merges.Count}";

    /// <inheritdoc/>
    public string Checksum { get; }

    /// <inheritdoc/>
    public int Size => tokens.Size;

    /// <summary>The bytes of a token; none of a special one.</summary>
    public ReadOnlySpan<byte> BytesOf(int token) => tokens.Of(token);

    /// <inheritdoc/>
    public IReadOnlyList<Token> Tokenize(string text)
    {
        var found = new List<Token>();
        foreach (var (start, piece) in Pieces.Of(text))
        {
            Add(found, start, piece);
        }

        return found;
    }

    /// <inheritdoc/>
    /// <remarks>Bytes that are no UTF-8, which a model may well say, become U+FFFD.</remarks>
    public string Decode(IEnumerable<int> tokens)
    {
        using var bytes = new MemoryStream();
        foreach (int token in tokens)
        {
            bytes.Write(BytesOf(token));
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private void Add(List<Token> found, int start, string piece)
    {
        List<int> merged = Parts(piece);
        Merge(merged);
        var parts = merged.SelectMany(Apart);

        // The letters that each byte is of.
        var letters = new List<(int Start, int End)>();
        foreach (var rune in piece.EnumerateRunes())
        {
            letters.AddRange(Enumerable.Repeat((start, start + rune.Utf16SequenceLength), rune.Utf8SequenceLength));
            start += rune.Utf16SequenceLength;
        }

        int at = 0;
        foreach (int part in parts)
        {
            int length = BytesOf(part).Length;
            found.Add(new(part, letters[at].Start, letters[at + length - 1].End));
            at += length;
        }
    }

    private static List<int> Parts(string piece)
    {
        try
        {
            return [.. Strict.GetBytes(piece).Select(b => ITokenizer.Specials + b)];
        }
        catch (EncoderFallbackException e)
        {
            throw new StudyException($"text: expected whole letters, found half a pair of UTF-16 at {e.Index}", e);
        }
    }

    private IEnumerable<int> Apart(int token) => steps.TryGetValue(token, out var of) ? Apart(of.Left).Concat(Apart(of.Right)) : [token];

    private void Merge(List<int> parts)
    {
        while (true)
        {
            (int at, int least, int result) = (-1, int.MaxValue, 0);
            for (int k = 0; k + 1 < parts.Count; k++)
            {
                if (ranks.TryGetValue((parts[k], parts[k + 1]), out var merge) && merge.Rank < least)
                {
                    (at, least, result) = (k, merge.Rank, merge.Result);
                }
            }

            if (at < 0)
            {
                return;
            }

            parts[at] = result;
            parts.RemoveAt(at + 1);
        }
    }

    private static string Sum(IEnumerable<int> numbers)
    {
        byte[] bytes = [.. numbers.SelectMany(number => new[] { (byte)number, (byte)(number >> 8), (byte)(number >> 16), (byte)(number >> 24) })];
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
