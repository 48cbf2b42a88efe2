using UnlearnRepro.Claims;

namespace UnlearnRepro.Images.Claims;

/// <summary>The claims of this domain; claims.json has their sentences, margins and reasons.</summary>
public static class ImageClaims
{
    private static readonly Lazy<IReadOnlyList<Claim>> Read = new(() =>
    {
        const string name = "UnlearnRepro.Images.Claims.claims.json";
        using var stream = typeof(ImageClaims).Assembly.GetManifestResourceStream(name)!;
        return ClaimFile.Read(stream, "claims.json");
    });

    /// <summary>All of them, in the file's order.</summary>
    public static IReadOnlyList<Claim> All => Read.Value;
}
