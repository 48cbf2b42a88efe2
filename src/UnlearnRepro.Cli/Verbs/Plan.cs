using System.CommandLine;
using System.Globalization;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Statistics;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Cli.Verbs;

/// <summary>
/// <c>plan</c>: how many seeds of each kind a half-width needs, from a stored study taken as a pilot and the seconds that its
/// cells took.
/// </summary>
internal static class Plan
{
    public static Command Command()
    {
        var options = new StudyOptions();
        var target = new Option<double>("--target") { Description = "half-width of the mean's 95 % interval, in the metric's unit", Required = true };
        var metric = new Option<string>("--metric") { Description = "the metric to plan for", DefaultValueFactory = _ => "accuracy-forget" };
        var command = new Command("plan", "How many training and unlearning seeds a target half-width needs, from a stored pilot") { target, metric };
        options.AddTo(command);
        command.SetAction(given => Run(options, given, given.GetValue(target), given.GetValue(metric)!));
        return command;
    }

    private static int Run(StudyOptions options, ParseResult given, double target, string metric)
    {
        if (!(target > 0))
        {
            throw new StudyException($"--target: expected a half-width above 0, found {target.ToString(CultureInfo.InvariantCulture)}");
        }

        var task = options.Task(given);
        var study = options.Study(given, task);
        if (!study.Metrics.Contains(metric))
        {
            throw new StudyException(Names.Unknown("metric", metric, study.Metrics));
        }

        using var store = new RecordStore(options.Artifacts(given));
        var pilot = Pilot(study, store, task.Identity);
        if (study.Methods.FirstOrDefault(m => m.SeedUse == SeedUse.Retraining) is not { } retrain)
        {
            throw new StudyException("plan: expected a pilot with Retrain, whose seconds are the cost of a training seed, found none");
        }

        double trainingSeconds = MeanSeconds(pilot, retrain);
        Show(pilot, metric, target, trainingSeconds, method => Math.Max(MeanSeconds(pilot, method), 1e-6), "s");
        return ExitCode.Done;
    }

    /// <summary>The plan of one metric of any study, as a table.</summary>
    /// <param name="pilot">The study.</param>
    /// <param name="metric">The metric's name.</param>
    /// <param name="target">Half-width, in the metric's unit.</param>
    /// <param name="trainingCost">c_T.</param>
    /// <param name="unlearningCost">c_U by method.</param>
    /// <param name="unit">Unit of the costs.</param>
    public static void Show(IStudyResults pilot, string metric, double target, double trainingCost, Func<MethodChoice, double> unlearningCost, string unit)
    {
        var study = pilot.Study;
        Output.Table(
            $"Half-width {Number(target)} of {metric}, 95 %, from a pilot of {study.TrainingSeeds} x {study.UnlearningSeeds}; a training seed costs {Number(trainingCost)} {unit}",
            ["method", "s_T", "s_U", $"c_U ({unit})", "J*", "J", "I", "I range", "floor", $"cost ({unit})"],
            study.Methods.Where(m => m.SeedUse != SeedUse.Retraining).Select(method => Row(pilot, method, metric, target, trainingCost, unlearningCost(method))));
        Output.Line("I range: training seeds if s_T is as small, or as large, as the pilot's interval allows; take the larger to be sure.");
        Output.Line("floor: the half-width that no number of unlearning seeds can go below at that I.");
    }

    private static StudyResults Pilot(Study study, RecordStore store, string identity)
    {
        var records = store.Read(Console.Error.WriteLine);
        int missing = study.Cells().Count(cell => !records.ContainsKey(cell.Key(identity)));
        return missing == 0
            ? new(study, records, identity)
            : throw new StudyException($"plan: expected a stored pilot, found {missing} of its {study.Cells().Count()} cells missing; run reproduce with the same options first");
    }

    private static IReadOnlyList<string> Row(
        IStudyResults pilot, MethodChoice method, string metric, double target, double trainingCost, double unlearningCost)
    {
        string name = method.ToString();
        if (pilot.Grid(method, metric).Finite is not { } grid)
        {
            return [name, "no finite cell", "", "", "", "", "", "", "", ""];
        }

        var components = VarianceComponents.Of(grid);
        if (components.TrainingVariance is not { IsKnown: true, Status: not Status.Degenerate })
        {
            return [name, components.TrainingVariance.Reason ?? "no spread", "", "", "", "", "", "", "", ""];
        }

        var plan = SeedPlan.From(components, trainingCost, unlearningCost, target);
        return
        [
            name, Number(components.TrainingSd.Value), Number(components.UnlearningSd.Value), Number(unlearningCost),
            Number(plan.OptimalUnlearningSeeds), $"{plan.UnlearningSeeds}", Seeds(plan.TrainingSeeds),
            $"{Seeds(plan.FewestTrainingSeeds)} to {Seeds(plan.MostTrainingSeeds)}",
            plan.Floor is { } floor ? Number(floor) : "-", plan.Cost is { } cost ? Number(cost) : "-",
        ];
    }

    private static double MeanSeconds(StudyResults results, MethodChoice method) =>
        results.Records.Where(r => r.Cell.Method == method.Name && r.Cell.Parameters == method.Parameters).Average(r => r.Outcome.Seconds);

    private static string Seeds(int? seeds) => seeds is { } n ? $"{n}" : "out of reach";

    private static string Number(double value) => double.IsPositiveInfinity(value) ? "as many as possible" : value.ToString("G3", CultureInfo.InvariantCulture);
}
