using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Protocols;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>
/// Size and power of the protocols' distance on a grid, and of the F test beside it, at .05. Exchanging all cells is exact wherever a cell's law does not
/// hang on its row, with 199 draws too: p is then one of k / 200 with equal chances. Tolerances are three standard errors.
/// </summary>
public class ProtocolRatesTests
{
    private static readonly int[] SixByFour = [4, 4, 4, 4, 4, 4], Ragged = [1, 2, 2, 5, 9], TenByTen = [.. Enumerable.Repeat(10, 10)];

    private static readonly Dictionary<string, Func<Worlds, SeedGrid>> Exchangeable = new()
    {
        ["normal"] = random => World.Normal.Grid(random, SixByFour, 0),
        ["t3"] = random => World.HeavyTailed.Grid(random, SixByFour, 0),
        ["rows of 1 to 9"] = random => World.Normal.Grid(random, Ragged, 0),
        ["values in steps"] = random => Stepped(World.Normal.Grid(random, SixByFour, 0)),
    };

    private static IEnumerable<string> ExchangeableWorlds => Exchangeable.Keys;

    [TestCaseSource(nameof(ExchangeableWorlds))]
    public void ChanceIsTakenForADifferenceAsOftenAsItSays(string world)
    {
        const int studies = 3000;
        double found = Rates(world, Exchangeable[world], studies).Distance, error = Math.Sqrt(0.05 * 0.95 / studies);

        // Ties can only make p larger.
        Assert.That(found, Is.InRange(world == "values in steps" ? 0.03 : 0.05 - (3 * error), 0.05 + (3 * error)));
    }

    [Test]
    public void UnequalNoiseIsADifferenceOfTheProtocolsWithoutAnyOfMeans()
    {
        // Trained models have one mean, and s_i^2 of .1, .4 or 2.5. A1 takes the noise of one, A2 that of all: their laws differ. 19 % of such
        // grids are found, which are false alarms for whoever reads s_T > 0 into it; 600 studies have a standard error of 1.6 %.
        Assert.That(Rates("unequal noise", random => World.UnequalNoise.Grid(random, SixByFour, 0), 600).Distance, Is.EqualTo(0.19).Within(0.05));
    }

    [Test]
    public void TheFTestSeesMoreOfASpreadOfMeans()
    {
        // s_T = s_U on 6 x 4: 61 and 73 %; 600 studies have standard errors of 2 %.
        (double distance, double f) = Rates("s_T = s_U", random => World.Normal.Grid(random, SixByFour, 0.5), 600);
        Assert.That(distance, Is.InRange(0.55, 0.67));
        Assert.That(f, Is.InRange(0.68, 0.78));
    }

    // Mean excess of 20 x 5 at s_U = 1, and 0 in the last, from 3000 grids; the standard errors are 2 % of it at most. Equal arms miss it from above in 5 to 7 %.
    [TestCase(1, 1, 0.285)]
    [TestCase(3, 1, 1.438)]
    [TestCase(1, 0, 1.305)]
    [Explicit("one to two minutes each")]
    [Category("Long")]
    public void TheMeanExcessLiesOnEitherSideOfItsIntervalAsSeldomAsPromised(double training, double unlearning, double truth)
    {
        const int studies = 800;
        Worlds random = World.Random($"excess {training} {unlearning}");
        Interval[] found = [.. Enumerable.Range(0, studies).Select(n => ProtocolExcess.Of(
            random.Of([.. Enumerable.Repeat(5, 20)], training, unlearning), (ulong)n).Interval!.Value)];
        double error = 3 * Math.Sqrt(0.025 * 0.975 / studies);
        Assert.That(found.Count(i => i.Upper <= truth) / (double)studies, Is.LessThan(0.025 + error), "the truth lies above");
        Assert.That(found.Count(i => i.Lower >= truth) / (double)studies, Is.LessThan(0.025 + error), "the truth lies below");
    }

    [Test]
    [Explicit("a minute and a half")]
    [Category("Long")]
    public void TenByTenKeepsItsSize([Values("normal", "t3")] string name)
    {
        World world = World.All.Single(w => w.Name == name);
        const int studies = 20_000;
        double found = Rates($"{name}, long", random => world.Grid(random, TenByTen, 0), studies).Distance;
        Assert.That(found, Is.EqualTo(0.05).Within(3 * Math.Sqrt(0.05 * 0.95 / studies)));
    }

    [TestCase(0.5, 0.64, 0.82)]
    [TestCase(1.0, 0.98, 0.995)]
    [Explicit("ten seconds")]
    [Category("Long")]
    public void TenByTenHasThisPower(double rho, double distance, double f)
    {
        // rho is s_T / s_U. Averaged over random choices in place of diagonals the distance has 51 % at rho .5 (simulated elsewhere, in R).
        const int studies = 4000;
        (double d, double test) = Rates($"power at {rho}", random => World.Normal.Grid(random, TenByTen, rho * rho / (1 + (rho * rho))), studies);
        Assert.That(d, Is.EqualTo(distance).Within(0.03));
        Assert.That(test, Is.EqualTo(f).Within(0.03));
    }

    private static (double Distance, double F) Rates(string name, Func<Worlds, SeedGrid> grid, int studies)
    {
        Worlds random = World.Random($"protocols, {name}");
        int distance = 0, f = 0;
        for (int n = 0; n < studies; n++)
        {
            ProtocolDistance d = ProtocolDistance.OfGrid(grid(random), (ulong)n, 199);
            distance += d.PValue <= 0.05 ? 1 : 0;
            f += d.FTest?.PValue <= 0.05 ? 1 : 0;
        }

        return (distance / (double)studies, f / (double)studies);
    }

    private static SeedGrid Stepped(SeedGrid grid) => new([.. Enumerable.Range(0, grid.I).Select(i => grid.Values(i).Select(y => Math.Round(y)).ToArray())]);
}
