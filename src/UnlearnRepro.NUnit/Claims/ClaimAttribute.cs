using NUnit.Framework;

namespace UnlearnRepro.NUnit.Claims;

/// <summary>Names the claim that a test checks, so that <c>--filter Claim=C-VAR-1.finetune</c> runs it alone.</summary>
/// <param name="id">The claim's id.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClaimAttribute(string id) : PropertyAttribute("Claim", id)
{
    /// <summary>The claim's id.</summary>
    public string Id => (string)Properties.Get("Claim")!;
}
