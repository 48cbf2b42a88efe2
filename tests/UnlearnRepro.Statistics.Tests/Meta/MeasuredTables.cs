using System.Globalization;
using System.Text;
using UnlearnRepro.Statistics.Planning;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>The measured tables of docs/statistics.md as Markdown, in percent.</summary>
internal static class MeasuredTables
{
    public static string All()
    {
        StringBuilder text = new();
        text.AppendLine("### Coverage of the intervals of a grid\n");
        foreach (World world in World.All)
        {
            Coverage[] of = [.. GridCoverage.All.Where(c => c.Cell.World == world)];
            string iccs = string.Join(", ", of.Select(c => c.Cell.Icc).Distinct().Select(icc => icc.ToString(CultureInfo.InvariantCulture)));
            text.AppendLine($"World: {world}. Coverage in percent for ICC {iccs}, in this order.\n");
            Grids(text, of);
        }

        Factors(text);
        text.AppendLine("### Coverage of the other intervals\n");
        Row(text, ["interval", "design", .. World.All.Select(w => w.Name), "studies"]);
        Row(text, [.. Enumerable.Repeat("-", World.All.Count + 3)]);
        foreach (IGrouping<IntervalCase, OtherShare> row in OtherCoverage.All.GroupBy(c => c.Case))
        {
            Row(text, [row.Key.Name, row.Key.Design, .. World.All.Select(w => row.FirstOrDefault(c => c.World == w) is { } c ? Percent(c.Share) : "–"), $"{row.Key.Studies}"]);
        }

        text.AppendLine("\n### Wrong decisions at the edge of a claim\n");
        text.AppendLine("Wrong Holds / wrong Fails in percent; a dot where that outcome would be right or cannot come out.\n");
        Row(text, ["decision", "edge", "promised", .. World.All.Select(w => w.Name), "studies"]);
        Row(text, [.. Enumerable.Repeat("-", World.All.Count + 4)]);
        foreach (IGrouping<DecisionCase, FalseAlarm> row in Decisions.FalseAlarms.GroupBy(f => f.Case))
        {
            Row(text,
            [
                row.Key.Name, row.Key.Edge, Pair(row.Key, row.Key.Holds ?? 0, row.Key.Fails ?? 0),
                .. World.All.Select(w => row.FirstOrDefault(f => f.World == w) is { } f ? Pair(row.Key, f.Holds, f.Fails) : "–"), $"{row.Key.Studies}",
            ]);
        }

        text.AppendLine("\n### What is not offered\n");
        text.AppendLine("Normal world, 400 grids. Coverage in percent of a nominal 95 % for ICC 0.1, 0.5, 0.9, in this order.\n");
        (int I, int J)[] designs = [.. NotOffered.Designs.Select(c => (c.I, c.J)).Distinct()];
        Row(text, ["interval", .. designs.Select(d => $"{d.I} x {d.J}")]);
        Row(text, [.. Enumerable.Repeat("-", designs.Length + 1)]);
        foreach (string name in NotOffered.Intervals)
        {
            Row(text, [name, .. designs.Select(d => string.Join(' ', NotOffered.All.Where(c => (c.Cell.I, c.Cell.J) == d && c.Interval == name).Select(c => Percent(c.Share))))]);
        }

        return text.ToString().ReplaceLineEndings("\n").Trim();
    }

    private static void Grids(StringBuilder text, Coverage[] of)
    {
        Row(text, ["I x J", .. GridCoverage.Intervals]);
        Row(text, [.. Enumerable.Repeat("-", GridCoverage.Intervals.Length + 1)]);
        foreach (IGrouping<(int I, int J), Coverage> row in of.GroupBy(c => (c.Cell.I, c.Cell.J)).OrderBy(row => row.Key))
        {
            IEnumerable<string> cells = GridCoverage.Intervals.Select(name => string.Join(' ', row.Where(c => c.Interval == name).Select(c => Percent(c.Share))));
            Row(text, [$"{row.Key.I} x {row.Key.J}", .. cells.Select(cell => cell.Length > 0 ? cell : "–")]);
        }

        text.AppendLine();
    }

    private static void Factors(StringBuilder text)
    {
        text.AppendLine("### Coverage of the intervals of three factors\n");
        text.AppendLine($"Coverage in percent where F or P has 0, 0.1, 0.5 of the total variance, in this order; T has 0.3, FT 0.1, the rest is between runs; in F x A x B, A has 0.15, B 0.1, each pair 0.05. {FactorCoverage.Studies} studies in normal worlds, half of that elsewhere.\n");
        foreach (string[] columns in new[] { CrossedDesign.Names, NestedDesign.Names, ThreeWayDesign.Names })
        {
            Row(text, ["world", columns == CrossedDesign.Names ? "F x T x U" : columns == NestedDesign.Names ? "P > T > U" : "F x A x B", .. columns]);
            Row(text, [.. Enumerable.Repeat("-", columns.Length + 2)]);
            foreach (IGrouping<(World World, FactorDesign Design), FactorShare> row in FactorCoverage.All.Where(c => c.Design.Columns == columns).GroupBy(c => (c.World, c.Design)))
            {
                IEnumerable<string> cells = columns.Select(name => string.Join(' ', row.Where(c => c.Column == name).Select(c => Percent(c.Share))));
                Row(text, [row.Key.World.Name, row.Key.Design.Name, .. cells.Select(cell => cell.Length > 0 ? cell : "–")]);
            }

            text.AppendLine();
        }
    }

    private static string Pair(DecisionCase c, double holds, double fails) =>
        $"{(c.Holds is null ? "·" : Tenths(holds))} / {(c.Fails is null ? "·" : Tenths(fails))}";

    private static string Percent(double share) => Math.Round(100 * share, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture);

    private static string Tenths(double share) => (100 * share).ToString(share < 0.0995 ? "F1" : "F0", CultureInfo.InvariantCulture);

    private static void Row(StringBuilder text, IEnumerable<string> cells) => text.AppendLine($"| {string.Join(" | ", cells)} |");
}
