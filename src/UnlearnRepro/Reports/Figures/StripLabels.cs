namespace UnlearnRepro.Reports;

/// <summary>The methods' names under the strips: upright while they fit, slanted when there are many.</summary>
internal sealed class StripLabels
{
    private const double LineHeight = 14, Slant = 35 * Math.PI / 180;
    private const int Longest = 34;
    private readonly string[][] lines;

    public StripLabels(IReadOnlyList<Strip> strips, double slot)
    {
        lines = [.. strips.Select(Lines)];
        IsSlanted = lines.SelectMany(l => l).Any(line => SvgStyle.Width(line) > slot - 4);
        if (IsSlanted)
        {
            lines = [.. lines.Select(l => (string[])[Short(string.Join(" ", l))])];
        }
    }

    public bool IsSlanted { get; }

    /// <summary>Px needed under the axis.</summary>
    public double Height => IsSlanted
        ? (Math.Sin(Slant) * lines.Max(l => SvgStyle.Width(l[0]))) + 24
        : (LineHeight * lines.Max(l => l.Length)) + 8;

    /// <summary>Px by which the first slanted label reaches to the left of its slot's middle.</summary>
    public double Reach => IsSlanted ? Math.Cos(Slant) * SvgStyle.Width(lines[0][0]) : 0;

    public void Draw(SvgCanvas canvas, int strip, double middle, double axis)
    {
        for (int k = 0; k < lines[strip].Length; k++)
        {
            canvas.Text(k == 0 ? "head" : "soft", middle, axis + 16 + (k * LineHeight), IsSlanted ? "end" : "middle", lines[strip][k], IsSlanted ? -35 : 0);
        }
    }

    private static string[] Lines(Strip strip)
    {
        string collapsed = CollapsedCells.Of(strip.Row).ToString();
        return [strip.Label.Name, .. strip.Label.Distinction, .. collapsed.Length == 0 ? Array.Empty<string>() : [$"{collapsed} collapsed"]];
    }

    private static string Short(string text) => text.Length <= Longest ? text : text[..(Longest - 1)] + "…";
}
