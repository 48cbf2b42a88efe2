namespace UnlearnRepro.Reports;

/// <summary>
/// The look of all figures: the palette of Okabe and Ito (2008), which colour-blind readers can tell apart, and shapes
/// that differ as well, for print.
/// </summary>
internal static class SvgStyle
{
    /// <summary>The most a letter is wide, per unit of font size, averaged over a label of a usual sans-serif font.</summary>
    public const double LetterWidth = 0.6;

    /// <summary>Font size of ticks and labels in px.</summary>
    public const double Small = 11;

    public static readonly string Sheet = """
        svg.figure{font:11px system-ui,"Segoe UI",Helvetica,Arial,sans-serif;max-width:100%;height:auto;--ink:#1b1b1b;--soft:#5f6368;--grid:#e3e5e8;--band:#999;--one:#0072b2;--many:#d55e00;--paper:#fff}
        @media (prefers-color-scheme:dark){svg.figure{--ink:#e8eaed;--soft:#a7adb5;--grid:#33373d;--band:#8a8f98;--one:#56b4e9;--many:#e69f00;--paper:#16181c}}
        @media print{svg.figure{--ink:#1b1b1b;--soft:#5f6368;--grid:#e3e5e8;--band:#999;--one:#0072b2;--many:#d55e00;--paper:#fff}}
        svg.figure text{fill:var(--ink)}svg.figure .soft{fill:var(--soft)}svg.figure .title{font-size:12px}svg.figure .head{font-weight:600}
        svg.figure .paper{fill:var(--paper)}svg.figure .grid{stroke:var(--grid)}svg.figure .axis{stroke:var(--soft)}
        svg.figure .band{fill:var(--band);fill-opacity:.28}svg.figure .quartile{stroke:var(--ink);stroke-opacity:.75}svg.figure .median{stroke:var(--ink);stroke-width:2}
        svg.figure .one{fill:var(--one);fill-opacity:.75}svg.figure .many{fill:var(--many);fill-opacity:.75}svg.figure .fresh{fill:var(--soft);fill-opacity:.75}
        svg.figure .tick{stroke:var(--ink);stroke-width:2.5}svg.figure .whisker{stroke:var(--one);stroke-opacity:.6;stroke-width:1.5}
        """.ReplaceLineEndings("");

    /// <summary>A safe estimate of a text's width in px; there are no fonts to measure with.</summary>
    public static double Width(string text, double size = Small) => text.Length * LetterWidth * size;
}
