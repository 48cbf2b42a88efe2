using System.CommandLine;
using System.Globalization;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Domains;
using UnlearnRepro.Plans;
using UnlearnRepro.Reports.Forms;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Verbs;

/// <summary>
/// <c>plan</c>: how many seeds of each kind a half-width needs, or what a budget buys, from a stored study taken as a pilot and the
/// seconds that its cells took.
/// </summary>
internal sealed class PlanVerb(DomainCatalog domains)
{
    private readonly StudyOptions options = new(domains);
    private readonly PlanOptions wanted = new();
    private readonly Option<string?> pilot = new("--pilot") { Description = "IxJ, e.g. 5x3: the stored study to plan from, instead of the tier's" };
    private readonly Option<string?> metric = new("--metric") { Description = "the metric to plan for; the first that the task shows if left out" };

    public static Command Command(DomainCatalog domains)
    {
        var verb = new PlanVerb(domains);
        var command = new Command("plan", "How many training and unlearning seeds a half-width needs or a budget buys, from a stored pilot")
        {
            verb.pilot, verb.metric,
        };
        foreach (var option in verb.wanted.All)
        {
            command.Add(option);
        }

        verb.options.AddTo(command);
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult given)
    {
        // What is wrong with the words is said before anything is loaded.
        var request = wanted.Request(given) ?? throw new StudyException("plan: expected --target or --budget, found neither");
        var size = Size(given.GetValue(pilot));
        var chosen = options.Chosen(given);
        var task = options.Open(given, chosen);
        var study = options.Study(given, task, chosen.Info, options.Root(given), size);
        string wantedMetric = given.GetValue(metric) ?? chosen.Info.Shown[0];
        var info = task.Metrics.FirstOrDefault(m => m.Name == wantedMetric) ?? throw new StudyException(Names.Unknown("metric", wantedMetric, study.Metrics));
        using var store = new RecordStore(options.Artifacts(given));
        var results = Stored(study, store, task, StudyCommand.Of(study, task, options.Elsewhere(given)));
        string folder = Path.Combine(options.Artifacts(given), "plans", study.Name);
        if (study.Design.HasFurther)
        {
            var over = DesignPlan.Of(results, info, PlanCosts.Measured(results) with { References = task.References }, request);
            PlanFolder.Write(folder, over);
            PlanOptions.Show(over, folder);
            return ExitCode.Done;
        }

        var plan = StudyPlan.Of(results, info, PlanCosts.Measured(results), request);
        PlanFolder.Write(folder, plan);
        PlanOptions.Show(plan, folder);
        return ExitCode.Done;
    }

    private static (int I, int J)? Size(string? text) => text?.Split('x') switch
    {
        null => null,
        [var i, var j] when Seeds(i) is { } rows && Seeds(j) is { } columns => (rows, columns),
        _ => throw new StudyException($"--pilot: expected training x unlearning seeds such as 5x3, found '{text}'"),
    };

    private static int? Seeds(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int found) && found >= 1 ? found : null;

    private static StudyResults Stored(Study study, RecordStore store, ITask task, string command)
    {
        var records = store.Read(Output.Note, task);
        int missing = study.Cells().Count(cell => !(records.GetValueOrDefault(task.Key(cell))?.Has(study.Metrics) ?? false));
        return missing == 0
            ? new(study, records, task.Key)
            : throw new StudyException($"plan: expected a stored pilot, found {missing} of its {study.Cells().Count()} cells missing; run {command} first");
    }
}
