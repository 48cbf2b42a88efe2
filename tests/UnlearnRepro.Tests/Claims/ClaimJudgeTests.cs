using UnlearnRepro.Claims;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Claims;

/// <summary>Claims of a family share an error rate, and a family rests on those it comes after.</summary>
public class ClaimJudgeTests
{
    private static readonly Claim Control = World.Claim("unlearning-seeds-change-nothing", ["Drawn"]) with { Id = "control", Family = "exact" };

    [Test]
    public void AClaimNeedsAWiderIntervalAmongManyThanAlone()
    {
        using var world = new World(World.Spread(1, 0.1), 40, 3, "Drawn", "Fixed");
        double lower = world.Judge(Spread("probe", 1e-6)).Interval!.Value.Lower;

        // Just inside the claimed region alone; 19 others that are about as large as measured stay open beside it.
        Claim claim = Spread("C", 0.97 * lower);
        Claim[] open = [.. Enumerable.Range(0, 19).Select(k => Spread($"open-{k}", lower / 0.82))];
        Verdict alone = world.Judge(claim), among = world.Context.Judge(ClaimSet.Of([claim, .. open]))[0];

        Assert.That((alone.Outcome, among.Outcome), Is.EqualTo((Outcome.Reproduced, Outcome.Inconclusive)));
        Assert.That(alone.Measured, Does.Contain("95 %"));
        Assert.That(among.Measured, Does.Contain("99.75 %"), "1 - .05 / 20");
        Assert.That(alone.ErrorRate, Is.EqualTo("at most 5 % that any verdict of tests is wrong: one claim"));
        Assert.That(among.ErrorRate, Does.EndWith("Holm over 20 claims"));
    }

    [Test]
    public void AFamilyOfItsOwnIsNotMadeHarderByAnother()
    {
        using var world = new World(World.Spread(1, 0.1), 40, 3, "Drawn", "Fixed");
        double lower = world.Judge(Spread("probe", 1e-6)).Interval!.Value.Lower;
        Claim[] others = [.. Enumerable.Range(0, 19).Select(k => Spread($"open-{k}", lower / 0.82) with { Family = "others" })];
        Assert.That(world.Context.Judge(ClaimSet.Of([Spread("C", 0.97 * lower), .. others]))[0].Outcome, Is.EqualTo(Outcome.Reproduced));
    }

    [Test]
    public void WhatIsDecidedEasilyMakesRoomForTheOthers()
    {
        using var world = new World(World.Spread(1, 0.1), 40, 3, "Drawn", "Fixed");
        double lower = world.Judge(Spread("probe", 1e-6)).Interval!.Value.Lower;
        Claim[] easy = [.. Enumerable.Range(0, 19).Select(k => Spread($"easy-{k}", lower / 100))];
        Verdict verdict = world.Context.Judge(ClaimSet.Of([Spread("C", 0.97 * lower), .. easy]))[0];
        Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Reproduced));
        Assert.That(verdict.Measured, Does.Contain("95 %"));
    }

    [Test]
    public void ABrokenControlClosesWhatRestsOnIt()
    {
        using var world = new World(World.Spread(10, 1), 40, 3, "Drawn");
        Claim claim = Spread("C", 1);
        ClaimSet set = new(
            [new("exact", "r"), new("tests", "r") { After = ["exact"] }, new("free", "r")],
            [claim, Control, claim with { Id = "F", Family = "free" }]);
        var verdicts = world.Context.Judge(set).ToDictionary(v => v.Claim.Id);
        Assert.That(verdicts["control"].Outcome, Is.EqualTo(Outcome.Contradicted), "the method draws");
        Assert.That(verdicts["C"].Outcome, Is.EqualTo(Outcome.Inconclusive));
        Assert.That(verdicts["C"].Measured, Does.StartWith("not measured, since control is contradicted"));
        Assert.That(verdicts["F"].Outcome, Is.EqualTo(Outcome.Reproduced));
    }

    [Test]
    public void WhatRestsOnAClosedFamilyIsClosedToo()
    {
        using var world = new World(World.Spread(10, 1), 40, 3, "Drawn");
        ClaimSet set = new(
            [new("exact", "r"), new("middle", "r") { After = ["exact"] }, new("tests", "r") { After = ["middle"] }],
            [Control, Spread("M", 1) with { Family = "middle" }, Spread("C", 1)]);
        var verdicts = world.Context.Judge(set);
        Assert.That(verdicts.Select(v => v.Outcome), Is.EqualTo(new[] { Outcome.Contradicted, Outcome.Inconclusive, Outcome.Inconclusive }));
        Assert.That(verdicts[2].Measured, Does.StartWith("not measured, since control is contradicted"));
    }

    [Test]
    public void AHealthyControlLetsThePassageOpen()
    {
        using var world = new World(World.Spread(10, 1), 40, 3, "Drawn", "Fixed");
        ClaimSet set = new([new("exact", "r"), new("tests", "r") { After = ["exact"] }], [Control with { Methods = ["Fixed"] }, Spread("C", 1)]);
        Assert.That(world.Context.Judge(set).Select(v => v.Outcome), Is.All.EqualTo(Outcome.Reproduced));
    }

    [TestCase(1.5)]
    [TestCase(-1)]
    public void AMarginOutOfRangeIsToldInOneLineWithTheClaim(double icc)
    {
        using var world = new World(World.Spread(10, 1), 5, 3, "Drawn");
        Assert.That(
            () => world.Judge(World.Claim("training-seeds-dominate", ["Drawn"], ("icc", icc))),
            Throws.TypeOf<StudyException>().With.Message.StartsWith("claim T-training-seeds-dominate: the rule training-seeds-dominate refuses").And.Message.Not.Contain("\n"));
    }

    [Test]
    public void ProgressCountsClaims()
    {
        using var world = new World(World.Spread(10, 1), 10, 3, "Drawn");
        var seen = new Log();
        world.Context.Judge(ClaimSet.Of(Spread("A", 1), Spread("B", 1) with { Family = "other" }), seen);
        Assert.That(seen.Values, Is.EqualTo(new[] { new StudyProgress("claims", 1, 2), new StudyProgress("claims", 2, 2) }));
    }

    private static Claim Spread(string id, double margin) => World.Claim("training-seeds-matter", ["Drawn"], ("spread", margin)) with { Id = id };

    private sealed class Log : IProgress<StudyProgress>
    {
        public List<StudyProgress> Values { get; } = [];

        public void Report(StudyProgress value) => Values.Add(value);
    }
}
