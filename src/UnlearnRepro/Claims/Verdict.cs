using UnlearnRepro.Statistics;

namespace UnlearnRepro.Claims;

/// <summary>What the data say about a claim. There is no fourth answer and never only two.</summary>
public enum Outcome
{
    /// <summary>The interval lies inside the claimed region.</summary>
    Reproduced,

    /// <summary>The interval lies outside it.</summary>
    Contradicted,

    /// <summary>The interval straddles the margin, or the study is too small, or a cell collapsed.</summary>
    Inconclusive,
}

/// <summary>An outcome with everything a reader needs to believe it or to rerun it.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Outcome">What the data say.</param>
/// <param name="Measured">What was measured, as a sentence with its numbers.</param>
/// <param name="Interval">The interval that decided; null for an exact claim.</param>
/// <param name="TrainingSeeds">I.</param>
/// <param name="UnlearningSeeds">J.</param>
/// <param name="ErrorRate">How often a verdict like this is wrong, as a sentence.</param>
/// <param name="WouldChange">What would change the verdict, as a sentence.</param>
/// <param name="SeedsNeeded">Training seeds that would probably decide an open claim; null when decided or not known.</param>
/// <param name="Rerun">The command that repeats it.</param>
public sealed record Verdict(
    Claim Claim,
    Outcome Outcome,
    string Measured,
    Interval? Interval,
    int TrainingSeeds,
    int UnlearningSeeds,
    string ErrorRate,
    string WouldChange,
    int? SeedsNeeded,
    string Rerun)
{
    /// <summary>Whether it was not measured because something it rests on is contradicted or sick: more seeds are no cure.</summary>
    public bool IsClosed { get; init; }

    /// <summary>What the study has not that the claim names, where the claim could not be judged for that; null otherwise. Seeds are no cure.</summary>
    public string? LeftOut { get; init; }

    /// <summary>What varied beside training and unlearning seeds, such as <c>5 levels of forget</c>; empty where nothing did.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];

    /// <summary>The study's size, e.g. <c>I = 20, J = 5</c>.</summary>
    public string Size => string.Join(", ", [$"I = {TrainingSeeds}", $"J = {UnlearningSeeds}", .. Further]);

    /// <summary>What a failing test owes: claimed, measured, how many seeds, how sure, what would change it, how to rerun.</summary>
    public string Explanation => $"""
        {Claim.Id} {Outcome.ToString().ToUpperInvariant()}
          claimed       {Claim.Sentence}
          measured      {Measured}
          seeds         I = {TrainingSeeds} training seeds, J = {UnlearningSeeds} unlearning seeds each{string.Concat(Further.Select(f => $", {f}"))}
          error rate    {ErrorRate}
          would change  {WouldChange}
          rerun         {Rerun}
        """;
}
