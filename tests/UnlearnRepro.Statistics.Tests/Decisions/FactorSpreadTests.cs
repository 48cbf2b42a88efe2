using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class FactorSpreadTests
{
    private static readonly Factor[] Crossed = [new("F", 5), new("T", 20), new("U", 2, "F", "T")];

    // F has levels 0 and 4, T 0 and 1, and (FT) takes +-.5: MS_F = 16, MS_T = 1, MS_FT = 1, so s_F^2 = (16 - 1) / 2 and s_T^2 = 0.
    private static readonly FactorialGrid ByHand = new([new("F", 2), new("T", 2)], [0.5, 0.5, 3.5, 5.5]);

    [Test]
    public void EstimatesAreTheRootsOfTheComponents()
    {
        Assert.That(FactorSpread.Exceeds(ByHand, "F", 1).Estimate.Value, Is.EqualTo(Math.Sqrt(7.5)).Within(1e-12));
        Assert.That(FactorSpread.ExceedsOther(ByHand, "F", "T", 1).Estimate.Value, Is.EqualTo(Math.Sqrt(7.5)).Within(1e-12));
        Assert.That(FactorSpread.ExceedsOther(ByHand, "T", "F", 1).Estimate.Value, Is.EqualTo(-Math.Sqrt(7.5)).Within(1e-12));
    }

    [Test]
    public void TheDifferenceHasTheEndsOfTheTwoAtHalfTheErrorEach()
    {
        FactorialGrid grid = Grid(3, 2, 1);
        Estimate found = FactorSpread.ExceedsOther(grid, "F", "T", 0, 0.9).Estimate;
        Interval f = Sd(grid, "F", 0.95), t = Sd(grid, "T", 0.95);
        Assert.That(found.Interval, Is.EqualTo(new Interval(f.Lower - t.Upper, f.Upper - t.Lower)));
        Assert.That(found.Level, Is.EqualTo(0.9));
        Assert.That(FactorSpread.Exceeds(grid, "F", 1, 0.9).Estimate.Interval, Is.EqualTo(Sd(grid, "F", 0.9)));
    }

    [Test]
    public void TheOtherWayRoundIsTheOppositeNumber()
    {
        FactorialGrid grid = Grid(4, 2, 1);
        Interval there = FactorSpread.ExceedsOther(grid, "F", "T", 0).Estimate.Interval!.Value, back = FactorSpread.ExceedsOther(grid, "T", "F", 0).Estimate.Interval!.Value;
        Assert.That((back.Lower, back.Upper), Is.EqualTo((-there.Upper, -there.Lower)));
    }

    [Test]
    public void ANewUnitChangesNothingAndNeitherDoesAnAddedConstant()
    {
        double[] values = Values(5, 2, 1);
        FactorialGrid grid = new(Crossed, values), other = new(Crossed, [.. values.Select(y => (1000 * y) - 70)]);
        foreach (string effect in new[] { "F", "T", "F x T", "U" })
        {
            Interval a = FactorSpread.Exceeds(grid, effect, 1).Estimate.Interval!.Value, b = FactorSpread.Exceeds(other, effect, 1000).Estimate.Interval!.Value;
            Assert.That((b.Lower, b.Upper), Is.EqualTo((1000 * a.Lower, 1000 * a.Upper)).Within(1e-6), effect);
        }
    }

    [TestCase(0.5, Decision.Holds)]
    [TestCase(30, Decision.Fails)]
    [TestCase(3, Decision.Undecided)]
    public void DecidesByMargin(double margin, Decision expected)
    {
        Assert.That(FactorSpread.Exceeds(Grid(6, 3, 0.1), "F", margin).Decision, Is.EqualTo(expected));
        Assert.That(FactorSpread.ExceedsOther(Grid(6, 3, 0.1), "F", "T", margin - 0.1).Decision, Is.EqualTo(expected));
    }

    [Test]
    public void APairIsNamedInEitherOrder() => Assert.That(
        FactorSpread.Exceeds(Grid(7, 1, 1), "T x F", 1).Estimate, Is.EqualTo(FactorSpread.Exceeds(Grid(7, 1, 1), "F x T", 1).Estimate));

    [Test]
    public void WhereAllValuesAreEqualNothingIsDecided()
    {
        FactorialGrid equal = new(Crossed, [.. Enumerable.Repeat(0.1, 200)]);
        Finding[] found = [FactorSpread.Exceeds(equal, "F", 1), FactorSpread.ExceedsOther(equal, "F", "T", 0), FactorSpread.ExceedsOther(equal, "T", "F", 1)];
        Assert.That(found.Select(f => (f.Decision, f.Reason)), Is.All.EqualTo((Decision.Undecided, "all values are equal")));
    }

    [Test]
    public void AFactorOfOneLevelSaysWhatItCannotTell()
    {
        Factor[] one = [new("F", 1), new("T", 20), new("U", 2, "F", "T")];
        FactorialGrid grid = new(one, new Worlds(8).Factorial(one, [0, 1, 0, 1]));
        const string why = "one level of F: nothing shows how its levels differ";
        Finding[] found =
        [
            FactorSpread.Exceeds(grid, "F", 1), FactorSpread.Exceeds(grid, "F x T", 1), FactorSpread.ExceedsOther(grid, "F", "T", 1),
            FactorSpread.ExceedsOther(grid, "T", "F", 1),
        ];
        Assert.That(found.Select(f => (f.Decision, f.Reason)), Is.All.EqualTo((Decision.Undecided, why)));
        Assert.That(FactorSpread.Exceeds(grid, "T", 0.01).Decision, Is.EqualTo(Decision.Holds), "what there is is still told");
    }

    [TestCase("G", "effect: expected one of F, T, F x T, U, found 'G'")]
    [TestCase("F x G", "effect: expected one of F, T, F x T, U, found 'F x G'")]
    [TestCase("F x F x T", "effect: expected one of F, T, F x T, U, found 'F x F x T'")]
    public void AnEffectThatTheDesignHasNotIsRefusedWithThoseItHas(string effect, string message)
    {
        FactorialGrid grid = Grid(9, 1, 1);
        Assert.That(() => FactorSpread.Exceeds(grid, effect, 1), Throws.ArgumentException.With.Message.StartsWith(message));
        Assert.That(() => FactorSpread.ExceedsOther(grid, "F", effect, 1), Throws.ArgumentException.With.Message.StartsWith(message));
    }

    [Test]
    public void AMarginIsPositiveAndALevelIsOne()
    {
        Assert.That(() => FactorSpread.Exceeds(ByHand, "F", 0), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => FactorSpread.ExceedsOther(ByHand, "F", "T", 0, 1), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => FactorSpread.ExceedsOther(ByHand, "F", "T", double.NaN), Throws.InstanceOf<ArgumentException>());
    }

    private static FactorialGrid Grid(ulong seed, double f, double t) => new(Crossed, Values(seed, f, t));

    private static double[] Values(ulong seed, double f, double t) => new Worlds(seed).Factorial(Crossed, [f * f, t * t, 0.01, 0.01]);

    private static Interval Sd(FactorialGrid grid, string effect, double level) =>
        FactorialComponents.Of(grid, level).Components.Single(c => c.Name == effect).Sd.Interval!.Value;

    /// <summary>Two trained models that agree in every digit on all forget sets have an interval from 0 to 0: it shows nothing about others.</summary>
    [Test]
    public void AnIntervalWithoutWidthDecidesNothing()
    {
        FactorialGrid grid = new([new("forget", 3), new("train", 2)], [90, 90, 95, 95, 99, 99]);
        Assert.That(FactorSpread.ExceedsOther(grid, "forget", "train", 0.5).Decision, Is.EqualTo(Decision.Undecided));
        Finding train = FactorSpread.Exceeds(grid, "train", 1);
        Assert.That((train.Decision, train.Estimate.Reason), Is.EqualTo((Decision.Undecided, "the interval of what train brings has no width: its levels are too few to tell")));
        Assert.That(FactorSpread.Exceeds(grid, "forget", 1e-3).Decision, Is.EqualTo(Decision.Holds), "what has a width decides");
    }
}
