namespace UnlearnRepro.Language.Tokens;

/// <summary>A token of a text and the letters (UTF-16) that it stands for; tokens that are parts of one letter all stand for it.</summary>
/// <param name="Id">Its number in the vocabulary.</param>
/// <param name="Start">The first of its letters.</param>
/// <param name="End">The place after the last.</param>
public readonly record struct Token(int Id, int Start, int End);
