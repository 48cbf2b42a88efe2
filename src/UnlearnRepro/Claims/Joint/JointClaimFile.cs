using System.Text.Json;
using UnlearnRepro.Words;

namespace UnlearnRepro.Claims.Joint;

/// <summary>Reads joint claims.</summary>
public static class JointClaimFile
{
    /// <summary>The claims of a file.</summary>
    /// <param name="json">The file.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="studies">The registered studies that there are, by name.</param>
    /// <exception cref="StudyException">It is no such file, a name stands twice or is unknown, or margins are not those of the rule.</exception>
    public static JointClaims Read(Stream json, string name, IReadOnlyCollection<string> studies)
    {
        JointClaims file;
        try
        {
            file = JsonSerializer.Deserialize<JointClaims>(json, ClaimFile.Options) ?? throw new JsonException("null");
            if (file.Families.Any(f => f is null or { After: null })
                || file.Claims.Any(c => c is null || c.Parts.Any(p => p is null or { Methods: null } or { Margins: null } or { Factors: null }
                    || p.Methods.Concat(p.Factors).Contains(null!))))
            {
                throw new JsonException("null");
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new StudyException($"{name}: expected families and joint claims, found: {e.Message}", e);
        }

        var check = new FileCheck(name);
        check.Once(file.Claims.Select(claim => claim.Id));
        check.Once(file.Families.Select(family => family.Name));
        foreach (var family in file.Families)
        {
            check.Require(family.Alpha is > 0 and < 1, $"{family.Name}: alpha: expected a number between 0 and 1, found {NumberText.Of(family.Alpha)}");
            check.Require(
                family.After.Count == 0,
                $"{family.Name}: after: expected none, since studies have controls of their own, found {string.Join(", ", family.After)}");
        }

        foreach (var claim in file.Claims)
        {
            check.Known($"{claim.Id}: family", claim.Family, file.Families.Select(family => family.Name));
            check.Require(claim.Studies.Count >= 2, $"{claim.Id}: parts: expected at least 2 studies, found {claim.Studies.Count}");
            foreach (var part in claim.Parts)
            {
                check.Known(
                    $"{claim.Id}: statistical rule", part.Rule,
                    ClaimRules.All.Where(rule => rule.Value is IStatisticalRule or IComparisonRule).Select(rule => rule.Key));
                bool compares = ClaimRules.All[part.Rule] is IComparisonRule;
                check.Require(
                    compares == part.Than is not null,
                    $"{claim.Id}: than: expected {(compares ? "the study to compare with" : "none")} for the rule {part.Rule}, found {part.Than ?? "none"}");
                check.Once(part.Studies);
                foreach (string study in part.Studies)
                {
                    check.Known($"{claim.Id}: study", study, studies);
                }

                ClaimFile.RequireRule(claim.Of(part), name);
            }
        }

        return file;
    }
}
