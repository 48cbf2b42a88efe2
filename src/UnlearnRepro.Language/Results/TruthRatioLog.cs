using System.Text.Json;

namespace UnlearnRepro.Language.Results;

/// <summary>
/// The truth ratio of every question of D_f, as a <c>TOFU_EVAL.json</c> has them: <c>"forget_truth_ratio": {"value_by_index": {"0": {"score": 0.71}, ...}}</c>.
/// </summary>
/// <param name="Shown">The file.</param>
/// <param name="Member">What they stand under.</param>
/// <param name="ByIndex">Ratio by index of the question, in the order of the indices as texts; NaN where there is none.</param>
internal sealed record TruthRatioLog(string Shown, string Member, SortedDictionary<string, double> ByIndex)
{
    // The configuration's file has the second spelling, what it writes the first.
    private static readonly string[] Members = ["forget_truth_ratio", "forget_Truth_Ratio"];

    /// <summary>The ratios in the order of their indices.</summary>
    public double[] Ratios { get; } = [.. ByIndex.Values];

    /// <summary>Whether every question has a ratio.</summary>
    public bool IsWhole => !Ratios.Any(double.IsNaN);

    /// <summary>Whether the same questions were asked.</summary>
    public bool Fits(TruthRatioLog other) => ByIndex.Keys.SequenceEqual(other.ByIndex.Keys);

    /// <summary>Those of a file; null if it has none, or, with a line to <paramref name="problem"/>, other things in their place.</summary>
    public static TruthRatioLog? Of(byte[] bytes, string shown, Action<string> problem)
    {
        try
        {
            using var document = PythonJson.Object(bytes, shown, problem);
            string? member = document is null ? null : Array.Find(Members, name => document.RootElement.TryGetProperty(name, out _));
            if (member is null || document!.RootElement.GetProperty(member) is not { ValueKind: JsonValueKind.Object } ratio
                || !ratio.TryGetProperty("value_by_index", out var items))
            {
                return null;
            }

            if (items.ValueKind == JsonValueKind.Object)
            {
                return Of(items, shown, member, problem);
            }

            problem($"{shown}: {member}.value_by_index: expected items by index, found {items.ValueKind}");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            problem(PythonJson.Broken(shown, e));
        }

        return null;
    }

    private static TruthRatioLog? Of(JsonElement items, string shown, string member, Action<string> problem)
    {
        var ratios = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var item in items.EnumerateObject())
        {
            // An item that is null had no answer that could be rated.
            var (kind, score) = (item.Value.ValueKind, default(JsonElement));
            double? ratio = kind == JsonValueKind.Null ? double.NaN
                : kind == JsonValueKind.Object && item.Value.TryGetProperty("score", out score) ? PythonJson.Number(score) : null;
            if (ratio is null)
            {
                string found = score.ValueKind != JsonValueKind.Undefined ? $"{score.ValueKind}" : kind == JsonValueKind.Object ? "none" : $"{kind}";
                problem($"{shown}: {member}.value_by_index.{item.Name}.score: expected a number, found {found}");
                return null;
            }

            if (!ratios.TryAdd(item.Name, ratio.Value))
            {
                problem($"{shown}: {member}.value_by_index.{item.Name}: expected each index once, found it twice");
                return null;
            }
        }

        return ratios.Count == 0 ? null : new(shown, member, ratios);
    }
}
