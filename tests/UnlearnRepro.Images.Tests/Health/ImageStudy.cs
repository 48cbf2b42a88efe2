using UnlearnRepro.Domains.Health;
using UnlearnRepro.Domains.Tuning;
using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Statistics.Numerics;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tests.Health;

/// <summary>A healthy study of 8 x 2 cells out of thin air, to be made sick in one way at a time.</summary>
internal sealed record ImageStudy
{
    public const int I = 8, J = 2;

    public static readonly MethodChoice Original = new("Original", "", SeedUse.Training), Retrain = new("Retrain", "", SeedUse.Retraining);
    public static readonly MethodChoice Tuned = new("Drawn", "Rate=1", SeedUse.TrainingAndUnlearning), Apart = new("Drawn", "Rate=7", SeedUse.TrainingAndUnlearning);

    /// <summary>What a cell's record says beside what a healthy one would.</summary>
    public Func<Cell, CellResult, CellResult> Twist { get; init; } = (_, outcome) => outcome;

    public IReadOnlyList<MethodChoice> Methods { get; init; } = [Original, Retrain, Tuned, Apart];

    public IReadOnlyList<string> Metrics { get; init; } = [.. ImageMetrics.All.Select(m => m.Info.Name)];

    public int TrainingSeeds { get; init; } = I;

    public int UnlearningSeeds { get; init; } = J;

    public string Scenario { get; init; } = "full-class-3";

    /// <summary>What is known besides the records.</summary>
    public Func<StudyFacts, StudyFacts> Known { get; init; } = facts => facts;

    /// <summary>A check of it.</summary>
    public HealthCheck this[string id] => HealthChecks.Of(Facts()).Single(check => check.Id == id);

    /// <summary>All checks that fail.</summary>
    public string Sick => string.Join(' ', HealthChecks.Of(Facts()).Where(c => c.IsSick).Select(c => c.Id));

    /// <summary>Changes metrics of the cells that fit.</summary>
    public static Func<Cell, CellResult, CellResult> With(Func<Cell, bool> where, params (string Metric, double Value)[] values) => (cell, outcome) => where(cell)
        ? outcome with { Metrics = outcome.Metrics.ToDictionary(m => m.Key, m => values.Where(v => v.Metric == m.Key).Select(v => (double?)v.Value).FirstOrDefault() ?? m.Value) }
        : outcome;

    /// <summary>What the checks know of images, with the limits of this study's task, if it has any.</summary>
    public static HealthKnowledge Knowledge(TaskLimits? limits) => new(
        [.. ImageMetrics.All.Select(m => m.Info)], ImageMetrics.Roles,
        ImagesDomain.Files.Health with { Tasks = limits is null ? new Dictionary<string, TaskLimits>() : new Dictionary<string, TaskLimits> { ["air"] = limits } });

    /// <summary>What the checks look at.</summary>
    public StudyFacts Facts()
    {
        var study = new Study
        {
            Name = "thin-air",
            Task = "air",
            Scenario = Scenario,
            Methods = Methods,
            Metrics = Metrics,
            TrainingSeeds = TrainingSeeds,
            UnlearningSeeds = UnlearningSeeds,
            Root = 7,
        };
        var records = study.Cells().ToDictionary(cell => $"{cell}", cell => new CellRecord($"{cell}", cell, Twist(cell, Healthy(cell)), "none", CellCode.None, new Dictionary<string, string>()));
        return Known(new(
            new(study, records, cell => $"{cell}"), Knowledge(new([90, 99], Root: 1, TrainingSeeds: 10, "2026-11-24", "made up")), Test: 500, Shared: 0, KnownShared: 0, ForgetsClass: true,
            cell => (ulong)((10 * cell.Train) + cell.Unlearn),
            new("full-class-3", "none", [], 1, 10, "2026-11-24", [], new Dictionary<string, IReadOnlyList<string>> { [Scenario] = ["Drawn:7"] }, new Dictionary<string, MethodTuning> { ["Drawn"] = new([], "Rate=1") }),
            text => text == "Drawn:7" ? Apart : Tuned));
    }

    // M_o knows everything at 95 % and D_f by heart, M_r nothing of the class; the rest are small normal numbers.
    private CellResult Healthy(Cell cell)
    {
        var random = new SplitMix64((ulong)((1000 * cell.Train) + (10 * cell.Unlearn) + cell.Method.Length));
        bool fresh = cell.Method == "Retrain";
        var values = Metrics.ToDictionary(m => m, m => m switch
        {
            "accuracy-forget" => fresh ? 0 : 100,
            "accuracy-test" => 95 + (0.2 * Normal()),
            "accuracy-test-forget" => fresh ? 0 : 94,
            "accuracy-test-retain" => 95 + (0.2 * Normal()),
            _ => 10 + Normal(),
        });
        var inputs = new Dictionary<string, string> { ["original"] = $"M_o {cell.Train}", ["forget"] = "D_f", ["reference"] = "M_r" };
        return new(values, $"{cell.Method} {cell.Parameters} {cell.Train} {cell.Unlearn}", inputs, 1, CellStatus.Ok);

        double Normal() => Enumerable.Range(0, 12).Sum(_ => (random.Next() >> 11) / (double)(1L << 53)) - 6;
    }
}
