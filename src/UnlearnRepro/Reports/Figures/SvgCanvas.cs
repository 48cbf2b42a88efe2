using System.Globalization;
using System.Net;
using System.Text;

namespace UnlearnRepro.Reports;

/// <summary>
/// Shapes to SVG text. Colours are classes of one style sheet, which follows the reader's light or dark preference in a
/// page, in an image tag and on paper alike; nothing depends on installed fonts.
/// </summary>
internal sealed class SvgCanvas(double width, double height, string label)
{
    private const string Namespace = " xmlns=\"http://www.w3.org/2000/svg\"";
    private readonly StringBuilder shapes = new();

    public static string Inline(string svg) => svg.Replace(Namespace, "", StringComparison.Ordinal);

    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    public void Rectangle(string style, double x, double y, double w, double h) =>
        Add($"<rect class=\"{style}\" x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(w)}\" height=\"{Number(h)}\"/>");

    public void Line(string style, double x1, double y1, double x2, double y2) =>
        Add($"<line class=\"{style}\" x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\"/>");

    public void Circle(string style, double x, double y, double r, string tip = "") =>
        Tipped("circle", $"class=\"{style}\" cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(r)}\"", tip);

    public void Diamond(string style, double x, double y, double r, string tip = "") =>
        Tipped("path", $"class=\"{style}\" d=\"M{Number(x)} {Number(y - r)}l{Number(r)} {Number(r)}l{Number(-r)} {Number(r)}l{Number(-r)} {Number(-r)}z\"", tip);

    /// <summary>Text with its baseline at y; the anchor is start, middle or end.</summary>
    public void Text(string style, double x, double y, string anchor, string text, double turn = 0) =>
        Add($"<text{(style.Length == 0 ? "" : $" class=\"{style}\"")} x=\"{Number(x)}\" y=\"{Number(y)}\" text-anchor=\"{anchor}\""
            + (turn == 0 ? "" : $" transform=\"rotate({Number(turn)} {Number(x)} {Number(y)})\"") + $">{WebUtility.HtmlEncode(text)}</text>");

    public override string ToString() =>
        $"<svg{Namespace} class=\"figure\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(label)}\" "
        + $"width=\"{Number(width)}\" height=\"{Number(height)}\" viewBox=\"0 0 {Number(width)} {Number(height)}\">\n"
        + $"<style>{SvgStyle.Sheet}</style>\n{shapes}</svg>\n";

    private void Tipped(string shape, string attributes, string tip) =>
        Add(tip.Length == 0 ? $"<{shape} {attributes}/>" : $"<{shape} {attributes}><title>{WebUtility.HtmlEncode(tip)}</title></{shape}>");

    private void Add(string shape) => shapes.Append(shape).Append('\n');
}
