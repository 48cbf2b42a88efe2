using System.Text.Json.Serialization;

namespace UnlearnRepro.Domains.Tuning;

/// <summary>How the hyper-parameters of one task were chosen.</summary>
/// <param name="Scenario">The scenario they were tuned on.</param>
/// <param name="Objective">What was minimised, as a sentence.</param>
/// <param name="Metrics">The metrics that the objective compares with Retrain's.</param>
/// <param name="Root">The root seed; no stream of it is a stream of an evaluation.</param>
/// <param name="TrainingSeeds">Number of training seeds the objective was averaged over.</param>
/// <param name="Date">When they were chosen.</param>
/// <param name="Study">The methods of a study that names none: those that the registered claims compare. <c>--method all</c> runs every one.</param>
/// <param name="Contrasts">
/// By scenario, methods that a default study runs beside the tuned ones, untuned on purpose. For the class that was tuned on: the corrected SSD at the
/// candidate whose forget accuracy on the tuning models was nearest to 50 %, where it forgets from some trained models and not from others. For random
/// samples: published forms at the settings that were published for them.
/// </param>
/// <param name="Methods">By method.</param>
public sealed record TaskTuning(
    string Scenario,
    string Objective,
    IReadOnlyList<string> Metrics,
    ulong Root,
    int TrainingSeeds,
    string Date,
    [property: JsonRequired] IReadOnlyList<string> Study,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Contrasts,
    IReadOnlyDictionary<string, MethodTuning> Methods)
{
    /// <summary>By metric, a number that the objective compares with in place of Retrain's, so that methods forget as much as one another.</summary>
    public IReadOnlyDictionary<string, double> Targets { get; init; } = new Dictionary<string, double>();

    /// <summary>By scenario, what was chosen for it over several forget sets, from the same candidates by the same objective.</summary>
    public IReadOnlyDictionary<string, ScenarioTuning> Scenarios { get; init; } = new Dictionary<string, ScenarioTuning>();

    /// <summary>The contrasts of a scenario, none for most.</summary>
    public IReadOnlyList<string> ContrastsOf(string scenario) => Contrasts.GetValueOrDefault(scenario) ?? [];

    /// <summary>The methods of a study of a scenario that names none, each with what was chosen for it there.</summary>
    public IReadOnlyList<string> StudyOf(string scenario) => [.. Study.Select(name => Tuned(name, scenario)), .. ContrastsOf(scenario)];

    /// <summary>A method as it is typed, with what was chosen for a scenario; its name alone where that is what the task has.</summary>
    public string Tuned(string method, string scenario) =>
        Scenarios.GetValueOrDefault(scenario)?.Chosen.GetValueOrDefault(method) is { } chosen ? $"{method}:{chosen}" : method;
}

/// <summary>What was chosen for a scenario whose forget sets differ: for one of them alone, the spread over the others would be mis-tuning.</summary>
/// <param name="Levels">Number of levels of s_forget that the objective was averaged over.</param>
/// <param name="Date">When.</param>
/// <param name="Chosen">By method, the candidate with the least objective.</param>
public sealed record ScenarioTuning(int Levels, string Date, IReadOnlyDictionary<string, string> Chosen);

/// <summary>The candidates of one method and the one that was chosen.</summary>
/// <param name="Candidates">Settings that were tried, e.g. <c>Alpha=10,Lambda=1</c>.</param>
/// <param name="Chosen">The one with the least objective.</param>
/// <param name="Date">When it was chosen again because the method had changed; null where the task's date holds.</param>
public sealed record MethodTuning(IReadOnlyList<string> Candidates, [property: JsonRequired] string Chosen, string? Date = null);
