using System.Collections.Concurrent;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Numerics;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Studies;

/// <summary>
/// A task of pure arithmetic: a cell's results are a function of its seeds, and everything that is asked of it is counted.
/// Its worlds are made by giving other values (<see cref="Value"/>) or by changing what cells report (<see cref="Twist"/>).
/// </summary>
public sealed record FakeTask : ITask
{
    /// <summary>Every cell run, once per run.</summary>
    public ConcurrentQueue<Cell> Ran { get; } = [];

    /// <summary>How often each prerequisite was made.</summary>
    public ConcurrentDictionary<string, int> Made { get; } = [];

    /// <summary>A metric of a cell.</summary>
    public Func<Cell, string, double> Value { get; init; } = (cell, metric) =>
        metric.Length + (10 * Normal(cell, "model")) + (cell.Method == "Drawn" ? Normal(cell, "draw") : 0);

    /// <summary>I and J of a tier of its own; null for the usual ones.</summary>
    public Func<string, (int I, int J)?> OwnSize { get; init; } = _ => null;

    /// <inheritdoc/>
    public (int I, int J)? Size(string tier) => OwnSize(tier);

    /// <summary>Changes what a cell reports.</summary>
    public Func<Cell, CellResult, CellResult> Twist { get; init; } = (_, outcome) => outcome;

    /// <summary>What stands for the code of a method.</summary>
    public Func<string, string> MethodCode { get; init; } = method => $"{method} as it was";

    /// <summary>What stands for the code of a metric.</summary>
    public Func<string, string> CodeOfMetric { get; init; } = metric => $"{metric} as it was";

    /// <summary>Its health checks.</summary>
    public Func<StudyResults, IReadOnlyList<HealthCheck>> Checks { get; init; } = _ => [];

    /// <summary>Its audits.</summary>
    public Func<StudyResults, IReadOnlyList<AuditTable>> AuditTables { get; init; } = _ => [];

    public IReadOnlyList<AuditInfo> Audits => [new("told apart", "fake")];

    public IReadOnlyList<AuditTable> Audit(StudyResults results, int workers) => AuditTables(results);

    /// <summary>Called before a cell runs.</summary>
    public Action<Cell> Before { get; init; } = _ => { };

    public string Name => "fake";

    public string Identity { get; init; } = "fake; code 1";

    public CellCode Code(Cell cell) => new("model", "run", MethodCode(cell.Method));

    public string MetricCode(string metric) => CodeOfMetric(metric);

    public string Fingerprint => "arithmetic";

    public IReadOnlyList<MetricInfo> Metrics { get; } = [new("accuracy", "%", "Retrain", "fake"), new("loss", "nats", "Retrain", "fake")];

    public IReadOnlyList<string> MethodNames { get; } = ["Drawn", "Fixed", "Liar", "Original", "Retrain"];

    public IReadOnlyList<string> DefaultMethods(string scenario) => MethodNames;

    /// <summary>A study of this task.</summary>
    public Study Study(int trainingSeeds, int unlearningSeeds, params string[] methods) => new()
    {
        Name = "test",
        Task = Name,
        Scenario = "everything-odd",
        Methods = [.. (methods.Length == 0 ? ["Drawn", "Fixed", "Original", "Retrain"] : methods).Select(Method)],
        Metrics = ["accuracy", "loss"],
        TrainingSeeds = trainingSeeds,
        UnlearningSeeds = unlearningSeeds,
        Root = 7,
    };

    /// <summary>Liar declares that it draws nothing, and draws.</summary>
    public MethodChoice Method(string text) => text.Split(':')[0] switch
    {
        "Drawn" => new("Drawn", text.Contains(':') ? text.Split(':')[1] : "Alpha=1,Lambda=0.5", SeedUse.TrainingAndUnlearning),
        "Fixed" or "Liar" or "Original" => new(text, "", SeedUse.Training),
        "Retrain" => new(text, "", SeedUse.Retraining),
        _ => throw new StudyException(Names.Unknown("method", text, MethodNames)),
    };

    public string Scenario(string text, ulong root) => text.ToLowerInvariant();

    public IReadOnlyList<HealthCheck> Health(StudyResults results) => Checks(results);

    public IEnumerable<Prerequisite> Prerequisites(Cell cell) =>
        ((string[])[$"original {cell.Train}", "reference"]).Select(key => new Prerequisite(key, () => Made.AddOrUpdate(key, 1, (_, n) => n + 1)));

    public CellResult Run(Cell cell, IReadOnlyCollection<string> metrics)
    {
        Before(cell);
        Ran.Enqueue(cell);
        string weights = cell.Method switch
        {
            "Original" => $"M_o {cell.Train}",
            "Retrain" => $"M_r {cell.Train}",
            "Fixed" => $"fixed {cell.Train}",
            _ => $"{cell.Method} {cell.Parameters} {cell.Train} {cell.Unlearn}",
        };
        var inputs = new Dictionary<string, string> { ["original"] = $"M_o {cell.Train}", ["forget"] = "D_f", ["reference"] = "M_r" };
        var values = metrics.ToDictionary(m => m, m => Value(cell, m));
        return Twist(cell, new(values, weights, inputs, 0.25, values.Values.All(double.IsFinite) ? CellStatus.Ok : CellStatus.Collapsed));
    }

    /// <summary>
    /// A standard normal number that belongs to the cell's trained model (<c>model</c>), to the cell (<c>draw</c>), or to any
    /// other name below the model: twelve uniform numbers less six, by the central limit theorem.
    /// </summary>
    public static double Normal(Cell cell, string what)
    {
        Seed seed = Seed.Root(cell.Root).At(cell.Method == "Retrain" ? SeedAxis.Retrain : SeedAxis.Train, cell.Train);
        var random = new SplitMix64((what == "draw" ? seed.At(SeedAxis.Unlearn, cell.Unlearn) : seed.At(what)).Value);
        return Enumerable.Range(0, 12).Sum(_ => (random.Next() >> 11) / (double)(1L << 53)) - 6;
    }
}

/// <summary>Keeps records in memory.</summary>
internal sealed class MemorySink : IRecordSink
{
    public ConcurrentQueue<CellRecord> Records { get; } = [];

    public void Write(CellRecord record) => Records.Enqueue(record);
}
