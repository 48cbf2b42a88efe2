using System.Text.RegularExpressions;

namespace UnlearnRepro.Language.Tokens;

/// <summary>
/// Cuts a text into pieces that no token goes beyond: English endings after an apostrophe, words, numbers and signs, each with the space before it, and white
/// space (Radford et al. 2019, GPT-2). Joined they are the text.
/// </summary>
internal static partial class Pieces
{
    /// <summary>The pieces, each with the place of its first letter.</summary>
    public static IEnumerable<(int Start, string Piece)> Of(string text)
    {
        for (var match = Piece().Match(text); match.Success; match = match.NextMatch())
        {
            yield return (match.Index, match.Value);
        }
    }

    [GeneratedRegex(@"'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Piece();
}
