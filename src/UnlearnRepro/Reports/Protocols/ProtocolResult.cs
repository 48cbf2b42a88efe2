using UnlearnRepro.Import.Protocols;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Protocols;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Protocols;

/// <summary>How far apart the two protocols lie in one leaf, or on the mean over leaves that are exchanged together.</summary>
/// <param name="Leaves">One leaf, or several.</param>
/// <param name="Distance">The distance beside what chance gives; null where it is not measured.</param>
/// <param name="Lacks">Why it is not measured; empty where it is.</param>
/// <param name="CopiesP">Of a method that draws nothing: the p-value of its copies, exchanged as if they were so many results.</param>
public sealed record ProtocolResult(IReadOnlyList<ProtocolLeaf> Leaves, ProtocolDistance? Distance, string Lacks, double? CopiesP)
{
    /// <summary>Error rate of all distances of one metric together.</summary>
    public const double Alpha = 0.05;

    /// <summary>p by Holm's correction over all distances of the metric that have one; null where runs are not exchanged.</summary>
    public double? AdjustedP { get; init; }

    /// <summary>What it would be at least, however far apart the protocols were.</summary>
    public double? SmallestP { get; init; }

    /// <summary>p by Holm's correction over all distances of the metric, those of copies among them.</summary>
    public double? AdjustedWithCopies { get; init; }

    /// <summary>The method.</summary>
    public MethodChoice Method => Leaves[0].Method;

    /// <summary>The metric.</summary>
    public string Metric => Leaves[0].Metric;

    /// <summary>Whether its models are independent of each other under both protocols, so that its distance is what chance alone gives.</summary>
    public bool IsNull => Method.SeedUse == SeedUse.Retraining;

    /// <summary>Whether the protocols differ: by an exchange, or because nothing is drawn after training that repeats.</summary>
    public Decision Differ => AdjustedP is { } p ? p <= Alpha ? Decision.Holds : Decision.Undecided
        : Distance?.Differ().Decision ?? Decision.Undecided;

    /// <summary>The same in a few words.</summary>
    public string Words => this switch
    {
        { Distance: null } => Lacks,
        { Distance.Distance.Value: 0 } => "all values are equal",
        { IsNull: true, Differ: Decision.Holds } => "null by construction, yet beyond chance",
        { IsNull: true } => "null by construction",
        { Differ: Decision.Holds } => "differ",
        { SmallestP: > Alpha } => "too few exchanges to tell",
        { AdjustedP: not null } => "chance suffices",
        { Distance.TrainingRepeats: false } => "training did not repeat",
        _ => "differ if training repeats",
    };
}
