using System.Globalization;

namespace UnlearnRepro.Reports;

/// <summary>A vertical axis: which values it spans, where a value lies, and round numbers to mark.</summary>
/// <param name="Low">The value at the bottom.</param>
/// <param name="High">The value at the top, above Low.</param>
/// <param name="Bottom">The bottom's y in px.</param>
/// <param name="Top">The top's y in px, smaller than Bottom.</param>
internal sealed record Axis(double Low, double High, double Bottom, double Top)
{
    /// <summary>The axis that shows all values with some room; also for one value, equal values and none.</summary>
    public static Axis Over(IEnumerable<double> values, double bottom, double top)
    {
        double[] all = [.. values];
        double low = all.Length == 0 ? 0 : all.Min(), high = all.Length == 0 ? 1 : all.Max();
        // Equal values up to rounding noise: their own digits would fill the axis with 0.30000000000000004.
        double least = Math.Max(Math.Abs(low), Math.Abs(high)) * 1e-9;
        double room = high - low > least ? (high - low) * 0.06 : low == 0 ? 1 : Math.Abs(low) * 0.05;
        return new(low - room, high + room, bottom, top);
    }

    /// <summary>Where a value lies, in px.</summary>
    public double Y(double value) => Bottom - ((value - Low) / (High - Low) * (Bottom - Top));

    /// <summary>Round values from bottom to top with their text, one per about 36 px.</summary>
    public IReadOnlyList<(double Value, string Text)> Ticks()
    {
        double step = Step((High - Low) / Math.Max(2, (Bottom - Top) / 36));
        double first = Math.Ceiling(Low / step);
        int count = (int)(Math.Floor(High / step) - first) + 1;
        return [.. Enumerable.Range(0, Math.Max(0, count)).Select(k => (first + k) * step).Select(v => (v, Text(v, step)))];
    }

    // 1, 2 or 5 times a power of ten, at least as large as asked for.
    private static double Step(double least)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return power * (least / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
    }

    private static string Text(double value, double step)
    {
        int decimals = (int)Math.Max(0, -Math.Floor(Math.Log10(step) + 1e-9));
        string text = decimals > 5 || Math.Abs(value) >= 1e6
            ? value.ToString("0.###e+0", CultureInfo.InvariantCulture)
            : value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
        return Math.Abs(value) < step / 2 ? "0" : text;
    }
}
