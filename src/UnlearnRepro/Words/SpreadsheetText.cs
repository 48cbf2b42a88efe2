using System.Text.RegularExpressions;

namespace UnlearnRepro.Words;

/// <summary>
/// Texts of strangers in a table that is opened in a spreadsheet, where one that begins like a formula is run. An apostrophe before it makes it a
/// text there; reading takes it off again, so that a table comes back as it was.
/// </summary>
public static partial class SpreadsheetText
{
    /// <summary>The field of a table that holds a text.</summary>
    public static string Write(string text) => Formula().IsMatch(text) && !Number().IsMatch(text) ? "'" + text : text;

    /// <summary>The text that a field holds; a field without an apostrophe before the beginning of a formula is its own text.</summary>
    public static ReadOnlySpan<char> Read(ReadOnlySpan<char> field) => field is ['\'', ..] && Formula().IsMatch(field) ? field[1..] : field;

    // Apostrophes that were there before count among the text, so that what is written can be told from what was.
    [GeneratedRegex(@"^'*[=+\-@\t\r]", RegexOptions.CultureInvariant)]
    private static partial Regex Formula();

    [GeneratedRegex(@"^[+-]?\d+(\.\d*)?([eE][+-]?\d+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
