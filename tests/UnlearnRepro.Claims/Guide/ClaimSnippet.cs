using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using UnlearnRepro.NUnit;

namespace UnlearnRepro.Claims.Guide;

/// <summary>What people are told to move into claims.json.</summary>
internal static class ClaimSnippet
{
    private static readonly JsonDocumentOptions Comments = new() { CommentHandling = JsonCommentHandling.Skip };

    /// <summary>claims.json as it is once the families and claims are moved there.</summary>
    public static ClaimSet Moved(string snippet)
    {
        string path = Path.Combine(RepositoryRoot.Path, "src", "UnlearnRepro.Images", "claims.json");
        var (file, more) = (JsonNode.Parse(File.ReadAllText(path), documentOptions: Comments)!, JsonNode.Parse(snippet)!);
        foreach (string list in (string[])["families", "claims"])
        {
            foreach (var entry in more[list]!.AsArray())
            {
                file[list]!.AsArray().Add(entry!.DeepClone());
            }
        }

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file.ToJsonString()));
        return ClaimFile.Read(stream, "claims.json");
    }
}
