using UnlearnRepro.Plans;
using UnlearnRepro.Reports.Forms;
using UnlearnRepro.Reports.Tables;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Planning;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Plans;

/// <summary>A plan over all seed axes from a stored study: what a model and a run cost, and whose plan it is.</summary>
public class DesignPlanTests
{
    private static readonly PlanCosts Costs = new(8, new Dictionary<MethodChoice, double>
    {
        [new FakeTask().Method("Drawn")] = 3,
        [new FakeTask().Method("Fixed")] = 1,
    });

    /// <summary>A model for each training seed, a run for each choice of everything; a method pays its share of the models.</summary>
    [Test]
    public void NumbersAreThoseOfTheComponentsWithModelsAndRunsPaidFor()
    {
        var results = Results(Value, new StudyFactor(SeedAxis.Forget, 3));
        var row = Plan(results, new(4, 500)).Rows[0];
        var design = results.Design(row.Method, "accuracy")!;
        var found = FactorialComponents.Of(new([.. design.Factors], [.. design.Values.Select(v => v!.Value)]));
        PlanFactor[] factors = [new("forget", []), new("train", []), new("unlearn", ["forget", "train"])];
        PlanEffect[] effects =
        [
            new(["forget"], Variance("forget"), 0), new(["train"], Variance("train"), 8 / 2.0), new(["forget", "train"], Variance("forget x train"), 0),
            new(["forget", "train", "unlearn"], Variance("unlearn"), 3),
        ];
        Assert.That(row.Target!.Design!.Numbers, Is.EqualTo(FactorialPlan.ForTarget(factors, effects, 4).Design!.Numbers));
        Assert.That(row.Target.Design.Cost, Is.EqualTo(FactorialPlan.ForTarget(factors, effects, 4).Design!.Cost).Within(1e-9));
        Assert.That(row.Budget!.Design!.Numbers, Is.EqualTo(FactorialPlan.ForBudget(factors, effects, 500 / 2.0).Design!.Numbers), "half of the budget");

        double Variance(string name) => found.Components.Single(c => c.Name == name).Variance.Value;
    }

    /// <summary>Metrics of a forget set are held against retrained models, which are trained for each: a design of few forget sets pays less of them.</summary>
    [Test]
    public void EveryForgetSetPaysItsReferences()
    {
        var results = Results(Value, new StudyFactor(SeedAxis.Forget, 3));
        var free = DesignPlan.Of(results, new FakeTask().Metrics[0], Costs, new(4, null)).Rows[0].Target!.Design!;
        var paid = DesignPlan.Of(results, new FakeTask().Metrics[0], Costs with { References = 5 }, new(4, null)).Rows[0].Target!.Design!;
        double models = paid["train"], runs = models * paid["forget"] * paid["unlearn"];
        Assert.That(paid.Cost, Is.EqualTo((5 * 4 * paid["forget"]) + (4 * models) + (3 * runs)).Within(1e-9), "c_T is 8, shared by two methods");
        Assert.That(paid["forget"], Is.LessThanOrEqualTo(free["forget"]));
        Assert.That(paid.HalfWidth, Is.LessThanOrEqualTo(4));
    }

    [Test]
    public void AMethodWithoutAPlanPaysNothing()
    {
        var task = new FakeTask { Value = (cell, _) => cell.Method == "Fixed" ? 5 : Value(cell.Forget, cell.Train, cell.Unlearn) };
        var study = task.Study(4, 2, "Drawn", "Fixed").WithDesign(new(SeedAxis.OfCells, [new(SeedAxis.Forget, 3)]));
        var sink = new MemorySink();
        new StudyRunner(task, sink, 2).Run(study, new HashSet<string>());
        var design = Plan(new(study, sink.Records.ToDictionary(r => r.Key), ((ITask)task).Key), new(4, null)).Rows[0].Target!.Design!;
        Assert.That(design.Cost, Is.EqualTo((8 * design["train"]) + (3.0 * design["forget"] * design["train"] * design["unlearn"])).Within(1e-9));
    }

    /// <summary>Classes come to an end: with all of them in the design they bring nothing to the mean's error.</summary>
    [Test]
    public void NoMoreLevelsArePlannedThanThereAre()
    {
        var row = Plan(Results(Value, new StudyFactor(SeedAxis.Forget, 3, Population: 5)), new(0.5, null)).Rows[0];
        Assert.That(row.Target!.Design!["forget"], Is.LessThanOrEqualTo(5));
        Assert.That(Plan(Results(Value, new StudyFactor(SeedAxis.Forget, 3)), new(0.5, null)).Rows[0].Target!.Design!["forget"], Is.GreaterThan(5));
    }

    [Test]
    public void ModelsAreNestedInASplitOfTheData()
    {
        var row = Plan(Results((f, t, u) => Value(f, t, u), SeedAxis.Data, new StudyFactor(SeedAxis.Data, 3)), new(4, null)).Rows[0];
        var design = row.Target!.Design!;
        Assert.That(design.Factors.Select(f => $"{f.Name} in {string.Join('+', f.NestedIn)}"), Is.EqualTo(new[] { "data in ", "train in data", "unlearn in data+train" }));
        double models = design["data"] * design["train"], runs = models * design["unlearn"];
        Assert.That(design.Cost, Is.EqualTo((models * 4) + (runs * 3)).Within(1e-9));
    }

    [Test]
    public void CollapsedCellsAndEqualResultsGiveNoPlanAndSayWhy()
    {
        var plan = Plan(Results((f, t, u) => f + t + u == 0 ? double.NaN : 5, new StudyFactor(SeedAxis.Forget, 3)), new(4, null));
        Assert.That(plan.Rows.Select(r => r.Note), Is.EqualTo(new[] { "cells collapsed: the components of the others are no plan", "cells collapsed: the components of the others are no plan" }));
        var equal = Plan(Results((_, _, _) => 5, new StudyFactor(SeedAxis.Forget, 3)), new(4, null));
        Assert.That(equal.Rows[0].Target, Is.Null);
        Assert.That(DesignPlanTable.All(equal)[0].Rows, Has.Count.EqualTo(2));
        Assert.That(DesignPlanTable.Messages(equal)[0], Does.StartWith("Drawn: "));
    }

    [Test]
    public void TheFileHasTablesAndSentences()
    {
        string folder = Directory.CreateTempSubdirectory("plan-").FullName;
        try
        {
            PlanFolder.Write(folder, Plan(Results(Value, new StudyFactor(SeedAxis.Forget, 3)), new(4, 500)));
            string text = File.ReadAllText(Path.Combine(folder, "plan.md"));
            Assert.That(text, Does.StartWith("# Plan from test-forget3\n").And.Contain("| method | forget | floor of forget | train | floor of train | unlearn | floor of unlearn | half-width | time"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void AComparisonWithRetrainedModelsIsRefused() => Assert.That(
        () => Plan(Results(Value, new StudyFactor(SeedAxis.Forget, 3)), new(4, null, compareWithRetrain: true)),
        Throws.TypeOf<StudyException>().With.Message.EqualTo("--references: expected none beside --vary, found --vary forget: such a plan is for the mean alone"));

    private static double Value(int f, int t, int u) => 50 + (9 * f) + (f * t) - (3 * t) + (((7 * f) + (5 * t) + (3 * u)) % 4);

    private static DesignPlan Plan(StudyResults results, PlanRequest request) => DesignPlan.Of(results, new FakeTask().Metrics[0], Costs, request);

    private static StudyResults Results(Func<int, int, int, double> value, StudyFactor factor) => Results(value, SeedAxis.Forget, factor);

    private static StudyResults Results(Func<int, int, int, double> value, SeedAxis axis, StudyFactor factor)
    {
        var task = new FakeTask { Value = (cell, _) => value(cell.Axes[axis], cell.Train, cell.Unlearn) };
        var study = task.Study(4, 2, "Drawn", "Fixed").WithDesign(new(SeedAxis.OfCells, [factor]));
        var sink = new MemorySink();
        new StudyRunner(task, sink, 2).Run(study, new HashSet<string>());
        return new(study, sink.Records.ToDictionary(r => r.Key), ((ITask)task).Key);
    }
}
