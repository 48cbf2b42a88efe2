namespace UnlearnRepro.Reports;

/// <summary>The key of a figure: entries from left to right, on further lines where they do not fit.</summary>
internal static class Legend
{
    private const double LineHeight = 18, Mark = 18, Gap = 18;

    /// <summary>Draws it and returns the y below it.</summary>
    public static double Draw(SvgCanvas canvas, double left, double top, double right, IReadOnlyList<(string Mark, string Text)> entries)
    {
        double x = left, y = top + LineHeight;
        foreach (var (mark, text) in entries)
        {
            double width = Mark + SvgStyle.Width(text);
            if (x > left && x + width > right)
            {
                (x, y) = (left, y + LineHeight);
            }

            Symbol(canvas, mark, x + 6, y - 4);
            canvas.Text("soft", x + Mark, y, "start", text);
            x += width + Gap;
        }

        return y + 10;
    }

    private static void Symbol(SvgCanvas canvas, string mark, double x, double y)
    {
        switch (mark)
        {
            case "band":
                canvas.Rectangle("band", x - 7, y - 5, 14, 10);
                canvas.Line("quartile", x - 7, y - 5, x + 7, y - 5);
                canvas.Line("median", x - 7, y, x + 7, y);
                canvas.Line("quartile", x - 7, y + 5, x + 7, y + 5);
                break;
            case "tick" or "whisker":
                canvas.Line(mark, x - 7, y, x + 7, y);
                break;
            case "many":
                canvas.Diamond(mark, x, y, 5);
                break;
            default:
                canvas.Circle(mark, x, y, 4);
                break;
        }
    }
}
