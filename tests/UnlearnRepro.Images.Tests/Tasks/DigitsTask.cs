using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tests.Tasks;

/// <summary>The digits, with an artifacts folder of a test's own that is gone when the test ends.</summary>
internal sealed class DigitsTask : IDisposable
{
    public DigitsTask(string name = "digits") => Task = new(ImageTaskCatalog.Get(name), Artifacts);

    /// <summary>The same after fewer epochs, where a third of the training shows what a test is about.</summary>
    public DigitsTask(string name, int epochs)
    {
        var spec = ImageTaskCatalog.Get(name);
        Task = new(spec with { Recipe = spec.Recipe with { Epochs = epochs } }, Artifacts);
    }

    public string Artifacts { get; } = Directory.CreateTempSubdirectory("unlearn-task-").FullName;

    public ImageTask Task { get; }

    /// <summary>The names of all metrics.</summary>
    public IReadOnlyList<string> Metrics => [.. Task.Metrics.Select(m => m.Name)];

    /// <summary>A cell of root 7.</summary>
    public Cell Cell(string method, int train = 0, int unlearn = 0, string scenario = "full-class-3")
    {
        var choice = Task.Method(method);
        return new(Task.Name, scenario, choice.Name, choice.Parameters, Root: 7, Data: 0, Forget: 0, train, unlearn, Eval: 0);
    }

    /// <summary>Runs a cell with what it needs.</summary>
    public Outcome Run(Cell cell)
    {
        foreach (var prerequisite in Task.Prerequisites(cell))
        {
            prerequisite.Make();
        }

        return Task.Run(cell, Metrics);
    }

    /// <summary>An outcome to the bit, less its time.</summary>
    public static string Bits(Outcome outcome) => string.Join(
        '|',
        outcome.WeightsSha256,
        outcome.Status,
        string.Join(' ', outcome.Inputs.OrderBy(p => p.Key).Select(p => p.Value)),
        string.Join(' ', outcome.Metrics.OrderBy(p => p.Key).Select(p => $"{p.Key} {BitConverter.DoubleToInt64Bits(p.Value):x}")));

    public void Dispose() => Directory.Delete(Artifacts, recursive: true);
}
