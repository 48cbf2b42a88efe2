using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Seeds;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Images.Tests.Tasks;

/// <summary>Studies that vary more than training and unlearning seeds, on the digits.</summary>
public sealed class DesignTaskTests
{
    private const string Drawn = "full-class";

    private readonly DigitsTask digits = new();

    [OneTimeTearDown]
    public void Delete() => digits.Dispose();

    /// <summary>A crossed study reuses its trained models; where D is corrupted every forget set has models of its own.</summary>
    [TestCase(Drawn, 20)]
    [TestCase("random-1pct", 20)]
    [TestCase("mislabelled-1pct", 100)]
    [TestCase("poisoned-1pct", 100)]
    public void FiveForgetSetsOfTwentyTrainingSeedsTrainAsManyOriginalsAsThereAre(string scenario, int expected)
    {
        var study = Study(scenario, 20, 1, "forget=5");
        string[] models = [.. study.Cells().SelectMany(digits.Task.Prerequisites).Select(p => p.Key).Distinct()];
        Assert.That(models.Count(key => key.Contains("/train/", StringComparison.Ordinal)), Is.EqualTo(expected));
        Assert.That(models.Count(key => key.Contains("/retrain/", StringComparison.Ordinal)), Is.EqualTo(5 * 5), "five references of each forget set");
    }

    [Test]
    public void ADataSplitOwnsItsModelsItsForgetSetsAndItsDraws()
    {
        var study = Study(Drawn, 3, 1, "data=2");
        string[] models = [.. study.Cells().SelectMany(digits.Task.Prerequisites).Select(p => p.Key[(p.Key.LastIndexOf('\n') + 1)..]).Distinct()];
        Assert.That(models, Has.Length.EqualTo(2 * (3 + 5)));
        Assert.That(models.Where(key => key.Contains("/train/", StringComparison.Ordinal)), Does.Contain("7/digits/train/2").And.Contain("7/digits/data/1/train/2"));
    }

    [Test]
    public void LevelsOfADrawnClassAreTheClassesEachOnce()
    {
        // What is forgotten is known before anything has learned.
        using DigitsTask untrained = new("digits", epochs: 0);
        string[] drawn = [.. Enumerable.Range(0, 10).Select(forget => Forget(Drawn, forget))];
        Assert.That(drawn, Is.EquivalentTo(Enumerable.Range(0, 10).Select(label => Forget($"full-class-{label}", 0))));
        Assert.That(drawn, Is.Not.EqualTo(Enumerable.Range(0, 10).Select(label => Forget($"full-class-{label}", 0))), "in an order of their own");
        Assert.That(digits.Task.Levels(Drawn, SeedAxis.Forget, 7), Is.EqualTo(10));
        Assert.That(digits.Task.Levels("random-1pct", SeedAxis.Forget, 7), Is.Null);
        Assert.That(() => Study(Drawn, 1, 1, "forget=11"), Throws.TypeOf<StudyException>().With.Message.EqualTo(
            "--vary forget: expected at most 10 levels, which is all that full-class has, found 11"));

        string Forget(string scenario, int forget)
        {
            var cell = untrained.Cell("Original", scenario: scenario) with { Forget = forget };
            untrained.Make(cell);
            return untrained.Task.Run(cell, []).Inputs["forget"];
        }
    }

    [TestCase("full-class-3", "--vary: expected one of data, init, order, eval, found 'forget'")]
    [TestCase("classes-3-5", "--vary: expected one of data, init, order, eval, found 'forget'")]
    public void AScenarioThatDrawsNothingHasNoForgetAxis(string scenario, string message) =>
        Assert.That(() => Study(scenario, 1, 1, "forget=2"), Throws.TypeOf<StudyException>().With.Message.Contains(message));

    /// <summary>Which worker takes which cell changes nothing, and more levels of every axis leave the others as they were.</summary>
    [TestCase(2, 3, "forget=2 data=2 eval=2", "forget=3 data=3 eval=3", 32)]
    [TestCase(1, 1, "init=2 order=2", "init=3 order=3 forget=2", 8)]
    public void ALargerStudyOnMoreWorkersHoldsTheSmallerOneToTheBit(int trainingSeeds, int more, string vary, string moreVary, int cells)
    {
        using DigitsTask one = new("digits", epochs: 2), two = new("digits", epochs: 2);
        var small = Records(one, 1, trainingSeeds, 1, vary.Split(' '));
        var large = Records(two, 3, more, 2, moreVary.Split(' '));
        Assert.That(small, Has.Count.EqualTo(cells));
        foreach (var (key, bits) in small)
        {
            Assert.That(large.GetValueOrDefault(key), Is.EqualTo(bits), key);
        }
    }

    private Study Study(string scenario, int trainingSeeds, int unlearningSeeds, params string[] vary) =>
        Of(digits, scenario, trainingSeeds, unlearningSeeds, vary);

    private static Study Of(DigitsTask of, string scenario, int trainingSeeds, int unlearningSeeds, params string[] vary) => new Study
    {
        Name = "test",
        Task = "digits",
        Scenario = scenario,
        Methods = [of.Task.Method("Original"), of.Task.Method("Finetune")],
        Metrics = ["accuracy-forget", "loss-test"],
        TrainingSeeds = trainingSeeds,
        UnlearningSeeds = unlearningSeeds,
        Root = 7,
    }.WithDesign(StudyDesign.Of(of.Task, scenario, 7, vary)).Checked();

    private static Dictionary<string, string> Records(DigitsTask of, int workers, int trainingSeeds, int unlearningSeeds, params string[] vary)
    {
        using var store = new RecordStore(of.Artifacts);
        var study = Of(of, "random-5pct", trainingSeeds, unlearningSeeds, vary);
        return new StoredCells(of.Task, store).Complete(study, workers).Records.ToDictionary(r => r.Cell.ToString(), r => DigitsTask.Bits(r.Result));
    }
}
