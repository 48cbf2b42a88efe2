using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class TrainingFloorTests
{
    [Test]
    public void LineIsTheAverageOverAllChoicesOfEntries()
    {
        // Oracle: every choice of J' = 1, 2, 3 of the 3 entries in each of 3 rows, variance of the three means, averaged.
        double[][] rows = [[1, 4, 2], [7, 6, 9], [3, 3, 8]];
        TrainingFloor floor = TrainingFloor.Of(new SeedGrid(rows));
        int[][][] choices = [[[0], [1], [2]], [[0, 1], [0, 2], [1, 2]], [[0, 1, 2]]];
        foreach (int[][] sets in choices)
        {
            double[] variances = [..
                from a in sets from b in sets from c in sets
                let m = new[] { a.Average(k => rows[0][k]), b.Average(k => rows[1][k]), c.Average(k => rows[2][k]) }
                select m.Sum(x => Math.Pow(x - m.Average(), 2)) / 2];
            Assert.That(floor.At(sets[0].Length), Is.EqualTo(variances.Average()).Within(1e-12));
        }
    }

    [TestCase(0.8, 0.0, Decision.Holds)]
    [TestCase(0.0, 0.5, Decision.Fails)]
    [TestCase(0.1, 0.1, Decision.Undecided)]
    public void DecidesByWorld(double icc, double minimum, Decision expected) =>
        Assert.That(TrainingFloor.Of(new Worlds(4).Grid(30, 5, icc), minimum).Finding.Decision, Is.EqualTo(expected));

    [Test]
    public void DeterministicMethodHasOneBySpreadAlone() =>
        Assert.That(TrainingFloor.Of(new SeedGrid([[1.0, 1.0], [2.0, 2.0], [4.0, 4.0]])).Finding.Decision, Is.EqualTo(Decision.Holds));
}
