using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using UnlearnRepro.Seeds;
using UnlearnRepro.Words;

namespace UnlearnRepro.Claims;

/// <summary>Reads a domain's claims, one JSON file with every study, family, sentence, rule, margin, date and reason.</summary>
public static class ClaimFile
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Throws unless a claim states what its rule needs and nothing else.</summary>
    internal static void RequireRule(Claim claim, string name)
    {
        var rule = ClaimRules.All[claim.Rule];
        if (rule.ReadsAudit != claim.Audit is not null)
        {
            string expected = rule.ReadsAudit ? "one" : "none";
            throw new StudyException($"{name}: {claim.Id}: audit: expected {expected} for the rule {rule.Name}, found {claim.Audit ?? "none"}");
        }

        if (rule.Factors != claim.Factors.Count)
        {
            string expected = rule.Factors > 0 ? $"{rule.Factors}" : "none";
            throw new StudyException(
                $"{name}: {claim.Id}: factors: expected {expected} for the rule {rule.Name}, found {string.Join(", ", claim.Factors.DefaultIfEmpty("none"))}");
        }

        foreach (string factor in claim.Factors)
        {
            new FileCheck(name).Once(factor.Split(Claim.And));
        }

        new FileCheck(name).Once(claim.Factors);

        ClaimMargins.RequireThoseOf(rule, claim, name);
    }

    /// <summary>The claims of a file.</summary>
    /// <exception cref="StudyException">
    /// It is not a claims file, a name stands twice, a family, a rule or a study does not exist, or a claim's margins are not those of its rule.
    /// </exception>
    public static ClaimSet Read(Stream json, string name)
    {
        ClaimSet set;
        try
        {
            // Twice, since only the file's own text has the lines that a message names.
            using var text = new MemoryStream();
            json.CopyTo(text);
            text.Position = 0;
            ClaimMargins.RequireNumbers(
                JsonNode.Parse(text, documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowDuplicateProperties = false })
                    ?? throw new JsonException("null"),
                name);
            text.Position = 0;
            set = JsonSerializer.Deserialize<ClaimSet>(text, Options) ?? throw new JsonException("null");
            if (set.Claims.Any(c => c is null or { Rule: null } or { Methods: null } or { Margins: null } or { Studies: null } or { Factors: null }
                    || c.Studies.Concat(c.Methods).Concat(c.Factors).Contains(null))
                || set.Families.Any(f => f is null or { After: null })
                || set.Studies is null
                || set.Studies.Any(s => s is null or { Vary: null } || (s.Methods ?? []).Concat(s.Metrics ?? []).Concat(s.Vary).Contains(null)))
            {
                throw new JsonException("null");
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is what half of a surrogate pair gives.
            throw new StudyException($"{name}: expected families and claims, found: {e.Message}", e);
        }

        var check = new FileCheck(name);
        check.Once(set.Claims.Select(c => c.Id));
        check.Once(set.Families.Select(f => f.Name));
        check.Once(set.Studies.Select(s => s.Name));
        foreach (var (place, family) in set.Families.Index())
        {
            check.Require(family.Alpha is > 0 and < 1, $"{family.Name}: alpha: expected a number between 0 and 1, found {NumberText.Of(family.Alpha)}");
            foreach (string earlier in family.After)
            {
                string[] above = [.. set.Families.Take(place).Select(f => f.Name)];
                check.Require(above.Contains(earlier), Names.Unknown($"{family.Name}: after, families above it", earlier, above.DefaultIfEmpty("none")));
            }
        }

        foreach (var study in set.Studies)
        {
            check.Once(study.Methods ?? []);
            check.Once(study.Metrics ?? []);
            check.Require(study.TrainingSeeds >= 1, $"{study.Name}: trainingSeeds: expected at least 1, found {study.TrainingSeeds}");
            check.Require(study.UnlearningSeeds >= 1, $"{study.Name}: unlearningSeeds: expected at least 1, found {study.UnlearningSeeds}");
            check.Require(
                study.Methods is not { Count: 0 },
                $"{study.Name}: methods: expected at least 1, or none named for the task's own, found an empty list");
            check.Require(study.Metrics is not { Count: 0 }, $"{study.Name}: metrics: expected at least 1, or none named for all, found an empty list");
        }

        foreach (var claim in set.Claims)
        {
            check.Once(claim.Studies);
            check.Require(
                claim.Studies.Count == 0 || (claim.Task ?? claim.Scenario) is null,
                $"{claim.Id}: expected studies, or task and scenario, found both");
            foreach (string study in claim.Studies)
            {
                check.Known($"{claim.Id}: studies", study, set.Studies.Select(s => s.Name).DefaultIfEmpty("none"));
                var further = set.Studies.First(s => s.Name == study).Vary.Select(word => word.Split('=')[0]);
                string[] varied = [SeedAxis.Train.Name, SeedAxis.Unlearn.Name, .. further];
                foreach (string axis in claim.Axes)
                {
                    check.Known($"{claim.Id}: factors, {study}", axis, varied);
                }
            }

            check.Known($"{claim.Id}: rule", claim.Rule, ClaimRules.All.Where(rule => rule.Value is not IComparisonRule).Select(rule => rule.Key));
            check.Known($"{claim.Id}: family", claim.Family, set.Families.Select(f => f.Name));
            RequireRule(claim, name);
        }

        return set.OnStudies(study => study);
    }
}
