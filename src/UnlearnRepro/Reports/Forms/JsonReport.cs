using System.Text.Encodings.Web;
using System.Text.Json;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Sections;
using UnlearnRepro.Reports.Tables;
using UnlearnRepro.Statistics;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Forms;

/// <summary>The variance table and the verdicts for programs. Names are snake_case and kept stable; a number that does not exist is null.</summary>
public static class JsonReport
{
    internal static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        // The file is not put into a page; the default encoder would write every quotation mark as \u0022.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes one study as an object and several as a list, with a line end after the last brace.</summary>
    public static void Write(TextWriter writer, params IReadOnlyList<StudyReport> reports) =>
        Write(writer, reports is [var one] ? Report(one) : reports.Select(Report));

    private static void Write(TextWriter writer, object value)
    {
        writer.Write(JsonSerializer.Serialize(value, Options));
        writer.Write('\n');
    }

    private static object Report(StudyReport report)
    {
        var study = report.Results.Study;
        return new
        {
            Study = study.Name,
            study.Task,
            study.Scenario,
            report.Origin.Root,
            TrainingSeeds = study.TrainingSeeds,
            UnlearningSeeds = study.UnlearningSeeds,
            report.Origin.Fingerprint,
            report.Origin.Sources,
            Summary = ReportSummary.Lines(report),
            Health = report.Health.Select(check => new
            {
                check.Id,
                check.Sentence,
                check.Holds,
                check.Found,
                Methods = check.Methods.Select(m => m.ToString()),
            }),
            Rows = report.Rows.Select(row => Row(report, row)),
            Protocols = report.Protocols.Select(row => new
            {
                Method = row.Row.Method.Name,
                row.Row.Method.Parameters,
                Metric = row.Row.Metric.Name,
                Distance = Finite(row.Distance.Distance.Value),
                NullMean = Finite(row.Distance.NullMean),
                NullUpper = Finite(row.Distance.NullQuantile95),
                row.Distance.PValue,
                row.AdjustedP,
                FTestP = row.Distance.FTest?.PValue,
                Differ = row.Differ.ToString().ToLowerInvariant(),
            }),
            Audits = report.Audits.SelectMany(table => table.Rows.SelectMany(row => row.Values.Zip(table.Audits, (value, audit) => Audit(row, audit, value)))),
            Verdicts = report.Verdicts.Select(v => new
            {
                v.Claim.Id,
                v.Claim.Family,
                v.Claim.Source,
                v.Claim.Sentence,
                Outcome = v.Outcome.ToString().ToLowerInvariant(),
                v.Measured,
                Lower = Finite(v.Interval?.Lower),
                Upper = Finite(v.Interval?.Upper),
                v.WouldChange,
                v.Rerun,
                v.ErrorRate,
                v.SeedsNeeded,
                v.LeftOut,
            }),
            Factors = study.Design.Factors(SeedUse.TrainingAndUnlearning, study.TrainingSeeds, study.UnlearningSeeds).Select(f => f.Factor),
            Design = report.Design.Select(Divided),
        };
    }

    private static object Divided(DesignRow row) => new
    {
        Method = row.Method.Name,
        row.Method.Parameters,
        Metric = row.Metric.Name,
        row.Grid.Collapsed,
        row.Grid.Missing,
        Mean = Number(row.Mean),
        SingleRun = Number(row.TotalSd),
        Components = row.Components.Select(component => new
        {
            component.Name,
            Sd = Number(component.Sd),
            Share = Number(component.Share),
            InMean = Finite(component.InMean),
            FTestP = row.PValues.TryGetValue(component.Name, out double p) ? (double?)p : null,
        }),
        RaiseFirst = row.Largest?.Name,
        row.Lacks,
    };

    private static object Row(StudyReport report, VarianceRow row)
    {
        var units = row.Method.SeedUse == SeedUse.Retraining ? null : RetrainUnits.Of(report, row);
        var spreads = Spreads.Of(row);
        var collapsed = CollapsedCells.Of(row);
        return new
        {
            Method = row.Method.Name,
            row.Method.Parameters,
            SeedUse = row.Method.SeedUse.Text(),
            Metric = row.Metric.Name,
            row.Metric.Unit,
            I = row.Grid.Values.Length,
            J = row.Method.SeedUse == SeedUse.TrainingAndUnlearning ? row.Grid.Values.Max(values => values.Length) : 1,
            Collapsed = collapsed.Count,
            Cells = collapsed.Total,
            row.Grid.Missing,
            Mean = Number(spreads?.Mean),
            s_t = Number(spreads?.Training),
            s_u = Number(spreads?.Unlearning),
            SingleRun = Number(row.Single?.Sd),
            NoiseFloor = Number(row.Single?.NoiseFloor),
            Icc = Number(spreads?.Icc),
            MinusRetrain = Number(units?.Gap),
            InRetrainSds = Number(units?.Units),
            InsideRetrainBand = units?.Band.Interval is null ? null : (int?)units.Inside,
        };
    }

    private static object Audit(AuditRow row, AuditInfo audit, AuditValue value) => new
    {
        Method = row.Method.Name,
        row.Method.Parameters,
        Audit = audit.Name,
        row.Forgotten,
        row.Unseen,
        row.Collapsed,
        Value = Number(value.Value),
        Null = Number(value.Null),
    };

    private static object? Number(Estimate? estimate) => estimate is null ? null : new
    {
        Value = Finite(estimate.Value),
        Lower = Finite(estimate.Interval?.Lower),
        Upper = Finite(estimate.Interval?.Upper),
        Status = JsonNamingPolicy.SnakeCaseLower.ConvertName(estimate.Status.ToString()),
        estimate.Reason,
    };

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
