using System.Globalization;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;
using UnlearnRepro.Plans;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Tables;
using UnlearnRepro.Reports.Text;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Planning;

namespace UnlearnRepro.Reports.Figures;

/// <summary>
/// What each number of unlearning seeds is worth at equal cost: one curve per method over J, with a mark at the J recommended and the
/// range of more than 90 % shaded. Flat tops show where J hardly matters. Methods of single runs have no curve: nothing is known of their J.
/// </summary>
public static class EfficiencyFigure
{
    private const double Width = 800, Height = 420;
    private const int LeastShown = 16;

    /// <summary>The figure as a stand-alone SVG document; equal plans give equal bytes.</summary>
    public static string Svg(StudyPlan plan) =>
        FigureSvg.Of(
            "efficiency",
            plan.Metric.Name,
            $"efficiency of unlearning seeds for {plan.Metric.Title()}",
            Width,
            Height,
            (Model(plan), new(0, 0, Width, Height)));

    /// <summary>The figure as a plot, for formats other than SVG.</summary>
    public static PlotModel Model(StudyPlan plan)
    {
        int most = Most(plan);
        var plot = Style.Plot($"{plan.Metric.Title()}: efficiency of J unlearning seeds for each training seed, at equal cost");

        // Room for half of the last label.
        plot.Padding = new(8, 8, 20, 8);
        plot.Axes.Add(SeedAxis(most));
        plot.Axes.Add(EfficiencyAxis());
        plot.Legends.Add(Style.Key());
        plot.Annotations.Add(Good(most));
        foreach (var (k, row) in Drawn(plan).Index())
        {
            var colour = Style.Lines[k % Style.Lines.Count];
            var curve = EfficiencyCurve.Of(row.Allocation!, most).Efficiencies;
            plot.Series.Add(Curve(MethodLabel.Of(row.Method, plan.Pilot.Methods).ToString(), curve, colour, k));
            Mark(plot, row.Target, curve, colour, MarkerType.Circle);
            Mark(plot, row.Budget, curve, colour, MarkerType.Diamond);
        }

        Explain(plot, plan.Request);
        return plot;
    }

    private static IEnumerable<PlanRow> Drawn(StudyPlan plan) => plan.Planned.Where(row => !row.IsOfSingleRuns);

    // Far enough to show where every curve falls again; powers of two, at which the axis has its labels.
    private static int Most(StudyPlan plan)
    {
        double far = Drawn(plan).SelectMany(Marks).OfType<double>().Append(1).Max();
        return (int)Math.Pow(2, Math.Ceiling(Math.Log2(Math.Clamp(far, LeastShown, SeedPlan.MostUnlearningSeeds))));

        static double?[] Marks(PlanRow row) =>
            [row.Target?.Design?.UnlearningSeeds, row.Budget?.Design?.UnlearningSeeds, 2 * row.Allocation!.OptimalUnlearningSeeds];
    }

    private static LinearAxis SeedAxis(int most) => new()
    {
        Position = AxisPosition.Bottom,
        Minimum = -0.1,
        Maximum = Math.Log2(most) + 0.1,
        MajorStep = 1,
        MinorTickSize = 0,
        LabelFormatter = power => Math.Pow(2, power).ToString("0", CultureInfo.InvariantCulture),
        Title = "J, unlearning seeds for each training seed (each step doubles it)",
        AxisTitleDistance = 8,
        TextColor = Style.Soft,
        TitleColor = Style.Ink,
        TickStyle = TickStyle.None,
    };

    private static LinearAxis EfficiencyAxis()
    {
        var axis = Style.ValueAxis("efficiency against the best J (%)", []);
        (axis.Minimum, axis.Maximum, axis.MajorStep) = (0, 104, 20);
        return axis;
    }

    private static RectangleAnnotation Good(int most) => new()
    {
        MinimumX = -0.1,
        MaximumX = Math.Log2(most) + 0.1,
        MinimumY = 100 * PlanTable.Good,
        MaximumY = 100,
        Fill = OxyColor.FromAColor(0x30, Style.Soft),
        Layer = AnnotationLayer.BelowSeries,
    };

    private static LineSeries Curve(string label, IReadOnlyList<double> efficiencies, OxyColor colour, int k)
    {
        var line = new LineSeries { Title = label, Color = colour, StrokeThickness = 2, LineStyle = (LineStyle)(k / Style.Lines.Count % 3) };
        line.Points.AddRange(efficiencies.Select((efficiency, j) => new DataPoint(Math.Log2(j + 1), 100 * efficiency)));
        return line;
    }

    private static void Mark(PlotModel plot, SeedPlan? plan, IReadOnlyList<double> efficiencies, OxyColor colour, MarkerType shape)
    {
        if (plan?.Design?.UnlearningSeeds is { } j && j <= efficiencies.Count)
        {
            var mark = Shape(shape, colour);
            mark.Points.Add(new ScatterPoint(Math.Log2(j), 100 * efficiencies[j - 1]));
            plot.Series.Add(mark);
        }
    }

    // Entries of the key without data.
    private static void Explain(PlotModel plot, PlanRequest request)
    {
        Series[] keys =
        [
            .. request.HalfWidth is null ? Array.Empty<Series>() : [Named(Shape(MarkerType.Circle, Style.Soft), "J for the half-width")],
            .. request.Seconds is null ? Array.Empty<Series>() : [Named(Shape(MarkerType.Diamond, Style.Soft), "J within the budget")],
            Named(new ScatterSeries { MarkerType = MarkerType.Square, MarkerSize = 5, MarkerFill = OxyColor.FromAColor(0x30, Style.Soft) }, "more than 90 %"),
        ];
        Array.ForEach(keys, plot.Series.Add);

        static ScatterSeries Named(ScatterSeries series, string title)
        {
            series.Title = title;
            return series;
        }
    }

    private static ScatterSeries Shape(MarkerType shape, OxyColor colour) =>
        new() { MarkerType = shape, MarkerSize = 5.5, MarkerFill = colour, MarkerStroke = OxyColors.White, MarkerStrokeThickness = 1.5 };
}
