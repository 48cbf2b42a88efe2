using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Claims;

/// <summary>
/// Whether a build may pass: no gated claim is contradicted, no control has failed, and no more claims are inconclusive than the
/// budget says. Verdicts come from a fixed root seed, so that the gate is a function of the code alone: a red build means that the code
/// changed, not that the dice fell otherwise.
/// </summary>
/// <param name="Broken">Contradicted, and not known to be; for a control, known or not.</param>
/// <param name="Gaps">Contradicted, and known to be.</param>
/// <param name="ClosedGaps">Known to be contradicted, and reproduced: the list is out of date.</param>
/// <param name="Inconclusive">What the study cannot tell.</param>
/// <param name="Budget">The most of these.</param>
/// <param name="Judged">Number of claims with a verdict.</param>
/// <param name="Registered">Number of claims in the set: a study that has not all methods or metrics judges fewer.</param>
public sealed record Gate(
    IReadOnlyList<Verdict> Broken,
    IReadOnlyList<Verdict> Gaps,
    IReadOnlyList<Verdict> ClosedGaps,
    IReadOnlyList<Verdict> Inconclusive,
    int Budget,
    int Judged,
    int Registered)
{
    /// <summary>Claims that could not be judged because the study has not what they name; no budget excuses these.</summary>
    public IReadOnlyList<Verdict> LeftOut { get; init; } = [];

    /// <summary>Health checks that fail: of the study, or of some methods.</summary>
    public IReadOnlyList<HealthCheck> Sick { get; init; } = [];

    /// <summary>The gate on a study's verdicts.</summary>
    /// <param name="verdicts">The verdicts.</param>
    /// <param name="set">The claims they are about.</param>
    /// <param name="gaps">Reason by claim id, <see cref="KnownGaps"/>.</param>
    /// <param name="health">The study's health checks.</param>
    public static Gate Of(IReadOnlyList<Verdict> verdicts, ClaimSet set, IReadOnlyDictionary<string, string> gaps, IReadOnlyList<HealthCheck>? health = null)
    {
        var controls = set.Families.SelectMany(family => family.After).ToHashSet();
        var contradicted = verdicts.Where(v => v.Outcome == Outcome.Contradicted)
            .ToLookup(v => gaps.ContainsKey(v.Claim.Id) && !controls.Contains(v.Claim.Family));
        return new(
            [.. contradicted[false]],
            [.. contradicted[true]],
            [.. verdicts.Where(v => v.Outcome == Outcome.Reproduced && gaps.ContainsKey(v.Claim.Id))],
            [.. verdicts.Where(v => v.Outcome == Outcome.Inconclusive && v.LeftOut is null)],
            set.InconclusiveBudget,
            verdicts.Count(v => v.LeftOut is null),
            set.Claims.Count)
        {
            LeftOut = [.. verdicts.Where(v => v.LeftOut is not null)],
            Sick = [.. health?.Where(check => check.IsSick) ?? []],
        };
    }

    /// <summary>
    /// Whether the build may pass. A study that judged nothing shows nothing, and the budget is for claims that seeds could not decide: it
    /// excuses none that a sick study left unmeasured.
    /// </summary>
    public bool IsOpen => Judged > 0 && Broken.Count == 0 && LeftOut.Count == 0 && Inconclusive.Count <= Budget
        && !(Sick.Any(c => c.IsSickStudy) && Inconclusive.Any(v => v.IsClosed));

    private string Sum => $"gate {(IsOpen ? "open" : "closed")}: {Claims}, {Broken.Count} contradicted, {NumberText.Count(Gaps.Count, "known gap")}, "
        + $"{Inconclusive.Count} inconclusive (budget {(Budget == int.MaxValue ? "none" : Budget)})"
        + (LeftOut.Count == 0 ? "" : $", {LeftOut.Count} left out")
        + (Judged == 0 ? "; a study of which no claim was judged shows nothing" : "");

    private string Claims => Judged < Registered ? $"{Judged} of {NumberText.Count(Registered, "claim")}" : NumberText.Count(Judged, "claim");

    /// <summary>The gate in words: first the sum, then a line for every claim that is not simply reproduced.</summary>
    public IReadOnlyList<string> Lines =>
    [
        Sum,
        .. Sick.Select(check => $"{(check.IsSickStudy ? "sick study   " : "sick method  ")} {check.Id}: {check.Found}"),
        .. Broken.Select(v => $"contradicted  {v.Claim.Id}: {v.Measured}"),
        .. LeftOut.Select(v => $"left out      {v.Claim.Id}: {v.LeftOut}"),
        .. Gaps.Select(v => $"known gap     {v.Claim.Id}: {v.Measured}"),
        .. ClosedGaps.Select(v => $"gap closed    {v.Claim.Id} is reproduced: take it off the list of known gaps"),
        .. Inconclusive.Select(v => $"inconclusive  {v.Claim.Id}: {v.WouldChange}"),
    ];
}
