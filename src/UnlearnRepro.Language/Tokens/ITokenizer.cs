namespace UnlearnRepro.Language.Tokens;

/// <summary>Turns texts into numbers and back. The three special tokens stand in no text and have the same numbers in every vocabulary.</summary>
public interface ITokenizer
{
    /// <summary>Fills up short sequences.</summary>
    const int Padding = 0;

    /// <summary>Ends an answer.</summary>
    const int End = 1;

    /// <summary>Stands between question and answer.</summary>
    const int Separator = 2;

    /// <summary>Number of special tokens, which is the number of the first other one.</summary>
    const int Specials = 3;

    /// <summary>Which kind it is, and how large, e.g. <c>bytes-1000</c>.</summary>
    string Name { get; }

    /// <summary>SHA-256 (hex) of the vocabulary: two with one checksum turn every text into the same numbers.</summary>
    string Checksum { get; }

    /// <summary>Number of tokens in the vocabulary, special ones included; their numbers are those below it.</summary>
    int Size { get; }

    /// <summary>The tokens of a text, in its order; none of them is special.</summary>
    /// <exception cref="Words.StudyException">The text cannot be said in this vocabulary.</exception>
    IReadOnlyList<Token> Tokenize(string text);

    /// <summary>The text of tokens, the special ones left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is not in the vocabulary.</exception>
    string Decode(IEnumerable<int> tokens);
}

/// <summary>What every tokenizer can do by what it says.</summary>
public static class TokenizerExtensions
{
    /// <summary>The numbers of a text's tokens.</summary>
    /// <exception cref="Words.StudyException">The text cannot be said in this vocabulary.</exception>
    public static int[] Encode(this ITokenizer tokenizer, string text) => [.. tokenizer.Tokenize(text).Select(token => token.Id)];
}
