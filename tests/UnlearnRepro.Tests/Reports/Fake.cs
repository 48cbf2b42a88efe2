using UnlearnRepro.Claims;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Statistics;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Tests.Reports;

/// <summary>Reports with known numbers.</summary>
internal static class Fake
{
    public const string Accuracy = "accuracy-forget", Loss = "loss-retain";

    public static readonly MethodChoice Retrain = new("Retrain", "", SeedUse.Retraining);
    public static readonly MethodChoice Fixed = new("Fixed", "", SeedUse.Training);
    public static readonly MethodChoice Noisy = new("Noisy", "Note=<script>alert(1)</script>", SeedUse.TrainingAndUnlearning);
    public static readonly MethodChoice Twice1 = new("Twice", "A=1,B=1", SeedUse.TrainingAndUnlearning);
    public static readonly MethodChoice Twice2 = new("Twice", "A=2,B=1", SeedUse.TrainingAndUnlearning);

    public static readonly IReadOnlyList<MethodChoice> Methods = [Retrain, Fixed, Noisy, Twice1, Twice2];

    private static readonly MetricInfo[] Metrics =
    [
        new(Accuracy, "%", "Retrain", "accuracy on D_f"),
        new(Loss, "nats", "Retrain", "cross-entropy on D_r"),
    ];

    private static readonly Dictionary<(string, string), double[][]> Small = new()
    {
        [("Retrain", "")] = [[10], [14]],
        [("Fixed", "")] = [[20], [30]],
        [("Noisy", Noisy.Parameters)] = [[40, 44], [60, 64]],
        [("Twice", "A=1,B=1")] = [[1, double.NaN], [3, 5]],
        [("Twice", "A=2,B=1")] = [[double.NaN, double.NaN], [double.PositiveInfinity, double.NaN]],
    };

    /// <summary>I = J = 2 with the numbers of <see cref="Small"/>; a quarter of them as the loss.</summary>
    public static StudyReport TwoByTwo() => Report(2, 2, Methods, (cell, metric) =>
        Small[(cell.Method, cell.Parameters)][cell.Train][cell.Unlearn] / (metric == Loss ? 4 : 1));

    /// <summary>A study of any size: seeded arithmetic, in which the training seed counts three times the unlearning seed.</summary>
    public static StudyReport Large(int i, int j, IReadOnlyList<MethodChoice>? methods = null) => Report(i, j, methods ?? Methods, (cell, metric) =>
        50 + (3 * Wave(cell.Train, metric.Length)) + Wave((100 * cell.Train) + cell.Unlearn, cell.Parameters.Length) + cell.Method.Length);

    /// <summary>Every cell the same.</summary>
    public static StudyReport Constant(int i, int j, double value) => Report(i, j, Methods, (_, _) => value);

    public static StudyReport Report(int i, int j, IReadOnlyList<MethodChoice> methods, Func<Cell, string, double> value) =>
        Report(i, j, methods, Metrics, value);

    /// <summary>The same with metrics of a test's own.</summary>
    public static StudyReport Report(int i, int j, IReadOnlyList<MethodChoice> methods, IReadOnlyList<MetricInfo> metrics, Func<Cell, string, double> value)
    {
        var task = new FakeTask(metrics, value);
        var study = new Study
        {
            Name = $"fake-class-3-{i}x{j}",
            Task = task.Name,
            Scenario = "class-3",
            Methods = methods,
            Metrics = [.. metrics.Select(m => m.Name)],
            TrainingSeeds = i,
            UnlearningSeeds = j,
            Root = 7,
        };
        var records = new StudyRunner(task, new Nowhere(), workers: 1).Run(study, new HashSet<string>());
        return StudyReport.Of(new(study, records.ToDictionary(r => r.Key), task.Key), task, [.. Enum.GetValues<Outcome>().Select(Verdict)]);
    }

    private static Verdict Verdict(Outcome outcome) => new(
        new Claim($"C-{outcome}", "fake/variance", "Section 2 & 3", $"The claim that is {outcome} <b>holds</b>.") { Rationale = outcome == Outcome.Reproduced ? "A margin of 1 < 2." : "" },
        outcome,
        "ICC 0.8 [0.6, 0.9]",
        outcome == Outcome.Contradicted ? null : new Interval(0.6, outcome == Outcome.Inconclusive ? double.PositiveInfinity : 0.9),
        2,
        2,
        "at most 5 % that any verdict of fake/variance is wrong: Holm over 3 claims",
        "More training seeds.",
        outcome == Outcome.Inconclusive ? 40 : null,
        "unlearnrepro reproduce --seed 7");

    private static double Wave(int x, int phase) => Math.Round(Math.Sin((12.9898 * x) + (78.233 * phase)) * 4, 3);

    private sealed class Nowhere : IRecordSink
    {
        public void Write(CellRecord record)
        {
        }
    }
}
