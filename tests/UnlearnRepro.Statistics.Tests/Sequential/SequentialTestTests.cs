using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Planning;
using UnlearnRepro.Statistics.Sequential;

namespace UnlearnRepro.Statistics.Tests;

public class SequentialTestTests
{
    private static readonly SpendingDesign Design = new([5, 10, 20]);

    [Test]
    public void LooksAreTakenInOrderUntilOneDecides()
    {
        SequentialTest test = new(Design);
        SequentialLook first = test.Look(5, level => Found(level, Decision.Undecided));
        Assert.That((first.Number, first.IsSettled, first.NextTrainingSeeds, first.Level), Is.EqualTo((1, false, (int?)10, Design.Level(1))));
        SequentialLook second = test.Look(10, level => Found(level, Decision.Fails));
        Assert.That((second.Number, second.IsSettled, second.NextTrainingSeeds), Is.EqualTo((2, true, (int?)null)));
        Assert.That(second.AlphaSpent, Is.EqualTo(2 - Design.Level(1) - Design.Level(2)).Within(1e-12));
        Assert.That(() => test.Look(20, level => Found(level, Decision.Holds)), Refused("settled since look 2 at 10 training seeds; found another look at 20"));
    }

    [Test]
    public void NothingButTheNextLookIsPossible()
    {
        SequentialTest test = new(Design);
        bool asked = false;
        Finding Ask(double level)
        {
            asked = true;
            return Found(level, Decision.Undecided);
        }

        Assert.That(() => test.Look(10, Ask), Refused("Look 1 is planned at 5 training seeds; found 10"), "skipped");
        Assert.That(() => test.Look(6, Ask), Refused("Look 1"), "in between");
        Assert.That(asked, Is.False, "a refused look shows nothing");
        test.Look(5, Ask);
        Assert.That(() => test.Look(5, Ask), Refused("Look 2 is planned at 10 training seeds; found 5"), "twice");
        test.Look(10, Ask);
        SequentialLook last = test.Look(20, Ask);
        Assert.That((last.IsSettled, last.NextTrainingSeeds, test.NextTrainingSeeds), Is.EqualTo((false, null as int?, null as int?)));
        Assert.That(last.AlphaSpent, Is.EqualTo(0.05).Within(1e-12));
        Assert.That(() => test.Look(20, Ask), Refused("out of looks since look 3"));
        Assert.That(() => test.Look(40, Ask), Refused("found another look at 40"));
    }

    [Test]
    public void ADecisionAtALowerLevelIsRefusedAndStillSpent()
    {
        SequentialTest test = new(Design);
        Assert.That(() => test.Look(5, _ => Found(0.95, Decision.Holds)), Refused("Look 1 must decide with an interval of level 0.999985; found one of 0.95"));
        Assert.That(() => test.Look(5, level => Found(level, Decision.Holds)), Refused("Look 2"));
        Assert.That((test.IsSettled, test.NextTrainingSeeds), Is.EqualTo((false, (int?)10)));
    }

    [Test]
    public void ALookThatThrowsOrLooksWithinItselfIsSpent()
    {
        SequentialTest test = new(Design);
        Assert.That(() => test.Look(5, _ => throw new TimeoutException()), Throws.InstanceOf<TimeoutException>());
        Assert.That(() => test.Look(5, level => Found(level, Decision.Undecided)), Refused("Look 2"));
        Assert.That(() => test.Look(10, level => test.Look(10, l => Found(l, Decision.Undecided)).Finding), Refused("Look 3 is planned at 20"));
    }

    [Test]
    public void EquivalenceFitsIn()
    {
        // Two one-sided tests of alpha' use an interval of level 1 - 2 alpha'.
        SequentialTest test = new(Design);
        SeedGrid zero = new([[0.0], [0.0], [0.0], [0.0], [0.0]]), near = new([[0.1], [-0.1], [0.0], [0.05], [-0.05]]);
        SequentialLook look = test.Look(5, level => Equivalence.Paired(near, zero, 10, (1 - level) / 2).Finding);
        Assert.That(look.Finding.Decision, Is.EqualTo(Decision.Holds));
    }

    private static Finding Found(double level, Decision decision) =>
        new(decision, new Estimate(1, 1, new Interval(0, 2), level, "made up", Status.Ok), new Interval(0, 1), null, "made up");

    private static NUnit.Framework.Constraints.Constraint Refused(string part) => Throws.InvalidOperationException.With.Message.Contains(part).And.Message.Not.Contains("\n");
}
