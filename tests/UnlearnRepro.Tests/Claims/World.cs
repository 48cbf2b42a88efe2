using UnlearnRepro.Claims;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Store;
using UnlearnRepro.Tests.Studies;

namespace UnlearnRepro.Tests.Claims;

/// <summary>A study of a fake task with known truth, and the verdicts on it.</summary>
internal sealed class World : IDisposable
{
    private readonly TemporaryStore folder = new();
    private readonly RecordStore store;

    public World(FakeTask task, int trainingSeeds, int unlearningSeeds, params string[] methods)
        : this(task, task.Study(trainingSeeds, unlearningSeeds, methods))
    {
    }

    public World(FakeTask task, Study study)
    {
        store = new(folder.Artifacts);
        var cells = new StoredCells(task, store);
        Context = new(cells, cells.Complete(study, workers: 2), "unlearn");
    }

    public RunContext Context { get; }

    /// <summary>A task whose accuracy is (model effect) + (draw effect), normal with the given standard deviations.</summary>
    public static FakeTask Spread(double model, double draw) => new()
    {
        Value = (cell, _) => 50 + (model * FakeTask.Normal(cell, "model")) + (cell.Method == "Drawn" ? draw * FakeTask.Normal(cell, "draw") : 0),
    };

    /// <summary>A claim on accuracy.</summary>
    public static Claim Claim(string rule, string[] methods, params (string Name, double Value)[] margins) =>
        new($"T-{rule}", "tests", "these tests", "A sentence.")
        {
            Rule = rule,
            Methods = methods,
            Metric = "accuracy",
            Margins = margins.ToDictionary(m => m.Name, m => m.Value),
        };

    public Verdict Judge(Claim claim) => Context.Judge(ClaimSet.Of(claim)).Single();

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }
}
