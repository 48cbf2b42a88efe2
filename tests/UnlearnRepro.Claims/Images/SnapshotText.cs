using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Tables;
using UnlearnRepro.Reports.Text;

namespace UnlearnRepro.Claims.Images;

/// <summary>A report as a snapshot holds it: size, fingerprint, tables of means and spreads, verdicts; no host, path, time or duration.</summary>
internal static class SnapshotText
{
    public static string Of(string title, StudyReport report)
    {
        var study = report.Results.Study;
        var text = new StringWriter { NewLine = "\n" };
        text.WriteLine($"# {title}\n\nI = {study.TrainingSeeds}, J = {study.UnlearningSeeds}, root seed {study.Root}\n\nfingerprint: {report.Origin.Fingerprint}\n");
        foreach (var table in VarianceTable.All(report))
        {
            text.WriteLine($"{table.Caption}\n");
            MarkdownTable.Write(text, table.Header, table.Rows);
        }

        text.WriteLine("Verdicts\n");
        foreach (var verdict in report.Verdicts)
        {
            text.WriteLine($"- {verdict.Claim.Id}: {verdict.Outcome}");
        }

        return text.ToString();
    }
}
