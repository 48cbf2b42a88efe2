using System.CommandLine;
using System.Diagnostics;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Reports.Protocols;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Verbs;

/// <summary><c>verdict --protocol</c>: whether the two protocols of a table differ, leaf by leaf and on the mean over leaves.</summary>
internal static class ProtocolVerdict
{
    private static readonly string[] Header = ["", "A1 to A2", "chance", "95 %", "p", "Holm"];

    public static int Run(VerdictOptions options, GateOptions gate, ParseResult given)
    {
        var clock = Stopwatch.StartNew();
        var table = options.ReadProtocols(given);
        string folder = options.Folder(given, table.Name);
        options.RequireOwnFiles(given, gate, folder);
        var report = ProtocolReport.Of(table);

        // All files first: whoever listens may go away.
        ProtocolFolder.Write(folder, report);
        if (options.Json(given) is { } json)
        {
            using var writer = new StreamWriter(json);
            ProtocolFolder.Json(writer, report);
        }

        Output.Line("Wasserstein-2 distance of A1 and A2, what chance gives (mean, 95 %), p and p by Holm");
        Output.Line();
        foreach (var scenario in report.Leaves.GroupBy(Caption))
        {
            Show(scenario.Key, scenario, result => $"{result.Method} {result.Leaves[0].By}".Trim());
        }

        foreach (var scenario in report.Means.GroupBy(Caption))
        {
            Show($"{scenario.Key}: means over {string.Join(" and ", table.Origin.Options.By)}", scenario, result => result.Method.ToString());
        }

        foreach (string line in ProtocolNotes.Lines(report).Concat(table.Origin.Reading))
        {
            Output.Line(line);
        }

        Output.Line($"report: {Path.GetFullPath(Path.Combine(folder, "index.html"))}");
        Output.Line();
        Output.Line(FormattableString.Invariant($"{NumberText.Count(table.Origin.Values, "value")}, {clock.Elapsed.TotalSeconds:F1} s"));
        return ExitCode.Done;
    }

    private static string Caption(ProtocolResult result) =>
        string.Join(", ", new[] { result.Metric, result.Leaves[0].Task, result.Leaves[0].Scenario }.Where(part => part.Length > 0));

    private static void Show(string caption, IEnumerable<ProtocolResult> results, Func<ProtocolResult, string> name)
    {
        Output.Table(caption, Header, results.Select(result => Row(name(result), result)));
        foreach (var same in results.GroupBy(result => result.Words).OrderBy(group => group.First().Differ != Decision.Holds))
        {
            string protocols = same.Key.StartsWith("differ", StringComparison.Ordinal) ? "the protocols " : "";
            Output.Line($"{protocols}{same.Key}: {string.Join("; ", same.GroupBy(result => result.Method).Select(Leaves))}");
        }

        Output.Line();
    }

    private static string Leaves(IGrouping<MethodChoice, ProtocolResult> method) =>
        method.Where(result => result.Leaves.Count == 1).Select(result => result.Leaves[0].By).Where(by => by.Length > 0).ToArray() is { Length: > 0 } leaves
            ? $"{method.Key} ({Names.Few(leaves)})" : $"{method.Key}";

    private static string[] Row(string name, ProtocolResult result) =>
    [
        name, Number(result.Distance?.Distance.Value), Number(result.Distance?.PValue is null ? null : result.Distance.NullMean),
        Number(result.Distance?.PValue is null ? null : result.Distance.NullQuantile95), Number(result.Distance?.PValue), Number(result.AdjustedP),
    ];

    private static string Number(double? value) => value is { } number ? NumberText.Of(number) : "-";
}
