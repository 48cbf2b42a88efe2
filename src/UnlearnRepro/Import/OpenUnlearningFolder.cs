using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Import;

/// <summary>
/// The results that OpenUnlearning (github.com/locuslab/open-unlearning, src/evals/base.py) leaves in each run's folder:
/// <c>TOFU_SUMMARY.json</c> with a number by metric and <c>TOFU_EVAL.json</c> with an <c>agg_value</c> by metric, and the same
/// for MUSE and LMEval. No file names a seed; the path of its folder has to.
/// </summary>
public static partial class OpenUnlearningFolder
{
    private const string Summary = "_SUMMARY.json", Details = "_EVAL.json";

    /// <summary>Whether a file below a folder is read, by its name.</summary>
    public static bool Reads(string path) => path.EndsWith(Summary, StringComparison.Ordinal) || path.EndsWith(Details, StringComparison.Ordinal);

    /// <summary>The studies below folders.</summary>
    /// <param name="folders">The folders; patterns begin below them.</param>
    /// <param name="pattern">Where the path of a run's folder names method and seeds, see docs/verdict.md.</param>
    /// <param name="options">Name, units, references.</param>
    /// <exception cref="StudyException">There is no result, a path does not fit the pattern, or a file cannot be read.</exception>
    public static IReadOnlyList<TableStudy> Read(IReadOnlyList<string> folders, string pattern, TableOptions options)
    {
        var paths = new PathPattern(pattern);
        var table = new TableRows { NamesUnlearningSeeds = paths.NamesUnlearningSeeds };
        table.Layouts.Add($"metrics from the files, the rest from their folders, {pattern}", "");
        var files = folders.SelectMany(folder => Files(folder).Select(file => (Folder: folder, File: file))).ToArray();
        bool several = files.Select(f => Benchmark(f.File)).Distinct().Count() > 1;
        foreach (var (folder, file) in files)
        {
            string below = Path.GetRelativePath(folder, file).Replace('\\', '/');
            string run = Path.GetDirectoryName(below)!.Replace('\\', '/'), shown = folders.Count > 1 ? $"{folder.TrimEnd('/', '\\')}/{below}" : below;
            if (paths.Match(run) is not { } part)
            {
                table.Problems.Add($"{shown}: path: expected {pattern}, found '{run}'");
                continue;
            }

            byte[] bytes = Bytes(file, shown);
            int before = table.Rows.Count;
            var row = new TableRow(
                table.Study(part("task"), part("scenario")), table.Method(part("method"), part("parameters")), 0, table.Train.Code(part("train_seed")),
                table.Unlearn.Code(part("unlearn_seed")), table.Eval.Code(part("eval_seed")), table.Sources.Count, 0, 0);
            foreach (var (metric, value) in Values(bytes, shown, table.Problems))
            {
                table.Rows.Add(row with { Metric = table.Metrics.Code(several ? $"{Benchmark(file)}/{metric}" : metric), Value = value });
            }

            table.Sources.Add(new(shown, Convert.ToHexStringLower(SHA256.HashData(bytes)), table.Rows.Count - before));
        }

        string own = Path.GetFileName(Path.GetFullPath(folders[0]).TrimEnd('/', '\\'));
        return TableStudies.Of(table, options.Name.Length > 0 ? options : options with { Name = own });
    }

    // The summary where there is one: the details hold the same numbers and megabytes beside them.
    private static IEnumerable<string> Files(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new StudyException($"{folder}: expected a folder, found {(File.Exists(folder) ? "a file" : "none")}");
        }

        string[] all = [.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        string[] found = [.. all.Where(f => f.EndsWith(Summary, StringComparison.Ordinal)
            || (f.EndsWith(Details, StringComparison.Ordinal) && !all.Contains(f[..^Details.Length] + Summary)))];
        return found.Length > 0 ? found : throw new StudyException($"{folder}: expected files such as TOFU{Summary} or TOFU{Details} below it, found none");
    }

    private static string Benchmark(string file) => Path.GetFileName(file).Split('_')[0];

    private static byte[] Bytes(string file, string shown)
    {
        RegularFile.Require(file, "a file of results");
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StudyException($"{shown}: expected a file that can be read, found: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    private static IReadOnlyList<(string Metric, double Value)> Values(byte[] bytes, string shown, TableProblems problems)
    {
        try
        {
            // Python writes NaN and Infinity without quotation marks, which is no JSON.
            using var document = JsonDocument.Parse(StringOrConstant().Replace(Encoding.UTF8.GetString(bytes), m => m.Value[0] == '"' ? m.Value : "\"NaN\""));
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return [.. Values(document.RootElement, shown, problems)];
            }

            problems.Add($"{shown}: expected metrics by name, found {document.RootElement.ValueKind}");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is a name with half a character in it, which the parser finds out when the name is asked for.
            problems.Add($"{shown}: expected JSON, found: {e.Message}");
        }

        return [];
    }

    private static IEnumerable<(string Metric, double Value)> Values(JsonElement root, string shown, TableProblems problems)
    {
        bool details = shown.EndsWith(Details, StringComparison.Ordinal);
        foreach (var member in root.EnumerateObject())
        {
            // As OpenUnlearning's own summary does, a metric without an aggregate is a step on the way to another one.
            var value = member.Value;
            if (details && (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("agg_value", out value) || value.ValueKind == JsonValueKind.Null))
            {
                continue;
            }

            if (value.ValueKind is JsonValueKind.Number or JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && value.ValueEquals("NaN")))
            {
                yield return (member.Name, value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN);
            }
            else
            {
                problems.Add($"{shown}: {member.Name}: expected a number, found {value.ValueKind}");
            }
        }
    }

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"|-?Infinity|NaN", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex StringOrConstant();
}
