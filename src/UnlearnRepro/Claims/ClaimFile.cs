using System.Text.Json;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims;

/// <summary>Reads a domain's claims, one JSON file with every sentence, rule, margin, date and reason.</summary>
public static class ClaimFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>The claims of a file.</summary>
    /// <exception cref="StudyException">It is not a claims file, an id stands twice, or a rule does not exist.</exception>
    public static IReadOnlyList<Claim> Read(Stream json, string name)
    {
        try
        {
            var claims = JsonSerializer.Deserialize<List<Claim>>(json, Options);
            if (claims is null || claims.Any(c => c is null or { Methods: null } or { Margins: null }))
            {
                throw new JsonException("null");
            }

            if (claims.GroupBy(c => c.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
            {
                throw new StudyException($"{name}: expected each id once, found {twice.Key} {twice.Count()} times");
            }

            foreach (var claim in claims.Where(c => !ClaimRules.All.ContainsKey(c.Rule)))
            {
                throw new StudyException($"{name}, {claim.Id}: {Names.Unknown("rule", claim.Rule, ClaimRules.All.Keys)}");
            }

            return claims;
        }
        catch (JsonException e)
        {
            throw new StudyException($"{name}: expected a list of claims, found: {e.Message}", e);
        }
    }
}
