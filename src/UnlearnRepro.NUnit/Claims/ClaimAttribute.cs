using NUnit.Framework;

namespace UnlearnRepro.NUnit.Claims;

/// <summary>
/// Names the claim that a test checks, so that <c>--filter Claim=C-VAR-1.finetune</c> runs it alone. A claim of a claims file has its
/// family, source and sentence there; a claim that a test states itself gives them here, and they stand in its failure.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClaimAttribute : PropertyAttribute
{
    /// <summary>A claim of a claims file.</summary>
    /// <param name="id">The claim's id.</param>
    public ClaimAttribute(string id)
        : base("Claim", id)
    {
    }

    /// <summary>A claim that the test states itself.</summary>
    /// <param name="id">A stable slug.</param>
    /// <param name="family">Claims that belong together.</param>
    /// <param name="source">Where it is claimed.</param>
    /// <param name="sentence">The sentence.</param>
    public ClaimAttribute(string id, string family, string source, string sentence)
        : base("Claim", id)
    {
        Properties.Add("Family", family);
        Properties.Add("Source", source);
        Properties.Add("Sentence", sentence);
    }

    /// <summary>The claim's id.</summary>
    public string Id => (string)Properties.Get("Claim")!;
}
