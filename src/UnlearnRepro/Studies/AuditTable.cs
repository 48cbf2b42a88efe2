using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Studies;

/// <summary>
/// What a task finds by looking at many models of a study together, as numbers only: audits tell a method's models from models
/// that never saw what was to be forgotten.
/// </summary>
/// <param name="Title">The heading.</param>
/// <param name="Audits">The columns.</param>
/// <param name="Rows">One per method, in the study's order.</param>
/// <param name="Notes">What a reader has to know.</param>
public sealed record AuditTable(string Title, IReadOnlyList<AuditInfo> Audits, IReadOnlyList<AuditRow> Rows, IReadOnlyList<string> Notes);

/// <summary>What an audit is, for people.</summary>
/// <param name="Name">e.g. <c>U-LiRA AUC</c>.</param>
/// <param name="Description">What is computed, in one sentence.</param>
public sealed record AuditInfo(string Name, string Description);

/// <summary>The audits of one method.</summary>
/// <param name="Method">The method; a reference is audited against other models of its own.</param>
/// <param name="Forgotten">Models that were to forget, one per training seed; collapsed ones are not among them.</param>
/// <param name="Unseen">Retrained models that they are told from.</param>
/// <param name="Collapsed">Models of the method left out because they have no finite value.</param>
/// <param name="Values">One per column.</param>
public sealed record AuditRow(MethodChoice Method, int Forgotten, int Unseen, int Collapsed, IReadOnlyList<AuditValue> Values);

/// <summary>An audit's number beside what chance alone gives.</summary>
/// <param name="Value">The number; its interval is over training and retraining seeds, never over runs.</param>
/// <param name="Null">
/// Mean of the same number over worlds without a difference, with as many models on either side; its interval holds the central 95 % of
/// them. A method of which an audit sees nothing lies in it.
/// </param>
public sealed record AuditValue(Estimate Value, Estimate Null)
{
    /// <summary>What the value's interval comes from; null where there is none.</summary>
    public StudentEstimate? Source { get; init; }

    /// <summary>Whether the value is one that a method without any trace shows; null if either is unknown.</summary>
    public bool? Passes => Value.IsKnown && Null.Interval is { } usual ? usual.Contains(Value.Value) : null;

    /// <summary>The number with its interval at another level.</summary>
    public Estimate At(double level) => Source?.At(level) ?? Value;
}
