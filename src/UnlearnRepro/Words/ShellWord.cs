namespace UnlearnRepro.Words;

/// <summary>Words of a command that people are told, as their shell reads them.</summary>
public static class ShellWord
{
    /// <summary>The word, in quotation marks where the shell would take it for something else.</summary>
    public static string Of(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "-_=.,:/+%@".Contains(c, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
