using UnlearnRepro.Statistics.Protocols;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Import.Protocols;

/// <summary>One run of a table of two protocols.</summary>
/// <param name="Train">What its training seed is called.</param>
/// <param name="Unlearn">What its unlearning seed is called; empty where it has none.</param>
/// <param name="Value">Its result, in the metric's unit; null where it collapsed.</param>
public readonly record struct ProtocolRun(string Train, string Unlearn, double? Value);

/// <summary>One metric of one method in one task, scenario and further leaf, under both protocols.</summary>
/// <param name="Task">The task; may be empty.</param>
/// <param name="Scenario">What was forgotten; may be empty.</param>
/// <param name="By">What the columns named as telling leaves apart hold; empty where none is.</param>
/// <param name="Method">The method.</param>
/// <param name="Metric">The metric.</param>
/// <param name="One">A1: one training seed.</param>
/// <param name="Many">A2: one run of each training seed.</param>
public sealed record ProtocolLeaf(
    string Task, string Scenario, string By, MethodChoice Method, string Metric, IReadOnlyList<ProtocolRun> One, IReadOnlyList<ProtocolRun> Many)
{
    /// <summary>Task, scenario and further leaf in words.</summary>
    public string Place => string.Join(' ', new[] { Task, Scenario, By }.Where(part => part.Length > 0));

    /// <summary>Runs without a number.</summary>
    public int Collapsed => One.Concat(Many).Count(run => run.Value is null);

    /// <summary>Whether all runs of A1 have one result, two runs at least.</summary>
    public bool IsConstant => One.Count > 1 && One[0].Value is { } first && One.All(run => run.Value == first);

    /// <summary>The run of A2 that has the training seed of A1; null where there is none, and for a reference, whose seeds are its own.</summary>
    public int? Shared => Method.SeedUse == SeedUse.Retraining || Many.Index().All(run => run.Item.Train != One[0].Train) ? null
        : Many.Index().First(run => run.Item.Train == One[0].Train).Index;

    /// <summary>The results as they are compared; null where one collapsed.</summary>
    public ProtocolRuns? Runs => Collapsed > 0 ? null : new([.. One.Select(run => run.Value!.Value)], [.. Many.Select(run => run.Value!.Value)], Shared);

    /// <summary>Whether run k is the same run in both leaves: of one seed, by which leaves can be exchanged together.</summary>
    public bool HasTheRunsOf(ProtocolLeaf other) => Seeds(One, run => run.Unlearn).SequenceEqual(Seeds(other.One, run => run.Unlearn))
        && Seeds(Many, run => run.Train).SequenceEqual(Seeds(other.Many, run => run.Train));

    private IEnumerable<(string, string)> Seeds(IReadOnlyList<ProtocolRun> runs, Func<ProtocolRun, string> drawn) =>
        runs.Select(run => Method.SeedUse == SeedUse.Retraining ? (run.Train, run.Unlearn) : (drawn(run), ""));
}
