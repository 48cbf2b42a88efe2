namespace UnlearnRepro.Reports;

/// <summary>The methods' names under the strips: upright while they fit, slanted when there are many.</summary>
internal sealed class StripLabels
{
    private const double LineHeight = 14, Slant = 35 * Math.PI / 180;
    private const int Longest = 34;
    private readonly string[][] lines;

    public StripLabels(IReadOnlyList<Strip> strips, double slot)
    {
        lines = [.. strips.Select(strip => Lines(strip, slot - 4))];
        IsSlanted = lines.SelectMany(l => l).Any(line => SvgStyle.Width(line) > slot - 4);
        if (IsSlanted)
        {
            lines = [.. strips.Select(strip => (string[])[Short(string.Join(" ", Lines(strip, double.PositiveInfinity)))])];
        }
    }

    public bool IsSlanted { get; }

    /// <summary>Px needed under the axis.</summary>
    public double Height => IsSlanted
        ? (Math.Sin(Slant) * lines.Max(l => SvgStyle.Width(l[0]))) + 24
        : (LineHeight * lines.Select(l => l.Length).DefaultIfEmpty(1).Max()) + 8;

    /// <summary>Px by which slanted labels reach to the left of the middle of the first slot.</summary>
    public double Reach(double slot) => IsSlanted ? lines.Select((l, k) => (Math.Cos(Slant) * SvgStyle.Width(l[0])) - (k * slot)).Max() : 0;

    public void Draw(SvgCanvas canvas, int strip, double middle, double axis)
    {
        for (int k = 0; k < lines[strip].Length; k++)
        {
            canvas.Text("", middle, axis + 16 + (k * LineHeight), IsSlanted ? "end" : "middle", lines[strip][k], IsSlanted ? -35 : 0);
        }
    }

    private static string[] Lines(Strip strip, double width)
    {
        string collapsed = CollapsedCells.Of(strip.Row).ToString();
        return [.. Broken(strip.Label.Name, width), .. strip.Label.Distinction, .. collapsed.Length == 0 ? Array.Empty<string>() : [$"{collapsed} collapsed"]];
    }

    // A name that is too wide continues below at its last capital letter: LfssdCorrected -> Lfssd, Corrected.
    private static string[] Broken(string name, double width)
    {
        int capital = Array.FindLastIndex(name.ToCharArray(), char.IsUpper);
        return SvgStyle.Width(name) <= width || capital < 1 ? [name] : [name[..capital], name[capital..]];
    }

    private static string Short(string text) => text.Length <= Longest ? text : text[..(Longest - 1)] + "…";
}
