using MathNet.Numerics.Distributions;
using UnlearnRepro.Domains.Audits;

namespace UnlearnRepro.Domains.Tests.Audits;

public class PopulationAttackTests
{
    /// <summary>One threshold sees shift d through a spread of samples of sd s as Phi(d / sqrt(2 (1 + s^2))), below what a law for each sample sees.</summary>
    [Test]
    public void ASpreadOfSamplesHidesALeak()
    {
        Worlds worlds = Made.Normal(7, models: 60, examples: 200, shift: 1, apart: 3);
        double population = PopulationAttack.Audit(worlds)[0];
        Assert.That(population, Is.EqualTo(Normal.CDF(0, 1, 1 / Math.Sqrt(2 * 10))).Within(0.02));
        Assert.That(ULira.Audit(worlds)[1] - population, Is.GreaterThan(0.1), "claim L4: the population attack overstates privacy");
    }

    [Test]
    public void AnIncreasingMapChangesNothing()
    {
        Worlds worlds = Made.Normal(8, models: 6, examples: 9, shift: 0.5, apart: 1);
        Worlds mapped = new([.. worlds.Forgotten.Select(Mapped)], [.. worlds.Unseen.Select(Mapped)]);
        Assert.That(PopulationAttack.Audit(mapped), Is.EqualTo(PopulationAttack.Audit(worlds)));

        static ExampleScores Mapped(ExampleScores m) => Made.Model([.. m.Forget.Select(phi => Math.Exp(phi) + (phi * phi * phi))]);
    }

    [Test]
    public void WhatIsMoreUnlikelyThanIfNeverSeenLiesBelowAHalf() =>
        Assert.That(PopulationAttack.Audit(Made.OneSample([-9, -8], [1, 2])), Is.EqualTo((double[])[0]));
}
