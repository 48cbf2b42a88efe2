using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using UnlearnRepro.Import;

namespace UnlearnRepro.Language.Results;

/// <summary>
/// The results that OpenUnlearning (github.com/locuslab/open-unlearning, src/evals/base.py) leaves in each run's folder:
/// <c>TOFU_SUMMARY.json</c> with a number by metric and <c>TOFU_EVAL.json</c> with an <c>agg_value</c> by metric, and the same
/// for MUSE and LMEval. No file names a seed; the path of its folder has to.
/// </summary>
public sealed partial class OpenUnlearning : RunFolders
{
    private const string Summary = "_SUMMARY.json", Details = "_EVAL.json";

    /// <inheritdoc/>
    public override string Name => "open-unlearning";

    /// <inheritdoc/>
    public override string Takes => "the folder of an OpenUnlearning run";

    /// <inheritdoc/>
    protected override string Inner => "evals";

    /// <inheritdoc/>
    protected override string Examples => $"TOFU{Summary} or TOFU{Details}";

    /// <inheritdoc/>
    public override bool Reads(string path) => path.EndsWith(Summary, StringComparison.Ordinal) || path.EndsWith(Details, StringComparison.Ordinal);

    // The summary where there is one: the details hold the same numbers and megabytes beside them.
    /// <inheritdoc/>
    protected override IEnumerable<string> Once(IReadOnlyList<string> files) =>
        files.Where(f => f.EndsWith(Summary, StringComparison.Ordinal) || !files.Contains(f[..^Details.Length] + Summary));

    /// <inheritdoc/>
    protected override string Group(string file) => Path.GetFileName(file).Split('_')[0];

    /// <inheritdoc/>
    protected override IReadOnlyList<(string Metric, double Value)> Values(byte[] bytes, string shown, Action<string> problem)
    {
        try
        {
            // Python writes NaN and Infinity without quotation marks, which is no JSON.
            using var document = JsonDocument.Parse(StringOrConstant().Replace(Encoding.UTF8.GetString(bytes), m => m.Value[0] == '"' ? m.Value : "\"NaN\""));
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return [.. Values(document.RootElement, shown, problem)];
            }

            problem($"{shown}: expected metrics by name, found {document.RootElement.ValueKind}");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is a name with half a character in it, which the parser finds out when the name is asked for.
            problem($"{shown}: expected JSON, found: {e.Message}");
        }

        return [];
    }

    private static IEnumerable<(string Metric, double Value)> Values(JsonElement root, string shown, Action<string> problem)
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
                problem($"{shown}: {member.Name}: expected a number, found {value.ValueKind}");
            }
        }
    }

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"|-?Infinity|NaN", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex StringOrConstant();
}
