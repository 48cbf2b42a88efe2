using System.Reflection;
using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims.Guide;

/// <summary>
/// A contributor's day: the domain of docs/adding-a-domain.md is run, its code edited and compiled, and run again in the same folder. What
/// rests on the edit is computed again and shows other numbers; all else is found.
/// </summary>
[TestFixture]
public sealed class EditedDomainTests
{
    private static readonly Lazy<Assembly> Before = new(() => DomainGuide.Compiled(code => code));

    private string folder = null!;

    [SetUp]
    public void Make() => folder = Directory.CreateTempSubdirectory("unlearn-edited-").FullName;

    [TearDown]
    public void Delete() => Directory.Delete(folder, recursive: true);

    // Finetune has 6 cells, Original and Retrain 3 each; three M_o and five M_r are trained.
    [TestCase("double step = rate *", "double step = 1.25 * rate *", "Finetune Original Retrain", 8, TestName = "What all training goes through: everything")]
    [TestCase("Uniform() - 0.5)", "Uniform() - 0.4)", "Finetune Original Retrain", 8, TestName = "The data: everything")]
    [TestCase("LearningRate, Epochs, seed);", "LearningRate / 2, Epochs, seed);", "Finetune", 0, TestName = "A method's body: its cells alone")]
    [TestCase("=> [.. original];", "=> [.. original.Select(w => 1.5 * w)];", "Original", 0, TestName = "Another method's body: its cells alone")]
    [TestCase("? 1 : -1) *", "? -1 : 1) *", "Finetune Original Retrain", 0, TestName = "What a model is seen by: all cells and no model")]
    [TestCase("Math.Sqrt(a.Zip(", "2 * Math.Sqrt(a.Zip(", "Finetune Original Retrain", 0, "distance-retrain", TestName = "A metric: its values alone, of all cells")]
    [TestCase("double step =", "// A comment.\n            double step =", "", 0, TestName = "A comment: nothing")]
    [TestCase("step * x))", "step * x  ))", "", 0, TestName = "A blank: nothing")]
    [TestCase("(weight, x) => weight + (step * x)", "(w0, x0) => w0 + (step * x0)", "", 0, TestName = "Names of a lambda's parameters: nothing")]
    [TestCase("step", "stride", "", 0, TestName = "The name of a captured local: nothing")]
    [TestCase("    public static double Score(", "    public static double Squares(double x) => new[] { x }.Sum(y => y * y);\n\n    public static double Score(", "", 0, TestName = "A neighbour: nothing")]
    public void An_edit_runs_again_what_rests_on_it(string right, string wrong, string methods, int models, string? metric = null)
    {
        Assert.That(DomainGuide.Code.Count(text => text.Contains(right)), Is.Positive, $"{DomainGuide.Page}: '{right}' to edit");
        var (before, notes) = Run(Before.Value);
        Assert.That(notes, Is.Empty);
        int stored = Lines, trained = Models;
        var (after, told) = Run(DomainGuide.Compiled(text => text.Replace(right, wrong)));
        string[] ran = methods.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.That((Lines - stored, Models - trained), Is.EqualTo((before.Count(r => ran.Contains(r.Cell.Method)), models)), "cells and models");
        Assert.That(after.Zip(before).Where(pair => Differs(pair.First, pair.Second, null)).Select(pair => pair.First.Cell.Method).Distinct(), Is.EquivalentTo(ran), "the numbers change");
        if (metric is not null)
        {
            Assert.That(after.Zip(before).Count(pair => Differs(pair.First, pair.Second, metric)), Is.Zero, $"but for {metric}");
        }

        Assert.That(told, Has.Count.EqualTo(ran.Length > 0 && metric is null ? 1 : 0), "it is said once");
    }

    [Test]
    public void An_edit_that_is_taken_back_finds_what_was_there()
    {
        Run(Before.Value);
        Run(DomainGuide.Compiled(text => text.Replace("LearningRate, Epochs, seed);", "LearningRate / 2, Epochs, seed);")));
        int stored = Lines;
        Run(DomainGuide.Compiled(code => code));
        Assert.That(Lines, Is.EqualTo(stored));
    }

    private int Lines => Directory.EnumerateFiles(Path.Combine(folder, "store")).Sum(path => File.ReadAllLines(path).Length);

    private int Models => Directory.EnumerateFiles(Path.Combine(folder, "models")).Count();

    private (CellRecord[] Records, List<string> Notes) Run(Assembly assembly)
    {
        List<string> notes = [];
        var (domain, info) = new DomainCatalog(DomainGuide.DomainOf(assembly)).Tasks[0];
        var task = domain.Open(info.Name, new(folder, DataFolders.Default));
        using var store = new RecordStore(folder);
        var results = new StoredCells(task, store, notes.Add).Complete(Tiers.Study(task, info.Scenario, "smoke"), workers: 2);
        return ([.. results.Records], notes);
    }

    private static bool Differs(CellRecord a, CellRecord b, string? besides) =>
        a.Result.WeightsSha256 != b.Result.WeightsSha256 || a.Result.Metrics.Any(m => m.Key != besides && m.Value != b.Result.Metrics[m.Key]);
}
