using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tests.Tasks;

/// <summary>A model that is none is a result like any other: recorded, stored, read back and counted.</summary>
public class CollapseTests
{
    [Test]
    public void AModelOfNaNIsStoredAndCounted()
    {
        using var digits = new DigitsTask();
        var study = new Study
        {
            Name = "collapse",
            Task = "digits",
            Scenario = "full-class-3",
            Methods = [digits.Task.Method("NegGradPlus:LearningRate=1e6,Epochs=1"), digits.Task.Method("Original")],
            Metrics = ["accuracy-forget", "loss-forget", "mia", "mia-auc"],
            TrainingSeeds = 2,
            UnlearningSeeds = 2,
            Root = 7,
        };
        using (var store = new RecordStore(digits.Artifacts))
        {
            new StoredCells(digits.Task, store).Complete(study, workers: 1);
        }

        using var again = new RecordStore(digits.Artifacts);
        var results = new StudyResults(study, again.Read(), digits.Task.Key);
        Assert.That(results.Records.Where(r => r.Cell.Method == "NegGradPlus").Select(r => r.Result.Status), Has.Exactly(4).EqualTo(CellStatus.Collapsed));
        Assert.That(results.Record(study.Methods[0], 0, 1).Result.Metrics["loss-forget"], Is.NaN);
        foreach (string metric in study.Metrics)
        {
            // Accuracy, votes and area of NaN are numbers, and no results.
            Assert.That(results.Grid(study.Methods[0], metric).Collapsed, Is.EqualTo(4), metric);
            Assert.That(results.Grid(study.Methods[1], metric).Collapsed, Is.Zero, metric);
        }
    }

    /// <summary>Ascent on D_f makes the model surer of wrong classes than single precision can say; the model is one all the same.</summary>
    [Test]
    public void WhatPublishedCodeMakesInfiniteIsMissingAlone()
    {
        using var digits = new DigitsTask("digits", epochs: 3);
        var outcome = digits.Run(digits.Cell("NegGrad:LearningRate=0.05,Epochs=5"));
        Assert.That(outcome.Metrics["loss-forget"], Is.InRange(150, 1e30));
        Assert.That(outcome.Metrics.Where(m => !double.IsFinite(m.Value)).Select(m => m.Key), Is.Not.Empty.And.SubsetOf(
            new[] { "js-published-test-forget", "js-published-test-retain", "zrf-published" }));
        Assert.That(outcome.Status, Is.EqualTo(CellStatus.Ok));
    }
}
