using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>Accuracies are multiples of 1/n. Means that are equal on paper must be equal here, or verdicts would hang on rounding.</summary>
public class RoundingTests
{
    [Test]
    public void SeedMeansEqualOnPaperHaveNoSpread()
    {
        SeedGrid grid = new([[0.1, 0.2, 0.3], [0.3, 0.1, 0.2], [0.2, 0.2, 0.2]]);
        Finding finding = TrainingSpread.OfSeedMeans(grid, 0.01);
        Assert.That((finding.Estimate.Value, finding.Estimate.Status), Is.EqualTo((0.0, Status.Degenerate)));
        Assert.That(VarianceComponents.Of(grid).F, Is.Zero);
    }

    [Test]
    public void DifferencesEqualOnPaperAreDegenerate()
    {
        // 0.3 - 0.2, 0.4 - 0.3 and 0.8 - 0.7 differ in their last bits.
        PairedComparison pair = PairedComparison.Of(new SeedGrid([[0.3], [0.4], [0.8]]), new SeedGrid([[0.2], [0.3], [0.7]]));
        Assert.That(pair.Difference.Status, Is.EqualTo(Status.Degenerate));
        Assert.That(pair.Gain, Is.Null);
    }

    [Test]
    public void SmallDifferencesOfLargeNumbersAreJudgedAtTheSizeOfTheNumbers()
    {
        // All .001 on paper; in double they scatter by 1e-16, which is 1e-13 of the difference.
        PairedComparison pair = PairedComparison.Of(new SeedGrid([[0.938], [0.469], [0.99]]), new SeedGrid([[0.937], [0.468], [0.989]]));
        Assert.That(pair.Differences.Distinct().Count(), Is.GreaterThan(1), "or nothing is tested");
        Assert.That((pair.Difference.Status, pair.Difference.Interval!.Value.Width), Is.EqualTo((Status.Degenerate, 0.0)));
    }

    [Test]
    public void SmallSpreadsThatAreRealRemain()
    {
        VarianceComponents c = VarianceComponents.Of(new SeedGrid([[1, 1 + 1e-9], [1 + 2e-9, 1 + 3e-9]]));
        Assert.That(c.UnlearningSd.Value, Is.EqualTo(1e-9 / Math.Sqrt(2)).Within(0.01).Percent);
    }
}
