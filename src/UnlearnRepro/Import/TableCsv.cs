using CsvHelper;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Import;

/// <summary>
/// A table study as the table that <see cref="CsvFormat"/> reads: one row per value, under our names; no label of a stranger's is a
/// formula.
/// </summary>
public static class TableCsv
{
    /// <summary>Writes the values of a study, in UTF-8.</summary>
    public static void Write(Stream stream, TableStudy table)
    {
        using var csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        string[] levels = [.. table.Factors.Select(column => SpreadsheetText.Write($"s_{FactorLabels.Name(column)}"))];
        csv.WriteRecord(["task", "scenario", "method", "parameters", "train_seed", "unlearn_seed", "eval_seed", "metric", "value", "seed_use", .. levels]);
        foreach (var value in table.All())
        {
            csv.WriteField(SpreadsheetText.Write(table.Study.Task));
            csv.WriteField(SpreadsheetText.Write(table.Study.Scenario));
            csv.WriteField(SpreadsheetText.Write(value.Method.Name));
            csv.WriteField(SpreadsheetText.Write(value.Method.Parameters));
            csv.WriteField(SpreadsheetText.Write(value.Train));
            csv.WriteField(SpreadsheetText.Write(value.Unlearn));
            csv.WriteField(SpreadsheetText.Write(value.Eval));
            csv.WriteField(SpreadsheetText.Write(value.Metric));
            csv.WriteField(value.Number, "R");
            csv.WriteField(value.Method.SeedUse.Text());
            foreach (string level in value.Levels)
            {
                csv.WriteField(SpreadsheetText.Write(level));
            }

            csv.EndRecord();
        }
    }
}

/// <summary>One value of a table.</summary>
/// <param name="Method">The method.</param>
/// <param name="Train">The training seed's label.</param>
/// <param name="Unlearn">The unlearning seed's label; empty if the table has none.</param>
/// <param name="Eval">The evaluation seed's label; empty if the table has none.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Number">The value; not a number where the cell collapsed, null where the table names the run and has no value of it.</param>
/// <param name="Levels">The labels of the further factors; none if the table is read without.</param>
public readonly record struct TableValue(
    MethodChoice Method, string Train, string Unlearn, string Eval, string Metric, double? Number, IReadOnlyList<string> Levels);
