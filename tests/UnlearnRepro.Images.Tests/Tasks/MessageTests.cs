using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Images.Tests.Tasks;

/// <summary>What was mistyped is answered in one line that names it and what was probably meant.</summary>
public class MessageTests
{
    private DigitsTask digits = null!;

    [OneTimeSetUp]
    public void MakeTask() => digits = new();

    [OneTimeTearDown]
    public void DeleteTask() => digits.Dispose();

    [TestCase("Finetun", "method: expected one of ", "found 'Finetun' (did you mean Finetune?)")]
    [TestCase("ssdcorected", "method: expected one of ", "did you mean SsdCorrected")]
    [TestCase("SsdCorrected:Alfa=1", "method SsdCorrected: expected a hyper-parameter among Alpha, Lambda, found 'Alfa'", "")]
    [TestCase("SsdCorrected:Alpha=high", "method SsdCorrected, Alpha: expected a value of type Double, found 'high'", "")]
    [TestCase("Finetune:Epochs=2.5", "method Finetune, Epochs: expected a value of type Int32, found '2.5'", "")]
    [TestCase("SsdCorrected:Alpha", "method SsdCorrected: expected Param=value, found 'Alpha'", "")]
    [TestCase("SsdCorrected:Alpha=1,alpha=2", "method SsdCorrected: expected each hyper-parameter once, found alpha twice", "")]
    [TestCase("Finetune:BatchSize=0", "method Finetune, BatchSize: expected at least 1, found 0", "")]
    [TestCase("SsdPublished:BatchSize=-1", "method SsdPublished, BatchSize: expected at least 1, found -1", "")]
    [TestCase("Finetune:Epochs=0", "method Finetune, Epochs: expected at least 1, found 0", "")]
    [TestCase("Finetune:LearningRate=-0.01", "method Finetune, LearningRate: expected at least 0, found -0.01", "")]
    [TestCase("Original:Alpha=1", "method Original: expected a hyper-parameter among none, found 'Alpha'", "")]
    [TestCase("", "method: expected one of ", "found ''")]
    public void AMistypedMethodIsAnswered(string text, string start, string end) =>
        Assert.That(Refused(() => digits.Task.Method(text)), Does.StartWith(start).And.Contains(end));

    [Test]
    public void AMistypedTaskIsAnswered() =>
        Assert.That(Refused(() => ImageTaskCatalog.Get("digit")), Does.StartWith("task: expected one of digits, ").And.Contains("found 'digit' (did you mean digits"));

    [TestCase("fullclass", "scenario: expected one of full-class-CLASS (every image of a class), ")]
    [TestCase("full-class-10", "full-class-10")]
    [TestCase("random-0pct", "0")]
    [TestCase("random-100pct", "1")]
    [TestCase("classes-3-10", "found 10")]
    [TestCase("classes-0-1-2-3-4-5-6-7-8-9", "expected a part of the 1297 train images to forget, found all of them")]
    [TestCase("subclass", "expected classes that have subclasses (tasks digits-pairs and cifar-20), found none")]
    [TestCase("subclass-3", "expected classes that have subclasses (tasks digits-pairs and cifar-20), found none")]
    [TestCase("poisoned-95pct", "expected fewer to poison than the ")]
    public void AScenarioThatIsNoneOfThisTaskIsAnswered(string scenario, string part) =>
        Assert.That(Refused(() => digits.Task.Scenario(scenario, 7)), Does.Contain(part).And.Contains("expected"));

    [TestCase("full-class-9")]
    [TestCase("random-1pct")]
    [TestCase("classes-3-5")]
    [TestCase("mislabelled-1pct")]
    [TestCase("poisoned-1pct")]
    public void AScenarioOfThisTaskIsAccepted(string scenario) => Assert.That(() => digits.Task.Scenario(scenario, 7), Throws.Nothing);

    [TestCase("ssdcorrected: lambda = 1 ,Alpha=7", "SsdCorrected", "Alpha=7,Lambda=1", SeedUse.Training, Description = "names in any case and order")]
    [TestCase("Finetune:LearningRate=1e-5,Epochs=3,BatchSize=8", "Finetune", "LearningRate=1E-05,Epochs=3,BatchSize=8", SeedUse.TrainingAndUnlearning)]
    [TestCase("Retrain", "Retrain", "", SeedUse.Retraining)]
    [TestCase("Original:", "Original", "", SeedUse.Training)]
    public void AMethodIsWrittenOutWithAllItsParameters(string text, string name, string parameters, SeedUse use)
    {
        MethodChoice choice = digits.Task.Method(text);
        Assert.That((choice.Name, choice.Parameters, choice.SeedUse), Is.EqualTo((name, parameters, use)));
        Assert.That(digits.Task.Method($"{choice.Name}:{choice.Parameters}"), Is.EqualTo(choice), "and reads back as itself");
    }

    [Test]
    public void WhatIsNotSetIsTheTunedValue()
    {
        // Tuned as e.g. "Alpha=5,Lambda=0.1", all of its parameters.
        string tuned = ImagesDomain.Files.Tuning["digits"].Methods["SsdCorrected"].Chosen;
        Assert.That(digits.Task.Method("SsdCorrected").Parameters, Is.EqualTo(tuned));
        Assert.That(digits.Task.Method("SsdCorrected:Lambda=0.25").Parameters, Is.EqualTo($"{tuned.Split(',')[0]},Lambda=0.25"));
    }

    [Test]
    public void EveryDefaultMethodReadsBackAsItself()
    {
        MethodChoice[] choices = [.. digits.Task.DefaultMethods("full-class-3").Select(digits.Task.Method)];
        Assert.That(choices, Is.Unique);
        Assert.That(choices.Select(c => digits.Task.Method($"{c.Name}:{c.Parameters}")), Is.EqualTo(choices));
    }

    private static string Refused(Action act)
    {
        string message = Assert.Throws(Is.InstanceOf<StudyException>(), () => act())!.Message;
        Assert.That(message, Does.Not.Contain("\n"));
        return message;
    }
}
