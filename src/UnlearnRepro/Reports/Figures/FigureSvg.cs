using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using OxyPlot;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Figures;

/// <summary>OxyPlot's SVG made fit for a page: no second document in it, ids of its own, light and dark.</summary>
internal static class FigureSvg
{
    private const string Namespace = " xmlns=\"http://www.w3.org/2000/svg\"";

    private const string Font = $" font-family=\"{Style.Font}\"";

    // Inverted white is about the page's dark background; half a turn of the hue gives blue and orange back.
    private const string Sheet = "svg.figure{max-width:100%;height:auto}"
        + "@media screen and (prefers-color-scheme:dark){svg.figure{filter:invert(.91) hue-rotate(180deg)}}";

    /// <summary>Plots, each at its place, as one stand-alone SVG document.</summary>
    /// <param name="kind">What figure it is; with the metric it begins the ids, which are unique on a page of many figures.</param>
    /// <param name="metric">What it is of.</param>
    /// <param name="label">What it shows, for those who do not see it.</param>
    /// <param name="width">Width in px.</param>
    /// <param name="height">Height in px.</param>
    /// <param name="tiles">Plots and places.</param>
    public static string Of(string kind, string metric, string label, double width, double height, params (PlotModel Plot, OxyRect Place)[] tiles)
    {
        string id = $"{kind}-{FileNames.Of(metric)}";
        return $"<svg{Namespace}{Font} class=\"figure\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(label)}\""
            + $" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n"
            + $"<style>{Sheet}</style>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
            + string.Concat(tiles.Select((tile, k) => Tile(tile.Plot, tile.Place, $"{id}-{k}-"))) + "</svg>\n";
    }

    /// <summary>A figure as a part of a page.</summary>
    public static string Inline(string svg) => svg.Replace(Namespace, "", StringComparison.Ordinal);

    private static string Tile(PlotModel plot, OxyRect place, string id)
    {
        string svg = SvgExporter.ExportToString(plot, place.Width, place.Height, isDocument: false, new Letters(), useVerticalTextAlignmentWorkaround: true);
        string body = Regex.Match(svg, "<svg[^>]*>(.*)</svg>", RegexOptions.Singleline).Groups[1].Value;
        body = Regex.Replace(body, @"\r?\n\s*", "\n");
        body = Regex.Replace(body, "(?<=[\"#])clipPath", id);
        // OxyPlot puts the baseline at the bottom of a line, where the lowest letters end.
        body = body.Replace("dominant-baseline=\"baseline\"", "dy=\"-0.25em\"", StringComparison.Ordinal);
        body = Compact(body);
        return string.Create(CultureInfo.InvariantCulture, $"<g transform=\"translate({place.Left} {place.Top})\">{body}</g>\n");
    }

    // OxyPlot writes its whole look on every mark, and a clip for every empty layer: two thirds of a report with hundreds of marks a figure.
    private static string Compact(string body)
    {
        body = body.Replace(Font, "", StringComparison.Ordinal);
        body = Regex.Replace(body, """<defs>\n<clipPath [^>]*>\n<rect [^>]*/>\n</clipPath>\n</defs>\n<g [^>]*/>\n""", "");
        return Regex.Replace(
            body,
            """<\w+ [^<>]*?(?<look> style="[^"]*"(?: shape-rendering="\w+")?) />\n(?:<\w+ [^<>]*\k<look> />\n)+""",
            marks => $"<g{marks.Groups["look"]}>\n{marks.Value.Replace(marks.Groups["look"].Value, "", StringComparison.Ordinal)}</g>\n");
    }

    // Room for the widest usual sans-serif font: OxyPlot's own metrics are those of Arial, which not every reader has.
    private sealed class Letters() : PdfRenderContext(1, 1, OxyColors.Undefined)
    {
        public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
        {
            string[] lines = (text ?? "").Split('\n');
            return new(lines.Max(line => line.Length) * fontSize * 0.6, lines.Length * fontSize * 1.25);
        }
    }
}
