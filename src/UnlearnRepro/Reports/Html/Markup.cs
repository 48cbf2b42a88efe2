using System.Net;
using System.Text.RegularExpressions;

namespace UnlearnRepro.Reports.Html;

/// <summary>Elements as text. Whatever comes from outside goes through <see cref="Text"/>.</summary>
internal static class Markup
{
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>An element with text in it.</summary>
    public static string Element(string name, string text) => $"<{name}>{Text(text)}</{name}>";

    /// <summary>A folded part; the content is HTML.</summary>
    public static string Folded(string summary, string content, bool open = false) =>
        $"<details{(open ? " open=\"open\"" : "")}><summary>{Text(summary)}</summary>\n{content}</details>\n";

    /// <summary>A table whose first column names its rows, and links to a place of the page where <paramref name="place"/> says which.</summary>
    public static string Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows, string id = "", Func<string, string>? place = null) =>
        $"<div class=\"wide\"><table{(id.Length > 0 ? $" id=\"{id}\"" : "")}>\n<thead><tr>{Cells(header, _ => "th scope=\"col\"")}</tr></thead>\n<tbody>\n"
        + string.Concat(rows.Select(row => $"<tr>{Cells(row, c => c == 0 ? "th scope=\"row\"" : "td", place)}</tr>\n"))
        + "</tbody></table></div>\n";

    public static string List(IEnumerable<string> lines) =>
        $"<ul>\n{string.Concat(lines.Select(line => Element("li", line) + "\n"))}</ul>\n";

    private static string Cells(IReadOnlyList<string> cells, Func<int, string> tag, Func<string, string>? place = null) =>
        string.Concat(cells.Select((cell, c) =>
        {
            string inside = c == 0 && place is not null ? Link(place(cell), cell) : Text(Unbroken(cell));
            return $"<{tag(c)}>{inside}</{tag(c).Split(' ')[0]}>";
        }));

    private static string Link(string place, string text) => $"<a href=\"#{Text(place)}\">{Text(text)}</a>";

    // An interval is read as one thing: no line ends inside its brackets.
    private static string Unbroken(string cell) => Regex.Replace(cell, @"\[[^\]]*\]", match => match.Value.Replace(' ', '\u00a0'));
}
