namespace UnlearnRepro.Claims;

/// <summary>
/// Claims that are judged together: the chance that any of their verdicts is wrong stays below one error rate, however many
/// they are and however they depend on each other (Holm 1979, see <see cref="FamilyJudge"/>).
/// </summary>
/// <param name="Name">e.g. <c>images/variance</c>: the domain and the kind of claim.</param>
/// <param name="Rationale">Why these claims belong together, and when that was fixed.</param>
public sealed record ClaimFamily(string Name, string Rationale)
{
    /// <summary>The error rate, in (0, 1).</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>
    /// Families that come first: if one of their claims is contradicted, nothing here can be believed and every claim of this
    /// family is inconclusive. So a broken control closes what rests on it.
    /// </summary>
    public IReadOnlyList<string> After { get; init; } = [];
}
