using System.Text.RegularExpressions;

namespace UnlearnRepro.Reports.Text;

/// <summary>
/// Text for Markdown: names and sentences that came from outside show as they are, and make no link, picture, tag, list or mention. What is only markup in
/// some places is left alone in others, so that <c>s_T</c> and <c>12.0 [11.1, 12.9]</c> can be read in the file too.
/// </summary>
public static partial class MarkdownText
{
    // Mentions of people and issues are found in the finished page, where no escape is seen any more; a space without width ends one.
    private const string Unseen = "\u200b";

    /// <summary>Text inside a line or a cell.</summary>
    public static string Escape(string text) => Special().Replace(text.ReplaceLineEndings(" "), match => match.Value switch
    {
        ['[', .., ']'] interval => interval,
        var mark when match.Groups["mention"].Success => mark + Unseen,
        ['w' or 'W', ..] www => www[..^1] + "\\.",
        var letter => "\\" + letter,
    });

    /// <summary>Text that begins a line, where a few more characters begin a list or a heading.</summary>
    public static string Line(string text) => Block().Replace(Escape(text.TrimStart()), match => $"{match.Groups[1]}\\{match.Groups[2]}", 1);

    /// <summary>Text as code, with as many backticks as it takes.</summary>
    public static string Code(string text)
    {
        int longest = Backticks().Matches(text).Select(match => match.Length).DefaultIfEmpty(0).Max();
        string fence = new('`', longest + 1), room = longest > 0 ? " " : "";
        return $"{fence}{room}{text.ReplaceLineEndings(" ")}{room}{fence}";
    }

    // In this order: intervals and levels of ours, unless something follows that would make a link of them; what is markup anywhere; the underscore
    // unless inside a word; an ampersand that begins an entity; a cross that would end a heading; what GitHub makes a link of by itself.
    [GeneratedRegex(
        @"\[(?:-?[\d.e+∞-]+, -?[\d.e+∞-]+|\d+ %)\](?![(\[:])|[\\|<>*`~$\[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])"
        + @"|&(?=[#A-Za-z])|\#\z|:(?=//)|(?<=(?:mailto|xmpp)):|(?<![\p{L}\p{N}])www\.|(?<mention>@(?=\w)|(?<!&)\#(?=\d))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Special();

    [GeneratedRegex(@"^(\d*)([#+=-](?=\s|\z|[#=-])|[.)](?=\s|\z))", RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex("`+", RegexOptions.CultureInvariant)]
    private static partial Regex Backticks();
}
