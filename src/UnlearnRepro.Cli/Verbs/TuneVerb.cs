using System.CommandLine;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Tuning;
using UnlearnRepro.Seeds;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Verbs;

/// <summary>
/// <c>tune</c>: measures the candidates of hyperparameters.json on the tuning seeds and prints the objective of each. The
/// choice is then written into the file by hand, before any evaluation seed is run.
/// </summary>
internal static class TuneVerb
{
    public static Command Command(DomainCatalog domains)
    {
        var task = new Option<string>("--task") { DefaultValueFactory = _ => domains.Tasks[0].Info.Name };
        var methods = new Option<string[]>("--method") { Description = "of these methods alone; may be repeated" };
        var scenario = new Option<string?>("--scenario") { Description = "one whose forget sets differ, with --forget-sets, instead of the task's own" };
        var sets = new Option<int?>("--forget-sets") { Description = "levels of s_forget to average over" };
        var artifacts = PathOptions.OfArtifacts();
        var command = new Command("tune", "Measure every hyper-parameter candidate on the tuning seeds") { task, methods, scenario, sets, artifacts };
        command.SetAction(given => Run(
            domains, given.GetValue(task)!, given.GetValue(methods) ?? [], given.GetValue(scenario), given.GetValue(sets), given.GetValue(artifacts)!));
        return command;
    }

    private static StudyDesign Design(ITask task, string scenario, ulong root, int? sets)
    {
        if (sets is not { } levels)
        {
            return StudyDesign.TwoAxes;
        }

        if (task.Axes(scenario).FirstOrDefault(axis => axis.Name == SeedAxis.Forget.Name) is not { } forget)
        {
            throw new StudyException($"--forget-sets: expected a --scenario that draws what is forgotten, found {scenario}");
        }

        int most = task.Levels(scenario, forget, root) ?? int.MaxValue;
        return levels >= 2 && levels <= most
            ? StudyDesign.Of(task, scenario, root, [$"{forget.Name}={levels}"])
            : throw new StudyException($"--forget-sets: expected at least 2{(most < int.MaxValue ? $" and at most {most}" : "")}, found {levels}");
    }

    private static int Run(DomainCatalog domains, string name, string[] only, string? other, int? sets, string artifacts)
    {
        var domain = domains.Task(name).Domain;
        var tuning = domain.Files.Tuning.GetValueOrDefault(name)
            ?? throw new StudyException($"task {name}: expected candidates in hyperparameters.json, found none");
        foreach (string method in only.Where(method => !tuning.Methods.ContainsKey(method)))
        {
            throw new StudyException(Names.Unknown("method", method, tuning.Methods.Keys));
        }

        var task = domain.Open(name, new(artifacts, DataFolders.Default));
        string scenario = other is null ? tuning.Scenario : task.Scenario(other, tuning.Root);
        var design = Design(task, scenario, tuning.Root, sets);
        var chosen = tuning.Scenarios.GetValueOrDefault(scenario)?.Chosen;
        using var store = new RecordStore(artifacts);
        using var stop = new CtrlC();
        var cells = new StoredCells(task, store, Output.Note);
        var objective = new TuningObjective(Results(WellKnown.Retrain), tuning.Metrics, tuning.Targets);

        List<string> lines =
        [
            $"{tuning.Objective}; {tuning.TrainingSeeds} tuning models of root {tuning.Root}, {scenario}{(sets is null ? "" : $", {sets} forget sets")}",
            "",
            $"| method | candidate | objective | {string.Join(" | ", tuning.Metrics)} |",
            $"| - | - | -: |{string.Concat(tuning.Metrics.Select(_ => " -: |"))}",
        ];
        foreach (var (method, candidates) in tuning.Methods.Where(m => only.Length == 0 || only.Contains(m.Key)))
        {
            foreach (string candidate in candidates.Candidates)
            {
                var results = Results($"{method}:{candidate}");
                string mark = candidate == (other is null ? candidates.Chosen : chosen?.GetValueOrDefault(method)) ? " (chosen)" : "";
                string means = string.Join(" | ", tuning.Metrics.Select(metric => NumberText.Of(TuningObjective.Mean(results, metric))));
                lines.Add($"| {method} | {candidate}{mark} | {NumberText.Of(objective.Of(results))} | {means} |");
            }
        }

        // Every cell is stored before a word is said: whoever listens may go away.
        stop.Token.ThrowIfCancellationRequested();
        lines.ForEach(Output.Line);
        return ExitCode.Done;

        StudyResults Results(string method) => ProgressDisplay.Run(progress => cells.Complete(Of(method), Environment.ProcessorCount, progress, stop.Token));

        Study Of(string method) => new()
        {
            Name = "tuning",
            Task = name,
            Scenario = scenario,
            Methods = [task.Method(method)],
            Metrics = tuning.Metrics,
            TrainingSeeds = tuning.TrainingSeeds,
            UnlearningSeeds = 1,
            Root = tuning.Root,
            Design = design,
        };
    }
}
