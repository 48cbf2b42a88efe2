using UnlearnRepro.Domains.Health;
using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tests.Health;

/// <summary>A study that varies more is looked at level by level of its data, with all its trained models, and is as healthy as the worst level.</summary>
public sealed class StudySlicesTests
{
    private static readonly MethodChoice Drawn = new("Drawn", "", SeedUse.TrainingAndUnlearning), Retrain = new("Retrain", "", SeedUse.Retraining);

    private static readonly SeedAxis Init = SeedAxis.Train.Part("init", "init"), Order = SeedAxis.Train.Part("order", "shuffle");

    [Test]
    public void AStudyOfTwoAxesIsItsOwn()
    {
        var results = Results(new(SeedAxis.OfCells, []), 3, 2, _ => 0);
        Assert.That(StudySlices.Of(results).Single().Results, Is.SameAs(results));
    }

    [Test]
    public void EachForgetSetIsASliceWithAllPartsAsModels()
    {
        StudyDesign design = new([SeedAxis.Forget, SeedAxis.Train, Init, Order, SeedAxis.Unlearn, SeedAxis.Eval], [new(SeedAxis.Forget, 2), new(Init, 3), new(Order, 2), new(SeedAxis.Eval, 2)]);
        var slices = StudySlices.Of(Results(design, 1, 2, cell => (100 * cell.Forget) + (20 * cell.Axes[Init]) + (10 * cell.Axes[Order]) + cell.Unlearn + (1000 * cell.Eval)));
        Assert.That(slices, Has.Count.EqualTo(2));
        foreach (var (forget, slice) in slices.Index())
        {
            double[][] expected = [.. from init in Enumerable.Range(0, 3) from order in Enumerable.Range(0, 2)
                select new double[] { (100 * forget) + (20 * init) + (10 * order), (100 * forget) + (20 * init) + (10 * order) + 1 }];
            Assert.That(slice.Results.Grid(Drawn, "m").Values, Is.EqualTo(expected), "a row for each model, evaluations apart");
            Assert.That((slice.Results.Study.TrainingSeeds, slice.Results.Study.UnlearningSeeds), Is.EqualTo((6, 2)));
            var own = slice.Own(slice.Results.Study.CellOf(Drawn, 3, 1));
            Assert.That((own.Forget, own.Axes[Init], own.Axes[Order], own.Unlearn), Is.EqualTo((forget, 1, 1, 1)));
            Assert.That(slice.Results.Grid(Retrain, "m").Values, Has.Length.EqualTo(6));
        }
    }

    [Test]
    public void WhatFailsAtOneLevelFails()
    {
        HealthCheck holds = new("G1", "s", true, "yes"), fails = new("G1", "s", false, "no"), nothing = new("G1", "s", null, "not checked");
        Assert.That(Together([holds]), Is.SameAs(holds));
        Assert.That((Together([holds, holds]).Holds, Together([holds, holds]).Found), Is.EqualTo((true, "at 2 of 2 levels of what is drawn for the data, as at the first: yes")));
        Assert.That((Together([holds, fails]).Holds, Together([holds, fails]).Found), Is.EqualTo((false, "at 1 of 2 levels of what is drawn for the data, first: no")));
        Assert.That((Together([nothing, nothing]).Holds, Together([nothing, nothing]).Found), Is.EqualTo(((bool?)null, "not checked")));
        Assert.That(Together([nothing, holds]).Holds, Is.True);

        // About the whole study at one level and about a method at another: the whole study is sick.
        var ofMethod = fails with { Methods = [Drawn] };
        Assert.That(Together([holds, ofMethod]).Methods, Is.EqualTo(new[] { Drawn }));
        Assert.That(Together([fails, ofMethod]).IsSickStudy, Is.True);

        static HealthCheck Together(HealthCheck[] slices) => SlicedChecks.Together(slices);
    }

    private static StudyResults Results(StudyDesign design, int trainingSeeds, int unlearningSeeds, Func<Cell, double> value)
    {
        var study = new Study
        {
            Name = "s",
            Task = "t",
            Scenario = "c",
            Methods = [Drawn, Retrain],
            Metrics = ["m"],
            TrainingSeeds = trainingSeeds,
            UnlearningSeeds = unlearningSeeds,
        }.WithDesign(design);
        return new(study, study.Cells().ToDictionary(cell => $"{cell}", cell => new CellRecord(
            $"{cell}", cell, new(new Dictionary<string, double> { ["m"] = value(cell) }, $"{cell}", new Dictionary<string, string>(), 1, CellStatus.Ok),
            "none", CellCode.None, new Dictionary<string, string>())), cell => $"{cell}");
    }
}
