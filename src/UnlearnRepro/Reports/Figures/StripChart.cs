using UnlearnRepro.Statistics;

namespace UnlearnRepro.Reports;

/// <summary>The drawing shared by the paper's figure and its compact form.</summary>
/// <param name="Title">A line above; may be empty.</param>
/// <param name="YTitle">The metric with its unit.</param>
/// <param name="Strips">Two neighbouring strips per method.</param>
/// <param name="Band">Quartiles of the reference models.</param>
/// <param name="Legend">Marks with their text.</param>
/// <param name="Width">Width in px; wider with many methods.</param>
/// <param name="Height">Height in px.</param>
internal sealed record StripChart(
    string Title, string YTitle, IReadOnlyList<Strip> Strips, Quartiles? Band, IReadOnlyList<(string, string)> Legend, double Width, double Height)
{
    private const double Right = 12, LeastSlot = 28;

    public string Svg()
    {
        double[] values = [.. Strips.SelectMany(s => s.Values), .. Band is { } b ? new[] { b.Lower, b.Upper } : []];

        // The final axis has the same steps or fewer: its height is not known before the labels under it are.
        double left = 40 + Axis.Over(values, Height, 0).Ticks().Max(tick => SvgStyle.Width(tick.Text));
        double width = Math.Max(Width, left + Right + (LeastSlot * Strips.Count));
        double slot = (width - left - Right) / Math.Max(1, Strips.Count);
        var labels = new StripLabels(Strips, slot);
        if (labels.Reach(slot) > left + (slot / 2) - Right)
        {
            // The picture grows by the room that the slanted labels need, so that no slot gets narrower.
            double more = labels.Reach(slot) - left - (slot / 2) + Right;
            (left, width) = (left + more, width + more);
        }

        var canvas = new SvgCanvas(width, Height, Title.Length > 0 ? Title : YTitle);
        canvas.Rectangle("paper", 0, 0, width, Height);
        double top = Headline(canvas, width);
        top = Reports.Legend.Draw(canvas, left, top, width - Right, Legend);

        double bottom = Height - labels.Height - 24;
        var axis = Axis.Over(values, bottom, top);
        Frame(canvas, axis, left, width - Right);
        if (Band is { } band)
        {
            Reports.Band.Draw(canvas, band, axis, left, width - Right);
        }

        if (Strips.Count == 0)
        {
            canvas.Text("soft", (left + width - Right) / 2, (top + bottom) / 2, "middle", "no method shows any spread");
        }

        for (int k = 0; k < Strips.Count; k++)
        {
            Draw(canvas, Strips[k], axis, left + (k * slot), slot);
            labels.Draw(canvas, k, left + ((k + 0.5) * slot), bottom);
        }

        canvas.Text("title", (left + width - Right) / 2, Height - 8, "middle", "unlearning method");
        canvas.Text("title", 16, (top + bottom) / 2, "middle", YTitle, -90);
        return canvas.ToString();
    }

    private double Headline(SvgCanvas canvas, double width)
    {
        if (Title.Length == 0)
        {
            return 0;
        }

        canvas.Text("title head", width / 2, 20, "middle", Title);
        return 22;
    }

    private static void Frame(SvgCanvas canvas, Axis axis, double left, double right)
    {
        foreach (var (value, text) in axis.Ticks())
        {
            canvas.Line("grid", left, axis.Y(value), right, axis.Y(value));
            canvas.Text("soft", left - 6, axis.Y(value) + 4, "end", text);
        }

        canvas.Line("axis", left, axis.Bottom, right, axis.Bottom);
    }

    private static void Draw(SvgCanvas canvas, Strip strip, Axis axis, double x, double slot)
    {
        double half = Math.Min(slot * 0.2, 26);
        if (strip.IsFresh)
        {
            Dots(strip.ManyModels, x + (slot * 0.5), "fresh");
            return;
        }

        Dots(strip.OneModel, x + (slot * 0.27), "one");
        Dots(strip.ManyModels, x + (slot * 0.73), "many");

        void Dots(IReadOnlyList<Dot> dots, double middle, string style)
        {
            foreach (var dot in dots)
            {
                double across = middle + (2 * half * 0.8 * dot.Jitter), y = axis.Y(dot.Value);
                if (style == "many")
                {
                    canvas.Diamond(style, across, y, 4, dot.Tip);
                }
                else
                {
                    canvas.Circle(style, across, y, 3.2, dot.Tip);
                }
            }

            if (dots.Count > 0)
            {
                double median = axis.Y(Quartiles.Of([.. dots.Select(d => d.Value)]).Median);
                canvas.Line("tick", middle - half, median, middle + half, median);
            }
        }
    }
}
