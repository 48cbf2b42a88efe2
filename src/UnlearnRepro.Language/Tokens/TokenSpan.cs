namespace UnlearnRepro.Language.Tokens;

/// <summary>Neighbouring tokens of a sequence.</summary>
/// <param name="Start">Place of the first.</param>
/// <param name="Length">How many there are.</param>
public readonly record struct TokenSpan(int Start, int Length)
{
    /// <summary>The place after the last.</summary>
    public int End => Start + Length;
}
