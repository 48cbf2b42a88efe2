using System.Reflection;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Kernels.Runtime;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims.Guide;

/// <summary>
/// The method of docs/adding-a-method.md in an assembly of its own, as in a repository of its own: handed to the digits, run, edited twice
/// and run again. Its cells are computed anew each time, no other is, and nothing is left of it where it is not handed in.
/// </summary>
[TestFixture]
public sealed class ForeignMethodTests
{
    private static readonly string[] Code = [.. CodeBlock.Of("docs/adding-a-method.md", "csharp").Select(block => block.Text)];
    private string folder = null!;

    [OneTimeSetUp]
    public void Configure() => TorchRuntime.Configure();

    [SetUp]
    public void Make() => folder = Directory.CreateTempSubdirectory("unlearn-foreign-").FullName;

    [TearDown]
    public void Delete() => Directory.Delete(folder, recursive: true);

    [Test]
    public void It_is_found_by_its_own_code()
    {
        var first = Run(code => code);
        Assert.That(first.Ran, Is.EqualTo(new[] { "Original", "Unlikelihood" }));
        var second = Run(code => code.Replace("problem.Forget,", "problem.Retain,"));
        Assert.That(second.Ran, Is.EqualTo(new[] { "Unlikelihood" }));
        Assert.That(second.Weights, Is.Not.EqualTo(first.Weights));
        var third = Run(code => code.Replace("masked_fill(own, ", "masked_fill(~own, "));
        Assert.That(third.Ran, Is.EqualTo(new[] { "Unlikelihood" }));
        Assert.That(third.Weights, Is.Not.EqualTo(first.Weights).And.Not.EqualTo(second.Weights));
        var again = Run(code => code);
        Assert.That((again.Ran, again.Weights), Is.EqualTo((Array.Empty<string>(), first.Weights)), "taken back: what was there is found");
        Assert.That(Notes(ImagesDomain.Open(ImageTaskCatalog.Get("digits"), new(folder, DataFolders.Default))), Is.Empty, "another's cells are not old");
    }

    private (string[] Ran, string Weights) Run(Func<string, string> edit)
    {
        Assert.That(Code.Any(code => code.Contains("problem.Forget,")) && Code.Any(code => code.Contains("masked_fill(own, ")), "what is edited stands on the page");
        Assembly mine = CompiledCode.Load([edit(Code[0])], Code[1..]);
        var task = ImagesDomain.Open(ImageTaskCatalog.Get("digits"), new(folder, DataFolders.Default), mine);
        string[] before = Lines();
        using var store = new RecordStore(folder);
        var cells = new StoredCells(task, store);
        string[] weights =
        [
            .. ((string[])["Original", "Unlikelihood"]).Select(task.Method).Select(m => cells.Get(
                new(task.Name, "full-class-3", m.Name, m.Parameters, Study.TuningRoot, default), ["accuracy-forget"]).WeightsSha256),
        ];
        string[] made = [.. Lines().Except(before).Select(line => line.Contains("\"method\":\"Original\"", StringComparison.Ordinal) ? "Original" : "Unlikelihood").Order(StringComparer.Ordinal)];
        return (made, weights[1]);
    }

    private List<string> Notes(ITask task)
    {
        List<string> notes = [];
        using var store = new RecordStore(folder);
        _ = new StoredCells(task, store, notes.Add);
        return notes;
    }

    private string[] Lines() => Directory.Exists(Path.Combine(folder, "store")) ? [.. Directory.EnumerateFiles(Path.Combine(folder, "store")).SelectMany(File.ReadAllLines)] : [];
}
