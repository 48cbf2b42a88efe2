using System.Globalization;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Text;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Origin;

/// <summary>An audit table as text: the methods, then for each pair of sizes what chance alone gives.</summary>
internal static class AuditPart
{
    public static OriginPart Of(AuditTable table, IReadOnlyList<MethodChoice> methods) => new(
        table.Title,
        ["method", "models", .. table.Audits.Select(audit => $"{audit.Name} [95 %]")],
        [
            .. table.Rows.Select(row => (string[])
            [
                MethodLabel.Of(row.Method, methods).ToString(), Models(row), .. row.Values.Select(v => EstimateText.Of(v.Value)),
            ]),
            .. table.Rows.Where(row => row.Values.Any(v => v.Null.IsKnown)).DistinctBy(row => (row.Forgotten, row.Unseen))
                .Select(row => (string[])["by chance alone", Sizes(row), .. row.Values.Select(v => v.Null.IsKnown ? EstimateText.Of(v.Null) : "-")]),
        ],
        "Models: those that were to forget + retrained ones, one per seed.",
        [.. table.Notes, .. table.Audits.Select(audit => $"{audit.Name}: {audit.Description}")]);

    private static string Models(AuditRow row) => Sizes(row) + (row.Collapsed == 0 ? "" : $", {row.Collapsed} collapsed");

    private static string Sizes(AuditRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.Forgotten} + {row.Unseen}");
}
