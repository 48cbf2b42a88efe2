namespace UnlearnRepro.Claims;

/// <summary>
/// A falsifiable sentence with its rule and its margin, as a domain's claims file states it. File and margins are fixed
/// before the evaluation seeds are run.
/// </summary>
/// <param name="Id">A stable slug, e.g. <c>C-VAR-2.ssd-corrected</c>.</param>
/// <param name="Family">Claims that belong together, e.g. <c>images/variance</c>; each is decided at its own level.</param>
/// <param name="Source">Where it is claimed.</param>
/// <param name="Sentence">The sentence.</param>
public sealed record Claim(string Id, string Family, string Source, string Sentence)
{
    /// <summary>What stands between the axes of a pair.</summary>
    internal const string And = " x ";

    /// <summary>Name of the rule that decides it.</summary>
    public string Rule { get; init; } = "";

    /// <summary>
    /// Names of the registered studies that it is judged on. It has a verdict on each, and holds if it holds on all. Empty for a claim about
    /// every study that has its methods and metric, or about those of <see cref="Task"/> and <see cref="Scenario"/>.
    /// </summary>
    public IReadOnlyList<string> Studies { get; init; } = [];

    /// <summary>The task it is about where it names no studies; null for any.</summary>
    public string? Task { get; init; }

    /// <summary>The scenario it is about where it names no studies; null for any.</summary>
    public string? Scenario { get; init; }

    /// <summary>The methods it names, <c>Name</c> or <c>Name:Param=value,...</c>; empty for all of the study.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>The metric it names; null where it is about weights.</summary>
    public string? Metric { get; init; }

    /// <summary>
    /// The seed axes, or pairs of them such as <c>forget x train</c>, that it is about; empty for a claim about training and unlearning seeds.
    /// </summary>
    public IReadOnlyList<string> Factors { get; init; } = [];

    /// <summary>Every axis of <see cref="Factors"/>.</summary>
    internal IEnumerable<string> Axes => Factors.SelectMany(factor => factor.Split(And)).Distinct();

    /// <summary>The audit whose number it is about, e.g. <c>U-LiRA AUC</c>; null for a claim about cells.</summary>
    public string? Audit { get; init; }

    /// <summary>Margins and other numbers of the rule, by name.</summary>
    public IReadOnlyDictionary<string, double> Margins { get; init; } = new Dictionary<string, double>();

    /// <summary>Why these methods, this metric and these margins, and when they were fixed.</summary>
    public string Rationale { get; init; } = "";

    /// <summary>Where the studies lie that it is about.</summary>
    internal IReadOnlyList<StudyPlace> Places => Registered ?? [new(Task, Scenario)];

    /// <summary>Where <see cref="Studies"/> lie, which the set knows; null if it names none.</summary>
    internal IReadOnlyList<StudyPlace>? Registered { get; init; }

    /// <summary>A margin.</summary>
    /// <exception cref="ArgumentException">The claims file does not state it.</exception>
    public double Margin(string name) => Margins.TryGetValue(name, out double margin)
        ? margin
        : throw new ArgumentException($"claim {Id}: expected the margin '{name}', found {(Margins.Count == 0 ? "none" : string.Join(", ", Margins.Keys))}");
}
