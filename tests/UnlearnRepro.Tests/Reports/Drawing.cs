using System.Globalization;
using System.Xml.Linq;

namespace UnlearnRepro.Tests.Reports;

/// <summary>An SVG read back: what a reader would see where.</summary>
internal sealed class Drawing(string svg)
{
    private readonly XElement root = XDocument.Parse(svg).Root!;

    public IEnumerable<XElement> All(string name, string style = "") =>
        root.Elements().Where(e => e.Name.LocalName == name && (style.Length == 0 || (string?)e.Attribute("class") == style));

    public static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    /// <summary>The y of a value, from two marks of the axis.</summary>
    public double Y(double value)
    {
        var marks = All("text", "soft")
            .Where(e => (string?)e.Attribute("text-anchor") == "end")
            .Select(e => (Value: double.Parse(e.Value, CultureInfo.InvariantCulture), Y: Number(e, "y") - 4)).ToArray();
        var (first, last) = (marks[0], marks[^1]);
        return first.Y + ((value - first.Value) / (last.Value - first.Value) * (last.Y - first.Y));
    }

    /// <summary>Boxes of the texts that are not turned, at the width of a usual sans-serif font.</summary>
    public IReadOnlyList<(string Text, double Left, double Top, double Right, double Bottom)> Boxes() =>
        [.. All("text").Where(e => e.Attribute("transform") is null).Select(e =>
        {
            double size = ((string?)e.Attribute("class"))?.Contains("title") == true ? 12 : 11, width = e.Value.Length * size * 0.55;
            double left = Number(e, "x") - (e.Attribute("text-anchor")!.Value switch { "start" => 0, "middle" => width / 2, _ => width });
            double y = Number(e, "y");
            return (e.Value, left, y - (0.75 * size), left + width, y + (0.2 * size));
        })];

    /// <summary>Where slanted labels begin: down to the left of their end.</summary>
    public IReadOnlyList<(double X, double Y)> Slanted() =>
        [.. All("text").Where(e => ((string?)e.Attribute("transform"))?.StartsWith("rotate(-35", StringComparison.Ordinal) == true).Select(e =>
        {
            var (sine, cosine) = Math.SinCos(35 * Math.PI / 180);
            double width = e.Value.Length * 11 * 0.55;
            return (Number(e, "x") - (width * cosine), Number(e, "y") + (width * sine));
        })];

    public double Width => Number(root, "width");

    public double Height => Number(root, "height");
}
