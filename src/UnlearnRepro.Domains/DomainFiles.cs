using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using UnlearnRepro.Claims;
using UnlearnRepro.Domains.Health;
using UnlearnRepro.Domains.Published;
using UnlearnRepro.Domains.Tuning;

namespace UnlearnRepro.Domains;

/// <summary>What a domain says in data and not in code: four files embedded in its assembly under their own names.</summary>
/// <param name="Claims"><c>claims.json</c>: families and claims.</param>
/// <param name="Health"><c>health.json</c>: the limits of the health checks.</param>
/// <param name="Tuning"><c>hyperparameters.json</c>: by task, what its methods run with and how that was chosen.</param>
/// <param name="Published"><c>published.json</c>: numbers of papers.</param>
public sealed record DomainFiles(
    ClaimSet Claims, HealthFile Health, IReadOnlyDictionary<string, TaskTuning> Tuning, IReadOnlyList<PublishedTable> Published)
{
    // A member that nothing reads is a misspelt one.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Those of a domain without a task.</summary>
    public static DomainFiles None { get; } = new(
        new([], []), new(new(0, 0, 0, "", ""), new Dictionary<string, TaskLimits>()), new Dictionary<string, TaskTuning>(), []);

    /// <summary>The files of a domain.</summary>
    /// <param name="domain">The assembly that they are embedded in.</param>
    /// <exception cref="InvalidOperationException">One is missing or is not what it should be: a fault of the domain, whose tests find it.</exception>
    public static DomainFiles Of(Assembly domain)
    {
        using var claims = Open(domain, "claims.json");
        return new(
            ClaimFile.Read(claims, "claims.json"),
            Read<HealthFile>(domain, "health.json"),
            Read<Dictionary<string, TaskTuning>>(domain, "hyperparameters.json"),
            Read<IReadOnlyList<PublishedTable>>(domain, "published.json"));
    }

    private static T Read<T>(Assembly domain, string name)
    {
        using var stream = Open(domain, name);
        try
        {
            return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"{name} of {domain.GetName().Name}: {e.Message}", e);
        }
    }

    private static Stream Open(Assembly domain, string name) => domain.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"{domain.GetName().Name}: expected an embedded {name}, found none");
}
