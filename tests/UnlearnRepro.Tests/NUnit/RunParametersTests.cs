using UnlearnRepro.Claims;
using UnlearnRepro.NUnit.Claims;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.NUnit;

/// <summary>What a run of claims is asked for is read to the letter, and whatever is not the registered study says so.</summary>
public class RunParametersTests
{
    private static readonly RegisteredStudy Study = new("known", "fake", "everything-odd", 20, 5, "why");

    [Test]
    public void WithoutParametersEveryStudyIsTheRegisteredOne()
    {
        var none = Read([]);
        Assert.That(none.Of(Study), Is.EqualTo(Study));
        Assert.That(none.Departure(Study), Is.Null);
    }

    [TestCase("TrainingSeeds", "3", "fake, 3 x 5, root 2026")]
    [TestCase("UnlearningSeeds", "2", "fake, 20 x 2, root 2026")]
    [TestCase("Tier", "smoke", "fake, 3 x 2, root 2026")]
    [TestCase("Root", "7", "fake, 20 x 5, root 7")]
    [TestCase("Root", "0", "fake, 20 x 5, root 0")]
    [TestCase("Task", "other", "other, 20 x 5, root 2026")]
    public void AnyOtherStudyIsExploration(string name, string value, string found) =>
        Assert.That(Read([(name, value)]).Departure(Study), Is.EqualTo($"known is registered as fake, 20 x 5, root 2026; this is {found}, and no part of the gate"));

    [TestCase("Tier", "quick")]
    [TestCase("TrainingSeeds", "20")]
    [TestCase("Task", "fake")]
    [TestCase("Root", "2026")]
    public void TheRegisteredStudyIsNoneHoweverItIsAskedFor(string name, string value) => Assert.That(Read([(name, value)]).Departure(Study), Is.Null);

    [TestCase("TrainingSeeds", "0", "TrainingSeeds: expected a whole number, at least 1, found '0'")]
    [TestCase("UnlearningSeeds", "three", "UnlearningSeeds: expected a whole number, at least 1, found 'three'")]
    [TestCase("TrainingSeeds", "4294967297", "TrainingSeeds: expected a whole number, at least 1, found '4294967297'")]
    [TestCase("Root", "-1", "Root: expected a whole number, at least 0, found '-1'")]
    [TestCase("Tier", "smok", "tier: expected one of smoke, quick, paper, found 'smok' (did you mean smoke?)")]
    [TestCase("Task", "othr", "Task: expected one of fake, other, found 'othr' (did you mean other?)")]
    public void WhatIsNoneOfItsKindIsNamed(string name, string value, string message) =>
        Assert.That(() => Read([(name, value)]), Throws.TypeOf<StudyException>().With.Message.EqualTo(message));

    [Test]
    public void ATierHasNoSizeBesideIt() =>
        Assert.That(
            () => Read([("Tier", "smoke"), ("UnlearningSeeds", "4")]),
            Throws.TypeOf<StudyException>().With.Message.EqualTo("Tier: expected no TrainingSeeds or UnlearningSeeds beside it, found Tier smoke"));

    private static RunParameters Read((string Name, string Value)[] given) =>
        RunParameters.Read(name => given.FirstOrDefault(g => g.Name == name).Value, ["fake", "other"]);
}
