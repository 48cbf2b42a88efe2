using System.Text.Json;
using UnlearnRepro.Reports.Forms;
using UnlearnRepro.Reports.Html;
using UnlearnRepro.Reports.Text;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Protocols;

/// <summary>A report of two protocols on disk: index.html, report.md and summary.json.</summary>
public static class ProtocolFolder
{
    /// <summary>Writes all files; files of the same names are replaced and others left alone.</summary>
    /// <param name="folder">Made if need be.</param>
    /// <param name="report">The report.</param>
    /// <exception cref="StudyException">The folder cannot be made or written to.</exception>
    public static void Write(string folder, ProtocolReport report)
    {
        Writable.Require(folder);
        WholeFile.Write(Path.Combine(folder, "index.html"), writer => Html(writer, report));
        WholeFile.Write(Path.Combine(folder, "report.md"), writer => Markdown(writer, report));
        WholeFile.Write(Path.Combine(folder, SummaryFile.Name), writer => Json(writer, report));
    }

    /// <summary>The report for programs. Names are snake_case and kept stable; a number that does not exist is null.</summary>
    public static void Json(TextWriter writer, ProtocolReport report)
    {
        writer.Write(JsonSerializer.Serialize(
            new
            {
                Study = report.Table.Name,
                ProtocolColumn = report.Table.Origin.Options.Protocol,
                OneTrainingSeed = report.Table.One,
                ManyTrainingSeeds = report.Table.Many,
                report.Table.Origin.Sources,
                Summary = Lines(report),
                Distances = report.Leaves.Select(Row),
                Means = report.Means.Select(Row),
            },
            JsonReport.Options));
        writer.Write('\n');
    }

    private static IReadOnlyList<string> Lines(ProtocolReport report) => [.. ProtocolNotes.Lines(report), .. report.Table.Origin.Reading];

    private static void Markdown(TextWriter writer, ProtocolReport report)
    {
        writer.Write($"# {MarkdownText.Escape(report.Table.Name)}\n\n");
        MarkdownParts.List(writer, Lines(report));
        MarkdownParts.Write(writer, ProtocolParts.Of(report));
    }

    private static void Html(TextWriter writer, ProtocolReport report)
    {
        string head = $"<header>\n{Markup.Element("h1", report.Table.Name)}\n{Markup.List(Lines(report))}</header>\n";
        writer.Write(HtmlPage.Start(report.Table.Name) + (head + HtmlParts.Of(ProtocolParts.Of(report))).ReplaceLineEndings("\n") + HtmlPage.End);
    }

    private static object Row(ProtocolResult result) => new
    {
        result.Leaves[0].Task,
        result.Leaves[0].Scenario,
        Leaves = result.Leaves.Select(leaf => leaf.By),
        Method = result.Method.Name,
        result.Method.Parameters,
        SeedUse = result.Method.SeedUse.Text(),
        result.Metric,
        RunsOfOne = result.Leaves.Min(leaf => leaf.One.Count),
        RunsOfMany = result.Leaves.Min(leaf => leaf.Many.Count),
        Distance = result.Distance?.Distance.Value,
        result.Distance?.NullMean,
        NullUpper = result.Distance?.NullQuantile95,
        result.Distance?.PValue,
        result.AdjustedP,
        IsExact = result.Distance?.PValue is null ? null : result.Distance?.IsExact,
        result.Distance?.TrainingRepeats,
        result.CopiesP,
        AdjustedPWithCopies = result.AdjustedWithCopies,
        Differ = result.Differ.ToString().ToLowerInvariant(),
        result.Words,
    };
}
