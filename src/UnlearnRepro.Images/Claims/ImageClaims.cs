using UnlearnRepro.Claims;

namespace UnlearnRepro.Images.Claims;

/// <summary>The claims of this domain; claims.json has their sentences, margins and reasons.</summary>
public static class ImageClaims
{
    private static readonly Lazy<ClaimSet> Read = new(() =>
    {
        const string name = "UnlearnRepro.Images.Claims.claims.json";
        using var stream = typeof(ImageClaims).Assembly.GetManifestResourceStream(name)!;
        return ClaimFile.Read(stream, "claims.json");
    });

    /// <summary>Families and claims, in the order of the file.</summary>
    public static ClaimSet All => Read.Value;
}
