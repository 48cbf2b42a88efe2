namespace UnlearnRepro.Statistics.Tests;

/// <summary>How often a growing study decides wrongly at the edge of a claim, where no decision is right.</summary>
public class SequentialErrorTests
{
    private static readonly int[] Looks = [5, 10, 20];

    [Test]
    public void PeekingWithoutSpendingIsWrongMoreThanTwiceTooOften()
    {
        // Interval of .95 at every look: known to be .135. 8000 studies: 4 standard errors are .0153.
        Worlds worlds = new(61);
        int wrong = Enumerable.Range(0, 8000).Count(_ =>
        {
            double[] values = worlds.Normals(20);
            return new[] { 5, 10, 15, 20 }.Any(i => Mean(Column(values.Take(i)), 0.95).Decision != Decision.Undecided);
        });
        TestContext.Out.WriteLine($"t intervals of .95 at 5, 10, 15 and 20 seeds: wrong in {wrong / 8000.0:P1} of 8000 studies");
        Assert.That(wrong / 8000.0, Is.EqualTo(0.135).Within(0.0153));
    }

    [Test]
    public void TheMeanKeepsAlpha([Values] Spending spending)
    {
        // Wrong either way. Union bound: at most .05 plus 4 standard errors (8000 studies: .0098). Conservative by what Lan and DeMets
        // would save, so it must also spend most of it.
        Worlds worlds = new(62);
        double[] all = [.. Enumerable.Range(0, 8000).Select(_ =>
        {
            double[] values = worlds.Normals(20);
            return Run(spending, i => level => Mean(Column(values.Take(i)), level)).Settled ? 1.0 : 0;
        })];
        Assert.That(all.Average(), Is.InRange(0.03, 0.05 + 0.0098));
    }

    [Test]
    public void DominanceKeepsAlpha([Values] Spending spending)
    {
        // ICC exactly 1/2, J = 3. 3000 studies: 4 standard errors are .016.
        Worlds worlds = new(63);
        int wrong = Enumerable.Range(0, 3000).Count(_ =>
        {
            SeedGrid grid = worlds.Grid(20, 3, 0.5);
            return Run(spending, i => level => Dominance.Of(Head(grid, i), level)).Settled;
        });
        Assert.That(wrong / 3000.0, Is.InRange(0.02, 0.05 + 0.016));
    }

    [Test]
    public void TrainingSpreadKeepsAlpha([Values] Spending spending)
    {
        // Standard deviation of a seed mean sqrt(.5 + .5 / 2) = margin. 3000 studies: 4 standard errors are .016.
        Worlds worlds = new(64);
        int wrong = Enumerable.Range(0, 3000).Count(_ =>
        {
            SeedGrid grid = worlds.Grid(20, 2, 0.5);
            return Run(spending, i => level => TrainingSpread.OfSeedMeans(Head(grid, i), Math.Sqrt(0.75), level)).Settled;
        });
        Assert.That(wrong / 3000.0, Is.InRange(0.02, 0.05 + 0.016));
    }

    [TestCase(Spending.OBrienFleming, 13)]
    [TestCase(Spending.Pocock, 9)]
    public void AClearCaseIsSettledEarly(Spending spending, double most)
    {
        // ICC .95 against 1/2, J = 3: all but a few hold, at far fewer seeds than 20.
        Worlds worlds = new(65);
        (bool Settled, int Seeds, Decision Decision)[] runs =
        [
            .. Enumerable.Range(0, 1000).Select(_ =>
            {
                SeedGrid grid = worlds.Grid(20, 3, 0.95);
                return Run(spending, i => level => Dominance.Of(Head(grid, i), level));
            }),
        ];
        TestContext.Out.WriteLine($"{spending}: ICC .95 settled with {runs.Average(r => r.Seeds):F1} of 20 training seeds on average");
        Assert.That(runs.Average(r => r.Seeds), Is.LessThan(most));
        Assert.That(runs.Count(r => r.Decision == Decision.Holds), Is.GreaterThan(990));
    }

    private static (bool Settled, int Seeds, Decision Decision) Run(Spending spending, Func<int, Func<double, Finding>> decide)
    {
        SequentialTest test = new(new SpendingDesign(Looks, 0.05, spending));
        SequentialLook look;
        int seeds;
        do
        {
            seeds = test.NextTrainingSeeds!.Value;
            look = test.Look(seeds, decide(seeds));
        }
        while (look.NextTrainingSeeds is not null);
        return (look.IsSettled, seeds, look.Finding.Decision);
    }

    private static Finding Mean(SeedGrid grid, double level) => Finding.Decide(VarianceComponents.Of(grid, level).Mean, new Interval(0, double.PositiveInfinity));

    private static SeedGrid Column(IEnumerable<double> values) => new([.. values.Select(value => new[] { value })]);

    private static SeedGrid Head(SeedGrid grid, int i) => grid.SubGrid([.. Enumerable.Range(0, i)], grid.J);
}
