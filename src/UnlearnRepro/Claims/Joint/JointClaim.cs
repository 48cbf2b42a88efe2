namespace UnlearnRepro.Claims.Joint;

/// <summary>
/// A claim about several studies at once, of one domain or of several: it is true if every part is, each with a method, metric and margin of its
/// study's.
/// </summary>
/// <param name="Id">A stable slug.</param>
/// <param name="Family">Claims that share an error rate.</param>
/// <param name="Source">Where it is claimed.</param>
/// <param name="Sentence">The sentence.</param>
/// <param name="Parts">What it says of each study.</param>
public sealed record JointClaim(string Id, string Family, string Source, string Sentence, IReadOnlyList<JointPart> Parts)
{
    /// <summary>Why these studies, methods, metrics and margins, and when they were fixed.</summary>
    public string Rationale { get; init; } = "";

    /// <summary>The studies it is about, each once.</summary>
    public IReadOnlyList<string> Studies => [.. Parts.SelectMany(part => part.Studies).Distinct()];

    /// <summary>It as a claim, for verdicts.</summary>
    internal Claim Claim => new(Id, Family, Source, Sentence) { Rationale = Rationale };

    /// <summary>What it says of one study, as a claim about that.</summary>
    internal Claim Of(JointPart part) => Claim with
    {
        Rule = part.Rule,
        Methods = part.Methods,
        Metric = part.Metric,
        Factors = part.Factors,
        Audit = part.Audit,
        Margins = part.Margins,
    };
}

/// <summary>What a joint claim says of one study, or of one beside another.</summary>
/// <param name="Study">The registered study's name, in whichever domain.</param>
/// <param name="Rule">The rule that decides it: a statistical one, or one that compares two studies.</param>
public sealed record JointPart(string Study, string Rule)
{
    /// <summary>The registered study that <see cref="Study"/> is compared with, by a rule that compares two; null for a rule about one.</summary>
    public string? Than { get; init; }

    /// <summary>The studies it is about.</summary>
    internal IReadOnlyList<string> Studies => Than is null ? [Study] : [Study, Than];

    /// <summary>The methods it names.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>The metric it names.</summary>
    public string? Metric { get; init; }

    /// <summary>The seed axes it names, or pairs of them, as a claim does.</summary>
    public IReadOnlyList<string> Factors { get; init; } = [];

    /// <summary>The audit it names.</summary>
    public string? Audit { get; init; }

    /// <summary>The rule's margins.</summary>
    public IReadOnlyDictionary<string, double> Margins { get; init; } = new Dictionary<string, double>();
}

/// <summary>Joint claims, as one checked file states them.</summary>
/// <param name="Families">Families; none comes after another.</param>
/// <param name="Claims">The claims.</param>
/// <param name="InconclusiveBudget">The most that may be inconclusive while the gate stays open.</param>
public sealed record JointClaims(IReadOnlyList<ClaimFamily> Families, IReadOnlyList<JointClaim> Claims, int InconclusiveBudget)
{
    /// <summary>As a set of claims, for the gate.</summary>
    public ClaimSet Set => new(Families, [.. Claims.Select(claim => claim.Claim)], InconclusiveBudget);

    /// <summary>
    /// Some of the claims, to be judged apart from the others: of a family's error rate they have the part that is theirs by number, so that all
    /// together spend no more than the whole. A family without any of them is left out.
    /// </summary>
    /// <param name="chosen">Which.</param>
    public JointClaims Only(Func<JointClaim, bool> chosen)
    {
        JointClaim[] some = [.. Claims.Where(chosen)];
        return this with
        {
            Claims = some,
            Families = [.. Families.Where(family => Count(some, family) > 0)
                .Select(family => family with { Alpha = family.Alpha * Count(some, family) / Count(Claims, family) })],
        };

        static int Count(IEnumerable<JointClaim> claims, ClaimFamily family) => claims.Count(claim => claim.Family == family.Name);
    }
}
