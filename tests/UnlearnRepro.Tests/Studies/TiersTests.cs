using UnlearnRepro.Claims;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Claims;

namespace UnlearnRepro.Tests.Studies;

/// <summary>Sizes that have a name, and those that a task has made of one for itself.</summary>
public class TiersTests
{
    private static readonly FakeTask Usual = new(), Slow = new() { OwnSize = tier => tier == "quick" ? (4, 2) : null };

    [TestCase("smoke", 3, 2, 3, 2)]
    [TestCase("quick", 20, 5, 4, 2)]
    [TestCase("paper", 75, 10, 75, 10)]
    public void ATaskMayHaveASizeOfItsOwn(string tier, int i, int j, int ownI, int ownJ)
    {
        Study usual = Tiers.Study(Usual, "everything-odd", tier), slow = Tiers.Study(Slow, "everything-odd", tier);
        Assert.That((usual.TrainingSeeds, usual.UnlearningSeeds, slow.TrainingSeeds, slow.UnlearningSeeds), Is.EqualTo((i, j, ownI, ownJ)));
        Assert.That((usual.Name, slow.Name), Is.EqualTo(($"fake-everything-odd-{tier}", $"fake-everything-odd-{tier}")));
        Assert.That(Tiers.Study(Slow, "everything-odd", 20, 5).Name, Does.EndWith("-20x5"), "which is no tier of it");
    }

    /// <summary>Judged at four training seeds, a claim that needs ten would stay open and close the gate.</summary>
    [Test]
    public void AtSuchASizeExactClaimsAloneAreJudged()
    {
        var set = ClaimSet.Of(World.Claim("cells-repeat", []) with { Family = "ground" }, World.Claim("training-seeds-matter", ["Drawn"], ("spread", 1)) with { Family = "above" });
        Assert.That(Rules(set.For(Slow, Tiers.Study(Slow, "everything-odd", "quick"))), Is.EqualTo(new[] { "cells-repeat" }));
        Assert.That(Rules(set.For(Slow, Tiers.Study(Slow, "everything-odd", 10, 4))), Has.Length.EqualTo(2));
        Assert.That(Rules(set.For(Usual, Tiers.Study(Usual, "everything-odd", 4, 2))), Has.Length.EqualTo(2));

        static string[] Rules(ClaimSet set) => [.. set.Claims.Select(claim => claim.Rule)];
    }
}
