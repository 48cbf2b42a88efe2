namespace UnlearnRepro.Claims;

/// <summary>A falsifiable sentence. Its margin stands in margins.json, fixed before the evaluation seeds were run.</summary>
/// <param name="Id">A stable slug, e.g. <c>C-VAR-2</c>.</param>
/// <param name="Family">Claims of one family share one error rate, e.g. <c>images/variance</c>.</param>
/// <param name="Source">Where it is claimed.</param>
/// <param name="Sentence">The sentence.</param>
public sealed record Claim(string Id, string Family, string Source, string Sentence);
