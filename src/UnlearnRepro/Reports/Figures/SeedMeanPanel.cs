using UnlearnRepro.Statistics;

namespace UnlearnRepro.Reports;

/// <summary>One method's caterpillar.</summary>
internal sealed record SeedMeanPanel(VarianceRow Row, string Label, Quartiles? Band)
{
    private const double Left = 46, Right = 10, Top = 40, Bottom = 8;

    public void Draw(SvgCanvas canvas, double x, double y, double width, double height)
    {
        var bars = Bars();
        var axis = Axis.Over(bars.SelectMany(b => new[] { b.Least, b.Largest }), y + height - Bottom, y + Top);
        double left = x + Left, right = x + width - Right;
        canvas.Text("head", left, y + 16, "start", Short(Label, right - left));
        canvas.Text("soft", left, y + 31, "start", Note(axis, bars.Length));
        if (bars.Length == 0)
        {
            return;
        }

        foreach (var (value, text) in axis.Ticks())
        {
            canvas.Line("grid", left, axis.Y(value), right, axis.Y(value));
            canvas.Text("soft", left - 5, axis.Y(value) + 4, "end", text);
        }

        if (Band is { } band && Overlaps(band, axis))
        {
            Reports.Band.Draw(canvas, band, axis, left, right);
        }

        canvas.Line("axis", left, axis.Bottom, right, axis.Bottom);
        double slot = (right - left) / bars.Length, radius = Math.Clamp(slot / 2.4, 1.2, 3.5);
        for (int k = 0; k < bars.Length; k++)
        {
            double middle = left + ((k + 0.5) * slot);
            canvas.Line("whisker", middle, axis.Y(bars[k].Least), middle, axis.Y(bars[k].Largest));
            canvas.Circle("one", middle, axis.Y(bars[k].Mean), radius, bars[k].Tip);
        }
    }

    // Seed means come from the grid; a training seed whose cells all collapsed has none.
    private Bar[] Bars()
    {
        int[] seeds = [.. Enumerable.Range(0, Row.Grid.Values.Length).Where(i => Row.Grid.Values[i].Any(v => v is not null))];
        return Row.Grid.Finite is not { } grid ? [] : [.. seeds
            .Select((seed, i) => new Bar(seed, grid.SeedMeans[i], grid.Values(i).Min(), grid.Values(i).Max()))
            .OrderBy(bar => bar.Mean).ThenBy(bar => bar.Seed)];
    }

    private string Note(Axis axis, int bars)
    {
        string collapsed = CollapsedCells.Of(Row).ToString();
        string cells = bars == 0 ? "all cells collapsed" : collapsed.Length == 0 ? "" : $"{collapsed} collapsed";
        string place = bars == 0 || Band is not { } band || Overlaps(band, axis) ? ""
            : $"Retrain's median {NumberText.Of(band.Median)} is {(band.Lower > axis.High ? "above" : "below")}";
        return string.Join("; ", new[] { cells, place }.Where(text => text.Length > 0));
    }

    private static bool Overlaps(Quartiles band, Axis axis) => band.Lower <= axis.High && band.Upper >= axis.Low;

    private static string Short(string text, double width)
    {
        int most = (int)(width / SvgStyle.Width("0"));
        return text.Length <= most ? text : text[..(most - 1)] + "…";
    }

    private readonly record struct Bar(int Seed, double Mean, double Least, double Largest)
    {
        public string Tip => $"seed {Seed}: {NumberText.Of(Mean)}, from {NumberText.Of(Least)} to {NumberText.Of(Largest)}";
    }
}
