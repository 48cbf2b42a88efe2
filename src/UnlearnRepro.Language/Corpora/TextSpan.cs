namespace UnlearnRepro.Language.Corpora;

/// <summary>A piece of a text, in UTF-16 letters.</summary>
/// <param name="Start">Its first letter, from 0.</param>
/// <param name="Length">How many it has.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The place after its last letter.</summary>
    public int End => Start + Length;

    /// <summary>The piece itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The text ends before it does.</exception>
    public string Of(string text) => text.Substring(Start, Length);

    /// <summary>Whether it has a letter in common with the letters from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    public bool Overlaps(int start, int end) => start < End && Start < end;
}
