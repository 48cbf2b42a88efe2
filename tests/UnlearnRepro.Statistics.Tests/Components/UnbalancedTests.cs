namespace UnlearnRepro.Statistics.Tests;

public class UnbalancedTests
{
    [Test]
    public void HandWorkedTable()
    {
        // Rows (1, 3), (5): N 3, means 2 and 5, mean of cells 3, SS_T = 2 + 4, SS_U = 2, n0 = 3 - 5/3, n_h = 2 / 1.5.
        Anova table = Anova.Of(new SeedGrid([[1.0, 3.0], [5.0]]));
        Assert.That((table.SsT, table.SsU, table.DfT, table.DfU), Is.EqualTo((6.0, 2.0, 1, 1)));
        Assert.That(table.N0, Is.EqualTo(4 / 3.0).Within(1e-12));
        Assert.That(table.HarmonicJ, Is.EqualTo(4 / 3.0).Within(1e-12));
        Assert.That(table.MsOfSeedMeans, Is.EqualTo(4 / 3.0 * 4.5).Within(1e-12));
        Assert.That(VarianceComponents.Of(new SeedGrid([[1.0, 3.0], [5.0]])).TrainingVariance.Value, Is.EqualTo(3).Within(1e-12));
    }
}
