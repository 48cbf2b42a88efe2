using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using UnlearnRepro.Words;

namespace UnlearnRepro.Claims;

/// <summary>
/// The margins of a claims file are those of the claims' rules: one that is missing would stop the study after hours, one that the rule does not
/// know, or that is a text, would be believed and change nothing.
/// </summary>
internal static class ClaimMargins
{
    /// <summary>Throws where a margin is not written as a number, which the reader could only tell by its place in the file.</summary>
    public static void RequireNumbers(JsonNode file, string name)
    {
        foreach (var claim in (file as JsonObject)?["claims"] is JsonArray claims ? claims.OfType<JsonObject>() : [])
        {
            foreach (var (margin, value) in claim["margins"] as JsonObject ?? [])
            {
                if (value?.GetValueKind() != JsonValueKind.Number)
                {
                    string rule = $"{claim["rule"]}";
                    string own = ClaimRules.All.TryGetValue(rule, out var known) ? $"; the margins of {rule}: {List(known)}" : "";
                    throw new StudyException($"{name}: {claim["id"]}: margin {margin}: expected a number, found {value?.ToJsonString() ?? "null"}{own}");
                }
            }
        }
    }

    /// <summary>Throws where a margin is missing, unknown to the rule or not finite.</summary>
    public static void RequireThoseOf(IClaimRule rule, Claim claim, string name)
    {
        string start = $"{name}: {claim.Id}: margins of {rule.Name}: expected {List(rule)}, found ";
        string found = string.Join(", ", claim.Margins.Keys.DefaultIfEmpty("none"));
        if (claim.Margins.Keys.FirstOrDefault(margin => rule.Margins.All(own => own.Name != margin)) is { } unknown)
        {
            string near = string.Join(" or ", Names.Nearest(unknown, rule.Margins.Select(own => own.Name)));
            throw new StudyException($"{start}'{unknown}'{(near.Length > 0 ? $" (did you mean {near}?)" : "")}");
        }

        if (rule.Margins.FirstOrDefault(own => own.Default is null && !claim.Margins.ContainsKey(own.Name)) is { } missing)
        {
            throw new StudyException($"{start}{found}: {missing.Name} is missing, {missing.Meaning}");
        }

        foreach (var (margin, value) in claim.Margins.Where(margin => !double.IsFinite(margin.Value)))
        {
            throw new StudyException($"{name}: {claim.Id}: margin {margin}: expected a finite number, found {NumberText.Of(value)}");
        }
    }

    private static string List(IClaimRule rule) => rule.Margins.Count == 0
        ? "none"
        : string.Join(", ", rule.Margins.Select(own =>
            own.Default is { } value ? FormattableString.Invariant($"{own.Name} ({value} if left out)") : own.Name));
}
