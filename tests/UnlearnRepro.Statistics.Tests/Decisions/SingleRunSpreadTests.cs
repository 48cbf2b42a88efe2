using MathNet.Numerics.Distributions;
using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests.Decisions;

/// <summary>The spread of single runs.</summary>
public class SingleRunSpreadTests
{
    [Test]
    public void OfOneRunEachItIsTheStandardDeviationWithItsChiSquareInterval()
    {
        // 0, 2, 4: variance 4 on 2 degrees of freedom.
        Estimate spread = SingleRunSpread.Exceeds(new SeedGrid([[0], [2], [4]]), 1).Estimate;
        Assert.That(spread.Value, Is.EqualTo(2).Within(1e-12));
        Assert.That(spread.Interval!.Value.Lower, Is.EqualTo(Math.Sqrt(8 / ChiSquared.InvCDF(2, 0.975))).Within(1e-6));
        Assert.That(spread.Interval!.Value.Upper, Is.EqualTo(Math.Sqrt(8 / ChiSquared.InvCDF(2, 0.025))).Within(1e-6));
    }

    [TestCase(0.5, Decision.Holds)]
    [TestCase(1.0, Decision.Undecided)]
    [TestCase(2.0, Decision.Fails)]
    public void WhicheverSeedItComesFrom(double margin, Decision expected) => Assert.Multiple(() =>
    {
        // Worlds have a total variance of 1.
        foreach (double icc in new[] { 0.05, 0.5, 0.95 })
        {
            SeedGrid grid = new Worlds(5).Grid(40, 3, icc);
            Decision other = expected switch { Decision.Holds => Decision.Fails, Decision.Fails => Decision.Holds, _ => expected };
            Assert.That(SingleRunSpread.Exceeds(grid, margin).Decision, Is.EqualTo(expected), $"{icc}");
            Assert.That(SingleRunSpread.IsBelow(grid, margin).Decision, Is.EqualTo(other), $"{icc}");
        }
    });

    [Test]
    public void OfSeveralFactorsItIsTheirTotal()
    {
        // Two forget sets crossed with two models: rows (0, 2) and (6, 12). MS of rows 64, of columns 16, of what is left 4: 64/2 + 16/2 + 0/1 = 40.
        FactorialGrid grid = new([new("forget", 2), new("train", 2)], [0, 2, 6, 12]);
        Assert.That(SingleRunSpread.Exceeds(grid, 1).Estimate.Value, Is.EqualTo(Math.Sqrt(40)).Within(1e-12));
        Assert.That(SingleRunSpread.IsBelow(grid, 1).Estimate.Value, Is.EqualTo(Math.Sqrt(40)).Within(1e-12));
        FactorialGrid one = new([new("forget", 2), new("train", 1), new("unlearn", 2, "forget", "train")], [0, 2, 6, 12]);
        Assert.That(SingleRunSpread.Exceeds(one, 1).Estimate.Reason, Does.StartWith("one level of train"));
    }

    [Test]
    public void OneTrainedModelTellsNothing() => Assert.That(SingleRunSpread.Exceeds(new SeedGrid([[1, 2, 3]]), 1).Estimate.Status, Is.EqualTo(Status.Unidentified));
}
