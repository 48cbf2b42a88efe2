using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using UnlearnRepro.Claims;
using UnlearnRepro.Claims.Joint;
using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.NUnit.Claims;
using UnlearnRepro.Tests.Claims;
using UnlearnRepro.Tests.Store;
using UnlearnRepro.Tests.Studies;

namespace UnlearnRepro.Tests.NUnit;

/// <summary>A joint claim is a case; the gate counts those that do not take long and shows the health of each of their studies once.</summary>
public class JointRunTests
{
    private static readonly RegisteredStudy A = new("a", "fake", "everything-odd", 12, 3, "why") { Methods = ["Drawn", "Fixed"] };
    private static readonly RegisteredStudy B = A with { Name = "b", Scenario = "everything-even" };
    private static readonly RegisteredStudy Slow = A with { Name = "slow", Scenario = "everything", Long = true };

    [Test]
    public void ACaseHasTheStudiesOfItsPartsAndOneOfALongStudyIsLong()
    {
        using var run = new Run(new(), Joint("quick", "a", "b"), Joint("long", "a", "slow"));
        ITestCaseData[] cases = [.. run.Of.Cases()];
        Assert.That(cases.Select(c => (c.TestName, c.RunState)), Is.EqualTo(new[] { ("quick", RunState.Runnable), ("long", RunState.Explicit) }));
        Assert.That(cases[0].Properties["Study"], Is.EqualTo(new[] { "a", "b" }));
        Assert.That(cases[1].Properties.Get(PropertyNames.Category), Is.EqualTo("Long"));
    }

    [Test]
    public void TheGateIsOpenAndALongClaimIsNoPartOfIt()
    {
        // Of the long study's scenario the claim is false.
        var task = new FakeTask { Value = (cell, _) => cell.Scenario == "everything" ? FakeTask.Normal(cell, "draw") : 10 * FakeTask.Normal(cell, "model") };
        using var run = new Run(task, Joint("quick", "a", "b"), Joint("long", "a", "slow"));
        Assert.That(run.End(() => run.Of.CheckGate(run.Gate)), Is.Null);
        Assert.That(File.ReadAllText(run.Gate), Does.Contain("gate open: 1 claim, 0 contradicted"));
        Assert.That(task.Ran.Select(cell => cell.Scenario), Does.Not.Contain("everything"));
        Assert.That(run.End(() => run.Of.Check("quick")), Is.Null);
        Assert.That(run.End(() => run.Of.Check("long")), Is.TypeOf<AssertionException>().With.Message.Contains("long CONTRADICTED"));
    }

    [Test]
    public void AContradictedClaimClosesTheGate()
    {
        var flat = new FakeTask { Value = (cell, _) => FakeTask.Normal(cell, "draw") };
        using var run = new Run(flat, Joint("quick", "a", "b"));
        Assert.That(run.End(() => run.Of.CheckGate(run.Gate)), Is.TypeOf<AssertionException>().With.Message.Contains("contradicted  quick: on a: "));
        Assert.That(File.ReadAllText(run.Gate), Does.Contain("gate closed: 1 claim, 1 contradicted"));
    }

    [Test]
    public void WhatIsSickIsNamedWithItsStudyOnceAndClosesTheGate()
    {
        var sick = new FakeTask { Checks = results => [new("G2", "M_r is a reference.", results.Study.Scenario != "everything-even", "it wanders")] };
        using var run = new Run(sick, Joint("one", "a", "b"), Joint("two", "b", "a"));
        var thrown = run.End(() => run.Of.CheckGate(run.Gate));
        Assert.That(thrown, Is.TypeOf<AssertionException>());
        Assert.That(thrown!.Message.Split('\n').Where(line => line.StartsWith("sick study", StringComparison.Ordinal)), Is.EqualTo(new[] { "sick study    G2: on b: it wanders" }));
        Assert.That(thrown.Message, Does.Contain("2 inconclusive"));
    }

    [Test]
    public void AControlThatIsContradictedIsSicknessOfItsStudy()
    {
        // Liar draws, and a control of the domain says that it does not.
        var control = World.Claim("unlearning-seeds-change-nothing", ["Liar"]) with { Id = "B-DET", Family = "ground" };
        var above = World.Claim("training-seeds-matter", ["Liar"], ("spread", 1)) with { Id = "above", Studies = ["a"] };
        var set = ClaimSet.Of(control, above);
        set = set with { Families = [set.Families[0], set.Families[1] with { After = ["ground"] }] };
        using var run = new Run(new(), set, data: true, study => study with { Methods = [.. study.Methods!, "Liar"] }, Joint("quick", "a", "b"));
        var thrown = run.End(() => run.Of.CheckGate(run.Gate));
        Assert.That(thrown, Is.TypeOf<AssertionException>().With.Message.Contains("sick study    B-DET: on a: ").And.Message.Contains("sick study    B-DET: on b: "));
        Assert.That(run.End(() => run.Of.Check("quick")), Is.TypeOf<InconclusiveException>().With.Message.Contains("not measured, since B-DET fails"));
    }

    [Test]
    public void WithoutItsDataEverythingIsIgnored()
    {
        using var run = new Run(new(), ClaimSet.Of(), data: false, study => study, Joint("quick", "a", "b"));
        Assert.That(run.End(() => run.Of.Check("quick")), Is.TypeOf<IgnoreException>().With.Message.EqualTo("arithmetic: no numbers here"));
        Assert.That(run.End(() => run.Of.CheckGate(run.Gate)), Is.TypeOf<IgnoreException>());
        Assert.That(run.Gate, Does.Not.Exist);
    }

    private static JointClaim Joint(string id, params string[] studies) => new(id, "f", "these tests", "A sentence.", [.. studies.Select(study =>
        new JointPart(study, "training-seeds-matter") { Methods = ["Drawn"], Metric = "accuracy", Margins = new Dictionary<string, double> { ["spread"] = 1 } })]);

    private sealed class Run : IDisposable
    {
        private readonly TemporaryStore store = new();

        public Run(FakeTask task, params JointClaim[] claims)
            : this(task, ClaimSet.Of(), data: true, study => study, claims)
        {
        }

        public Run(FakeTask task, ClaimSet own, bool data, Func<RegisteredStudy, RegisteredStudy> change, params JointClaim[] claims)
        {
            var domain = new FakeDomain(task, (own with { Studies = [A, B, Slow] }).OnStudies(change)) { HasData = data };
            Of = new(
                new Source(new(domain), new([new("f", "why")], claims, 0)), new(store.Artifacts, DataFolders.Default), new Dictionary<string, string>());
        }

        public JointRun Of { get; }

        public string Gate => Path.Combine(store.Artifacts, "gate.md");

        // In a context of its own, so that what is asserted in there is not a failure of this test.
        public Exception? End(Action test)
        {
            using var context = new TestExecutionContext.IsolatedContext();
            try
            {
                test();
            }
            catch (ResultStateException e)
            {
                return e;
            }

            return null;
        }

        public void Dispose() => store.Dispose();
    }

    private sealed record Source(DomainCatalog Domains, JointClaims Claims) : IJointSource;
}
