using System.CommandLine;
using System.Globalization;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Plans;
using UnlearnRepro.Reports;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Cli.Verbs;

/// <summary>
/// <c>plan</c>: how many seeds of each kind a half-width needs, or what a budget buys, from a stored study taken as a pilot and the
/// seconds that its cells took.
/// </summary>
internal sealed class Plan
{
    private readonly StudyOptions options = new();
    private readonly Option<double?> target = new("--target") { Description = "half-width of the mean's 95 % interval, in the metric's unit" };
    private readonly Option<string?> budget = new("--budget") { Description = "time for all methods together, of one worker: seconds, or 90s, 30m, 2h, 1d" };
    private readonly Option<string?> pilot = new("--pilot") { Description = "IxJ, e.g. 5x3: the stored study to plan from, instead of the tier's" };
    private readonly Option<string> metric = new("--metric") { Description = "the metric to plan for", DefaultValueFactory = _ => "accuracy-forget" };
    private readonly Option<string?> references = new("--references") { Description = "plan for the difference to Retrain, with this many retrained models, or auto" };

    public static Command Command()
    {
        var verb = new Plan();
        var command = new Command("plan", "How many training and unlearning seeds a half-width needs or a budget buys, from a stored pilot")
        {
            verb.target, verb.budget, verb.pilot, verb.metric, verb.references,
        };
        verb.options.AddTo(command);
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult given)
    {
        // What is wrong with the words is said before anything is loaded.
        var request = Request(given);
        var size = Size(given.GetValue(pilot));
        var task = options.Task(given);
        var study = options.Study(given, task, size);
        var wanted = task.Metrics.FirstOrDefault(m => m.Name == given.GetValue(metric))
            ?? throw new StudyException(Names.Unknown("metric", given.GetValue(metric)!, study.Metrics));
        using var store = new RecordStore(options.Artifacts(given));
        var results = Stored(study, store, task.Identity, options.Command(given, size));
        var plan = StudyPlan.Of(results, wanted, PlanCosts.Measured(results), request);
        foreach (var table in PlanTable.All(plan))
        {
            Output.Table(table.Caption, table.Header, table.Rows);
        }

        foreach (string line in PlanTable.Messages(plan).Append("").Concat(PlanTable.Notes))
        {
            Output.Line(line);
        }

        string folder = Path.Combine(options.Artifacts(given), "plans", study.Name);
        PlanFolder.Write(folder, plan);
        Output.Line();
        Output.Line($"plan: {Path.GetFullPath(Path.Combine(folder, "plan.md"))}");
        return ExitCode.Done;
    }

    private PlanRequest Request(ParseResult given)
    {
        double? halfWidth = given.GetValue(target);
        double? seconds = given.GetValue(budget) is { } time ? DurationText.Seconds("--budget", time) : null;
        if (halfWidth is null && seconds is null)
        {
            throw new StudyException("plan: expected --target or --budget, found neither");
        }

        if (!(halfWidth is null or > 0))
        {
            throw new StudyException(FormattableString.Invariant($"--target: expected a half-width above 0, found {halfWidth}"));
        }

        string? number = given.GetValue(references);
        return new(halfWidth, seconds, number is not null, number is null or "auto" ? null : References(number));
    }

    private static int References(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int found) && found >= 2
        ? found
        : throw new StudyException($"--references: expected auto or a number from 2, found '{text}'");

    private static (int I, int J)? Size(string? text) => text?.Split('x') switch
    {
        null => null,
        [var i, var j] when Seeds(i) is { } rows && Seeds(j) is { } columns => (rows, columns),
        _ => throw new StudyException($"--pilot: expected training x unlearning seeds such as 5x3, found '{text}'"),
    };

    private static int? Seeds(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int found) && found >= 1 ? found : null;

    private static StudyResults Stored(Study study, RecordStore store, string identity, string command)
    {
        var records = store.Read(Console.Error.WriteLine);
        int missing = study.Cells().Count(cell => !records.ContainsKey(cell.Key(identity)));
        return missing == 0
            ? new(study, records, identity)
            : throw new StudyException($"plan: expected a stored pilot, found {missing} of its {study.Cells().Count()} cells missing; run {command} first");
    }
}
