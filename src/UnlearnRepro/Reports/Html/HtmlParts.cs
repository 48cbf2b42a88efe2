using UnlearnRepro.Reports.Origin;

namespace UnlearnRepro.Reports.Html;

/// <summary>Tables with their headings and what is said about them.</summary>
internal static class HtmlParts
{
    private const int LongTable = 40;

    /// <summary>One after the other.</summary>
    public static string Of(IEnumerable<OriginPart> parts) => string.Concat(parts.Select(part =>
        Markup.Element("h2", part.Title) + "\n" + Table(part)
        + (part.Note.Length > 0 ? $"<p class=\"soft\">{Markup.Text(part.Note)}</p>\n" : "")
        + (part.Lines.Count > 0 ? Markup.List(part.Lines) : "")));

    // A table of every method on every metric is looked up, not read.
    private static string Table(OriginPart part) => part.Header.Count == 0 ? ""
        : part.Rows.Count > LongTable ? Markup.Folded($"{part.Rows.Count} rows", Markup.Table(part.Header, part.Rows))
        : Markup.Table(part.Header, part.Rows);
}
