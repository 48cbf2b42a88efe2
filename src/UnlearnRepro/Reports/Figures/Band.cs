using UnlearnRepro.Statistics;

namespace UnlearnRepro.Reports;

/// <summary>The quartiles of the reference models across a plot.</summary>
internal static class Band
{
    /// <summary>Draws what of the band lies on the axis.</summary>
    public static void Draw(SvgCanvas canvas, Quartiles band, Axis axis, double left, double right)
    {
        double upper = Clip(band.Upper), lower = Clip(band.Lower);
        canvas.Rectangle("band", left, upper, right - left, lower - upper);
        foreach (var (value, style) in new[] { (band.Lower, "quartile"), (band.Median, "median"), (band.Upper, "quartile") })
        {
            if (axis.Low <= value && value <= axis.High)
            {
                canvas.Line(style, left, axis.Y(value), right, axis.Y(value));
            }
        }

        double Clip(double value) => axis.Y(Math.Clamp(value, axis.Low, axis.High));
    }
}
