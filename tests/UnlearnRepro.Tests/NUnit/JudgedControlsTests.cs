using UnlearnRepro.Claims;
using UnlearnRepro.NUnit.Claims;
using UnlearnRepro.Tests.Claims;
using UnlearnRepro.Tests.Studies;

namespace UnlearnRepro.Tests.NUnit;

/// <summary>A control that failed where a domain's claims were judged fails for the claims about several studies too, and is not run again.</summary>
public class JudgedControlsTests
{
    [Test]
    public void WhatWasJudgedIsKeptForItsStudyAlone()
    {
        using World world = new(World.Spread(10, 0.01), 12, 2);
        var control = World.Claim("unlearning-seeds-change-nothing", ["Drawn"]) with { Id = "B-DET", Family = "ground" };
        var above = World.Claim("training-seeds-matter", ["Drawn"], ("spread", 1)) with { Id = "above", Family = "above" };
        var set = ClaimSet.Of(control, above);
        set = set with { Families = [set.Families[0], set.Families[1] with { After = ["ground"] }] };
        var (study, folder) = (world.Context.Study, Guid.NewGuid().ToString());
        JudgedControls.Keep(folder, study, set, world.Context.Judge(set));
        var kept = JudgedControls.Of(folder, study, () => throw new AssertionException("judged again"));
        Assert.That(kept.Select(verdict => (verdict.Claim.Id, verdict.Outcome)), Is.EqualTo(new[] { ("B-DET", Outcome.Contradicted) }));
        foreach (var (other, where) in new[] { (study with { Root = 8 }, folder), (study with { TrainingSeeds = 13 }, folder), (study, Guid.NewGuid().ToString()) })
        {
            Assert.That(JudgedControls.Of(where, other, () => []), Is.Empty, "another study, judged by itself");
        }
    }
}
