using MathNet.Numerics.Distributions;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>
/// The cross terms of the modified large-sample interval move its coverage by less than a simulation sees. They are what makes the lower bound
/// leave 0 where the F test turns at (1 - level) / 2, and the upper bound reach 0 where it turns on the other side.
/// </summary>
public class ModifiedLargeSampleTests
{
    [Test]
    public void BoundsCrossZeroWhereTheFTestTurns([Values(5, 10)] int i, [Values(2, 5)] int j, [Values(0.9, 0.95)] double level)
    {
        double tail = (1 - level) / 2;
        double upperTurn = FisherSnedecor.InvCDF(i - 1, i * (j - 1), 1 - tail), lowerTurn = FisherSnedecor.InvCDF(i - 1, i * (j - 1), tail);
        Assert.That(OfRatio(upperTurn * 0.9999).Lower, Is.Zero);
        Assert.That(OfRatio(upperTurn * 1.0001).Lower, Is.GreaterThan(0));
        Assert.That(OfRatio(lowerTurn * 0.9999).Upper, Is.Zero);
        Assert.That(OfRatio(lowerTurn * 1.0001).Upper, Is.GreaterThan(0));

        // Rows k s + (0, 1, ..): MS_T = J s^2 Var(0..I-1), MS_U = Var(0..J-1), with Var(0..n-1) = n (n + 1) / 12.
        Interval OfRatio(double f)
        {
            double scale = Math.Sqrt(f * (j * (j + 1.0)) / (j * i * (i + 1.0)));
            return VarianceComponents.Of(
                new SeedGrid([.. Enumerable.Range(0, i).Select(k => Enumerable.Range(0, j).Select(n => (k * scale) + n).ToArray())]), level)
                .TrainingVariance.Interval!.Value;
        }
    }
}
