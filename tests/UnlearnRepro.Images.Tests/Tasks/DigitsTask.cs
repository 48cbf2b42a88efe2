using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tests.Tasks;

/// <summary>The digits, with an artifacts folder of a test's own that is gone when the test ends.</summary>
internal sealed class DigitsTask : IDisposable
{
    // M_o 0 to 3 and the references of the class 3: what most tests here measure, trained once for all of them.
    private static readonly Lazy<DigitsTask> Trained = new(() =>
    {
        var digits = Empty();
        foreach (int train in Enumerable.Range(0, 4))
        {
            digits.Make(digits.Cell("Original", train));
        }

        return digits;
    });

    /// <summary>With copies of models that all tests share; whatever else a cell needs is trained here.</summary>
    public DigitsTask()
        : this("digits", epochs: null)
    {
        foreach (string file in Trained.Value.Models)
        {
            File.Copy(file, Path.Combine(Artifacts, "models", Path.GetFileName(file)));
        }
    }

    /// <summary>Without any model: after fewer epochs, where a third of the training shows what a test is about, or after all of them.</summary>
    public DigitsTask(string name, int? epochs)
    {
        var spec = ImageTaskCatalog.Get(name);
        Task = ImagesDomain.Open(spec with { Recipe = spec.Recipe with { Epochs = epochs ?? spec.Recipe.Epochs } }, new(Artifacts, DataFolders.Default));
    }

    public string Artifacts { get; } = Directory.CreateTempSubdirectory("unlearn-task-").FullName;

    public ITask Task { get; }

    /// <summary>The files of trained models.</summary>
    public string[] Models => [.. Directory.GetFiles(Path.Combine(Artifacts, "models")).Order(StringComparer.Ordinal)];

    /// <summary>The names of all metrics.</summary>
    public IReadOnlyList<string> Metrics => [.. Task.Metrics.Select(m => m.Name)];

    /// <summary>A cell of root 7.</summary>
    public Cell Cell(string method, int train = 0, int unlearn = 0, string scenario = "full-class-3")
    {
        var choice = Task.Method(method);
        return new(Task.Name, scenario, choice.Name, choice.Parameters, Root: 7, default) { Train = train, Unlearn = unlearn };
    }

    /// <summary>The digits as a machine has them that never trained a model.</summary>
    public static DigitsTask Empty() => new("digits", epochs: null);

    /// <summary>Deletes the models that all tests share.</summary>
    public static void DeleteTrained()
    {
        if (Trained.IsValueCreated)
        {
            Trained.Value.Dispose();
        }
    }

    /// <summary>Trains what a cell needs.</summary>
    public void Make(Cell cell)
    {
        foreach (var prerequisite in Task.Prerequisites(cell))
        {
            prerequisite.Make();
        }
    }

    /// <summary>Runs a cell with what it needs.</summary>
    public CellResult Run(Cell cell)
    {
        Make(cell);
        return Task.Run(cell, Metrics);
    }

    /// <summary>An outcome to the bit, less its time.</summary>
    public static string Bits(CellResult outcome) => string.Join(
        '|',
        outcome.WeightsSha256,
        outcome.Status,
        string.Join(' ', outcome.Inputs.OrderBy(p => p.Key).Select(p => p.Value)),
        string.Join(' ', outcome.Metrics.OrderBy(p => p.Key).Select(p => $"{p.Key} {BitConverter.DoubleToInt64Bits(p.Value):x}")));

    public void Dispose() => Directory.Delete(Artifacts, recursive: true);
}
