using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Tests;

public class CrossedComponentsTests
{
    // Seed means 2, 6 and 3, 11; method means 4, 7; seed means over methods 2.5, 8.5; mean 5.5; interactions 1, -1, -1, 1.
    private static readonly MethodGrids Worked = new(
        [new("a", new SeedGrid([[1.0, 3.0], [5.0, 7.0]])), new("b", new SeedGrid([[2.0, 4.0], [10.0, 12.0]]))]);

    [Test]
    public void HandWorkedTable()
    {
        CrossedComponents c = CrossedComponents.Of(Worked);
        // 4 (2.25 + 2.25), 4 (9 + 9), 2 * 4, 4 rows of 2 over 4 degrees of freedom
        Assert.That((c.MsMethods, c.MsT, c.MsMt, c.MsU), Is.EqualTo(((double?)18.0, (double?)72.0, (double?)8.0, (double?)2.0)));
        Assert.That((c.Training.Value, c.Interaction.Value, c.Unlearning.Value, c.PairedNoise.Value), Is.EqualTo((16.0, 3.0, 2.0, 4.0)));
    }

    [Test]
    public void HandWorkedTests()
    {
        CrossedComponents c = CrossedComponents.Of(Worked);
        // F(1, 4) = 4 is |t_4| > 2: .116117; F(1, 1) = 2.25 is Cauchy beyond 1.5: 1 - 2 atan(1.5) / pi; F(1, 1) = 9: beyond 3.
        Assert.That(c.InteractionTest!.PValue, Is.EqualTo(0.116117).Within(1e-6));
        Assert.That(c.MethodsTest!.PValue, Is.EqualTo(1 - (2 * Math.Atan(1.5) / Math.PI)).Within(1e-9));
        Assert.That(c.TrainingTest!.PValue, Is.EqualTo(1 - (2 * Math.Atan(3) / Math.PI)).Within(1e-9));
    }

    [Test]
    public void PairedNoiseIsHalfTheVarianceOfTheDifferences()
    {
        MethodGrids grids = new Worlds(50).Crossed([0, 1], 7, 3, 1, 0.5, 0.5);
        double variance = PairedComparison.Of(grids.Grids[0], grids.Grids[1]).Differences.ToArray() is var d
            ? d.Sum(x => Math.Pow(x - d.Average(), 2)) / 6
            : 0;
        Assert.That(CrossedComponents.Of(grids).PairedNoise.Value, Is.EqualTo(variance / 2).Within(1e-12));
    }

    [Test]
    public void TrainingVarianceIsTheMeanCovarianceOfSeedMeans()
    {
        MethodGrids grids = new Worlds(51).Crossed([0, 1, 3], 8, 2, 1, 0.5, 0.5);
        double Covariance(IReadOnlyList<double> x, IReadOnlyList<double> y) => x.Zip(y, (u, v) => (u - x.Average()) * (v - y.Average())).Sum() / 7;
        IReadOnlyList<IReadOnlyList<double>> s = grids.SeedMeans;
        double mean = (Covariance(s[0], s[1]) + Covariance(s[0], s[2]) + Covariance(s[1], s[2])) / 3;
        Assert.That(CrossedComponents.Of(grids).Training.Raw, Is.EqualTo(mean).Within(1e-12));
    }

    [Test]
    public void OneUnlearningSeedLeavesTheInteractionTogetherWithU()
    {
        CrossedComponents c = CrossedComponents.Of(new Worlds(52).Crossed([0, 1], 6, 1, 1, 1, 1));
        Assert.That((c.Interaction.Status, c.Unlearning.Status, c.InteractionTest), Is.EqualTo((Status.Unidentified, Status.Unidentified, (FTest?)null)));
        Assert.That(c.Training.IsKnown && c.PairedNoise.IsKnown && c.MethodsTest is not null);
    }

    [Test]
    public void RowsOfDifferentLengthsCountOnceEach()
    {
        // The same seed means as the worked example, J = 1 or 2: SS over means, that is a half of the table's MS.
        MethodGrids ragged = new([new("a", new SeedGrid([[2.0], [6.0]])), new("b", new SeedGrid([[2.0, 4.0], [10.0, 12.0]]))]);
        CrossedComponents c = CrossedComponents.Of(ragged);
        Assert.That((c.MsT, c.MsMt, c.Training.Value), Is.EqualTo(((double?)36.0, (double?)4.0, 16.0)));
        Assert.That(c.Interaction.Status, Is.EqualTo(Status.Unidentified));
    }

    [Test]
    public void OneSeedOrOneMethodIsSaid()
    {
        Assert.That(CrossedComponents.Of(new Worlds(1).Crossed([0, 1], 1, 3, 1, 1, 1)).Training.Reason, Does.StartWith("one training seed"));
        Assert.That(CrossedComponents.Of(new Worlds(1).Crossed([0], 5, 3, 1, 1, 1)).Interaction.Reason, Does.StartWith("one method"));
    }

    [Test]
    public void IntervalsCoverAndEstimatesAreUnbiased()
    {
        // s_T^2 = 1, s_MT^2 = .49, s_U^2 = 1; 2000 worlds: 4 standard errors of .95 are .0195, .005 for the intervals being approximate.
        Worlds worlds = new(53);
        CrossedComponents[] all = [.. Enumerable.Range(0, 2000).Select(_ => CrossedComponents.Of(worlds.Crossed([0, 1, 5], 8, 3, 1, 0.7, 1)))];
        Assert.That(all.Average(c => c.Training.Interval!.Value.Contains(1) ? 1.0 : 0), Is.EqualTo(0.95).Within(0.0245));
        Assert.That(all.Average(c => c.Interaction.Interval!.Value.Contains(0.49) ? 1.0 : 0), Is.EqualTo(0.95).Within(0.0245));
        Assert.That(all.Average(c => c.Unlearning.Interval!.Value.Contains(1) ? 1.0 : 0), Is.EqualTo(0.95).Within(0.0245));

        // Sd of one MS_T is sqrt(2 / 7) (9 + 2.47) = 6.1, over 9: .68; 4 standard errors of 2000 are .061. Interaction: .22 and .02.
        Assert.That(all.Average(c => c.Training.Raw), Is.EqualTo(1).Within(0.061));
        Assert.That(all.Average(c => c.Interaction.Raw), Is.EqualTo(0.49).Within(0.03));
    }
}
