using System.Text.RegularExpressions;
using UnlearnRepro.Domains.Code;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Tasks;
using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Images.Training;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tests.Code;

/// <summary>
/// The walk foresees what a cell runs: whatever the runtime compiles while models are trained and a cell is run lies within what was reached.
/// A member that it missed could be edited without a stored result being noticed as old. Alone, since the runtime does not say for whom it
/// compiles.
/// </summary>
[NonParallelizable]
public sealed class ExecutedCodeTests
{
    // What runs beside a cell and decides nothing of it.
    private static readonly (string Name, string Reason)[] Beside =
    [
        (@"^UnlearnRepro\.Images\.Tests\.", "the test itself"),
        (@"^UnlearnRepro\.Domains\.Code\.", "the walk itself"),
        (@"[+.]<>c[^.]*\.\.c?ctor$", "makes an empty closure"),
        (@"^UnlearnRepro\.Domains\.Models\.ModelCache`1", "carries models, which are checked by content and checksum"),
        (@"\.(Equals|GetHashCode|get_EqualityContract|op_Equality)$", "equality of a record, which follows from its fields; one that is written by hand is reached"),
        (@"^UnlearnRepro\.Studies\.Prerequisite\.", "a key and a delegate"),
        (@"^UnlearnRepro\.Domains\.Audits\.Example(Store|Scores\.get_)", "carries numbers of samples"),
        (@"^UnlearnRepro\.Domains\.Methods\.(Method|[A-Za-z]*Attribute)", "makes the method that the key names, with the hyper-parameters that it names"),
        (@"^UnlearnRepro\.Domains\.Tasks\.DomainTask`3.*\bPrerequisites\b", "says which models are needed, which are found by content"),
        (@"^UnlearnRepro\.Store\.", "writes files"),
    ];

    [TestCase("Finetune")]
    [TestCase("SsdCorrected")]
    public void WhatACellRunsWasReached(string method) => Check(method);

    [Explicit("three minutes")]
    [Category("Long")]
    [TestCaseSource(nameof(Others))]
    public void WhatACellOfAnyMethodRunsWasReached(string method) => Check(method);

    /// <summary>Called in the copy.</summary>
    /// <param name="artifacts">An empty folder.</param>
    /// <param name="method">The method.</param>
    /// <param name="ready">Called before the first model is trained.</param>
    /// <returns>All that was reached, as the runtime names it.</returns>
    internal static string[] Run(string artifacts, string method, Action ready)
    {
        var digits = ImageTaskCatalog.Get("digits");
        var spec = digits with { Recipe = digits.Recipe with { Epochs = 2 } };
        var task = ImagesDomain.Open(spec, new(artifacts, DataFolders.Default));
        var choice = task.Method(method);
        var cell = new Cell(task.Name, "full-class-3", choice.Name, choice.Parameters, 7, default) { Train = 1, Unlearn = 1 };
        var code = ((DomainTask<ForgettingData, Model, Evaluation>)task).Reached;
        string[] metrics = [.. task.Metrics.Select(m => m.Name)];
        Reach[] reached = [code.Model(), code.Run(), code.Method(ImagesDomain.Methods("digits").Find(method)), .. metrics.Select(code.Metric)];
        _ = task.Key(cell);
        ready();
        foreach (var prerequisite in task.Prerequisites(cell))
        {
            prerequisite.Make();
        }

        task.Run(cell, metrics);
        return [.. reached.SelectMany(reach => reach.Bodies).Select(body => $"{body.DeclaringType!.FullName}.{body.Name}").Distinct()];
    }

    private static IEnumerable<string> Others() => ImagesDomain.Methods("digits").Names;

    private static void Check(string method)
    {
        string artifacts = Directory.CreateTempSubdirectory("unlearn-code-").FullName;
        try
        {
            CompiledMethods? compiled = null;
            string[] reached = (string[])new FreshCopy().Call(typeof(ExecutedCodeTests), nameof(Run), artifacts, method, () => { compiled = new(); })!;
            using (compiled)
            {
                string[] executed = [.. compiled!.Names().Where(name => !Beside.Any(b => Regex.IsMatch(name, b.Name)))];
                Assert.That(executed, Has.Length.GreaterThan(200), "the runtime should have told more");
                Assert.That(string.Join('\n', executed.Except(reached)), Is.Empty);
            }
        }
        finally
        {
            Directory.Delete(artifacts, recursive: true);
        }
    }
}
