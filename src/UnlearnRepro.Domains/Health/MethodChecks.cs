using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Domains.Health;

/// <summary>Did every method run as it was meant to? Either check is about the methods that it names, and leaves the others alone.</summary>
internal static class MethodChecks
{
    /// <summary>
    /// G4: a method has the hyper-parameters that were tuned for this task, or those of a contrast that hyperparameters.json registers as untuned on
    /// purpose, or none. Any other result is one of its defaults or of somebody's choice, and no claim about the method rests on it; the rest of the study does
    /// not know which other methods were run beside it.
    /// </summary>
    public static HealthCheck HyperParametersAreTheTasks(StudyFacts facts)
    {
        var tuned = facts.Tuning?.Methods.Keys.Select(name => facts.Resolve(facts.Tuning.Tuned(name, facts.Study.Scenario))).ToHashSet() ?? [];
        var contrasts = facts.Tuning?.ContrastsOf(facts.Study.Scenario).Select(facts.Resolve).ToHashSet() ?? [];
        MethodChoice[] untuned = [.. facts.Study.Methods.Where(m => m.Parameters.Length > 0 && !tuned.Contains(m) && !contrasts.Contains(m))];
        MethodChoice[] apart = [.. facts.Study.Methods.Where(m => contrasts.Contains(m) && !tuned.Contains(m))];
        string elsewhere = facts.Tuning is { } tuning && tuning.Scenario != facts.Study.Scenario && !tuning.Scenarios.ContainsKey(facts.Study.Scenario)
            ? $" on {tuning.Scenario}" : "";
        string[] found =
        [
            $"{facts.Study.Methods.Count(tuned.Contains)} tuned for this task{elsewhere}",
            $"{facts.Study.Methods.Count(m => m.Parameters.Length == 0)} with nothing to tune",
            .. apart.Length > 0 ? [$"untuned on purpose, as contrasts: {Names(apart)}"] : Array.Empty<string>(),
            .. untuned.Length > 0 ? [$"not tuned: {Names(untuned)}"] : Array.Empty<string>(),
        ];
        const string Sentence = "every method ran with the hyper-parameters of its task, has none, or is a registered contrast";
        return new("G4", Sentence, untuned.Length == 0, string.Join("; ", found)) { Methods = untuned };
    }

    /// <summary>G5: every weight and metric is finite. What published code computes may be infinite for a sound model, and is no sign of another.</summary>
    public static HealthCheck NothingCollapsed(StudyFacts facts)
    {
        string[] metrics = [.. facts.Study.Metrics.Except(facts.Domain.Metrics.Where(m => m.CanBeInfinite).Select(m => m.Name))];
        var collapsed = facts.Results.Records.Where(r => r.Result.Status == CellStatus.Collapsed || !metrics.All(m => double.IsFinite(r.Result.Metrics[m])))
            .ToLookup(r => (r.Cell.Method, r.Cell.Parameters));
        MethodChoice[] methods = [.. facts.Study.Methods.Where(m => collapsed.Contains((m.Name, m.Parameters)))];
        int cells = facts.Study.Cells().Count();
        return new("G5", "every weight and every metric of every cell is a finite number", methods.Length == 0, methods.Length == 0
            ? $"{cells} cells, all finite"
            : $"of {cells} cells not finite: {string.Join(", ", methods.Select(m => $"{collapsed[(m.Name, m.Parameters)].Count()} of {m}"))}")
        { Methods = methods };
    }

    private static string Names(IEnumerable<MethodChoice> methods) => string.Join(", ", methods);
}
