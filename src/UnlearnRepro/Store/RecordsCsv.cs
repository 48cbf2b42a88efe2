using System.Globalization;
using CsvHelper;
using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Store;

/// <summary>Records as a long table, one row per cell and metric, for anybody's tools. The columns are kept stable.</summary>
public static class RecordsCsv
{
    /// <summary>The header; behind it come the seed axes that only some domains have, where a record names one.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "task", "scenario", "method", "parameters", "s_data", "s_forget", "s_train", "s_unlearn", "s_eval",
        "metric", "value", "weights_sha256", "seconds", "status", "seed_use",
    ];

    /// <summary>Writes the table.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="records">The records.</param>
    /// <param name="methods">The study's methods: where the result of each varies cannot be seen in its records.</param>
    public static void Write(TextWriter writer, IEnumerable<CellRecord> records, IReadOnlyList<MethodChoice> methods)
    {
        CellRecord[] all = [.. records];
        SeedAxis[] further =
        [
            .. all.SelectMany(r => r.Cell.Axes.Named.Select(level => level.Key)).Distinct()
                .Except(SeedAxis.OfCells.Select(axis => axis.Name)).Order(StringComparer.Ordinal).Select(name => new SeedAxis(name)),
        ];
        var uses = methods.ToDictionary(m => (m.Name, m.Parameters), m => m.SeedUse.Text());
        using var csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteRecord([.. Columns, .. further.Select(axis => $"s_{axis.Name}")]);
        foreach (var (_, cell, outcome, _, _, _) in all)
        {
            foreach (var (metric, value) in outcome.Metrics)
            {
                csv.WriteRecord(
                [
                    Label(cell.Task), Label(cell.Scenario), Label(cell.Method), Label(cell.Parameters),
                    Text(cell.Data), Text(cell.Forget), Text(cell.Train), Text(cell.Unlearn), Text(cell.Eval),
                    Label(metric), Text(value), outcome.WeightsSha256, Text(outcome.Seconds), outcome.Status.ToString().ToLowerInvariant(),
                    uses[(cell.Method, cell.Parameters)],
                    .. further.Select(axis => Text(cell.Axes[axis])),
                ]);
            }
        }
    }

    private static string Label(string text) => SpreadsheetText.Write(text);

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
