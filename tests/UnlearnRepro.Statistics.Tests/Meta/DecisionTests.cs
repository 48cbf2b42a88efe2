using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Multiplicity;
using UnlearnRepro.Statistics.Sequential;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>
/// Rates of wrong decisions where no decision is right. 1600 studies of normal worlds unless a case says otherwise, a quarter of that elsewhere;
/// tolerances are four standard errors of the promised rate, .0156 for .025 and .0218 for .05. Some 130 comparisons. A binomial count
/// passes four standard errors once in 8000 to 5000 times (10 expected of 400), so that an honest library would fail here for about 2 % of the
/// seeds that we might have taken; ours are fixed.
/// </summary>
public class DecisionTests
{
    private static double Tolerance(double rate, int studies) => 4 * Math.Sqrt(rate * (1 - rate) / studies);

    private static IEnumerable<FalseAlarm> Promised => Decisions.FalseAlarms.Where(f => f.World == World.Normal || f.Case.AnyWorld);

    [Test]
    public void NoDecisionIsMissing()
    {
        // Types of the library that give a finding or a p-value, less those that carry those of others.
        Type[] carriers = [typeof(Finding), typeof(LeveledFinding), typeof(SequentialLook)];
        IEnumerable<string> deciding = typeof(Finding).Assembly.GetExportedTypes().Except(carriers)
            .Where(type => type.GetMembers().Any(member => member.Name == "PValue"
                || member is System.Reflection.MethodInfo method && (method.ReturnType == typeof(Finding) || method.ReturnType == typeof(Decision))
                || member is System.Reflection.PropertyInfo property && property.PropertyType == typeof(IReadOnlyList<Finding>)))
            .Select(type => type.Name);
        string all = string.Join('\n', Decisions.All.Select(c => c.Name));
        Assert.That(deciding.Where(name => !all.Contains(name, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void NoDecisionIsWrongMoreOftenThanItSays() => Assert.Multiple(() =>
    {
        foreach (FalseAlarm f in Promised)
        {
            AtMost(f.Case.Holds, f.Holds, f, "holds");
            AtMost(f.Case.Fails, f.Fails, f, "fails");
        }
    });

    [Test]
    public void ExactDecisionsUseTheirWholeErrorRate() => Assert.Multiple(() =>
    {
        foreach (FalseAlarm f in Promised.Where(f => f.Case.IsExact))
        {
            Exactly(f.Case.Holds, f.Holds, f, "holds");
            Exactly(f.Case.Fails, f.Fails, f, "fails");
        }
    });

    [Test]
    public void EveryDecisionHoldsAndFailsWhenTheTruthIsClear() => Assert.Multiple(() =>
    {
        // 60 studies each, most of them decided rightly and at most one wrongly.
        foreach (DecisionCase c in Decisions.All)
        {
            (double holds, double fails) = Decisions.Rates(c, World.Normal, Truth.True, 60);
            Assert.That(holds, Is.GreaterThan(0.8), $"{c}: holds when true");
            Assert.That(fails, Is.LessThan(0.02), $"{c}: fails when true");
            if (c.CanFail)
            {
                (holds, fails) = Decisions.Rates(c, World.Normal, Truth.False, 60);
                Assert.That(fails, Is.GreaterThan(0.8), $"{c}: fails when false");
                Assert.That(holds, Is.LessThan(0.02), $"{c}: holds when false");
            }
        }
    });

    [Test]
    public void BenjaminiHochbergKeepsTheShareOfFalseOnesAmongTheRejected()
    {
        // 3 of 5 nulls true, 2 clearly false: the expected share is 3/5 of .05, exactly. A share lies in [0, 1] and is 0 nine times in ten:
        // standard deviation below .12, 2000 families, four standard errors .011.
        Worlds random = World.Random("false discoveries");
        double share = Enumerable.Range(0, 2000).Average(_ =>
        {
            double[] p = [.. Enumerable.Range(0, 5).Select(k => Superiority.Of(
                World.Normal.Grid(random, 8, 2, 0.5, k < 3 ? 0 : 4), World.Normal.Grid(random, 8, 2, 0.5)).PValue!.Value).Select(q => 2 * Math.Min(q, 1 - q))];
            bool[] rejected = [.. BenjaminiHochberg.Adjust(p).Select(q => q <= 0.05)];
            return rejected.Take(3).Count(r => r) / (double)Math.Max(1, rejected.Count(r => r));
        });
        Assert.That(share, Is.EqualTo(0.03).Within(0.011));
    }

    private static void AtMost(double? promised, double found, FalseAlarm f, string what)
    {
        if (promised is { } rate)
        {
            Assert.That(found, Is.LessThan(rate + f.Case.Slack + Tolerance(rate, f.Studies)), $"{f.Case} in {f.World}: {what}");
        }
    }

    private static void Exactly(double? promised, double found, FalseAlarm f, string what)
    {
        if (promised is { } rate)
        {
            Assert.That(found, Is.EqualTo(rate).Within(Tolerance(rate, f.Studies)), $"{f.Case} in {f.World}: {what}");
        }
    }
}
