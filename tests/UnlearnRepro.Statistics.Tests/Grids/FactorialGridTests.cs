using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class FactorialGridTests
{
    private static readonly Factor Forget = new("forget", 2), Train = new("train", 3), Unlearn = new("unlearn", 2, "forget", "train");

    private static double[] Values(int n) => [.. Enumerable.Range(0, n).Select(k => (double)k)];

    [Test]
    public void ValuesAreCopiedAndCounted()
    {
        double[] values = Values(12);
        FactorialGrid grid = new([Forget, Train, Unlearn], values);
        values[0] = 99;
        Assert.That((grid.Count, grid.Factors[2].Name, FactorialAnova.Of(grid).Mean), Is.EqualTo((12, "unlearn", 5.5)));
    }

    [Test]
    public void NestingIsTransitive()
    {
        FactorialAnova table = FactorialAnova.Of(new([new("P", 2), new("T", 2, "P"), new("U", 2, "T"), new("F", 2)], Values(16)));
        Assert.That(table.Effects.Single(e => e.Name == "U").Factors, Is.EqualTo(new[] { "P", "T", "U" }));
        Assert.That(table.Effects.Select(e => e.Name), Is.EqualTo(new[] { "P", "F", "T", "P x F", "U", "T x F", "U x F" }));
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Case("no factor", "needs at least one factor", 1);
        yield return Case("empty name", "needs a name", 2, new Factor(" ", 2));
        yield return Case("twice", "'forget' is there more than once", 4, Forget, Forget);
        yield return Case("no level", "'X' needs at least one level; it has 0", 0, new Factor("X", 0));
        yield return Case("unknown parent", "'X' is nested in 'Y', which is no factor before it", 2, new Factor("X", 2, "Y"));
        yield return Case("later parent", "'unlearn' is nested in 'train'", 12, Forget, Unlearn, Train);
        yield return Case("nested in itself", "'X' is nested in 'X'", 2, new Factor("X", 2, "X"));
        yield return Case("small population", "population of 'X' holds at least the 3 levels that were run; found 2", 3, new Factor("X", 3) { Population = 2 });
        yield return Case("too few values", "2 x 3 levels needs 6 values; found 5", 5, Forget, Train);
        yield return Case("more levels than an int counts", "needs 4.6116860141324206E+18 values; found 1", 1, new Factor("X", int.MaxValue), new Factor("Y", int.MaxValue));

        static TestCaseData Case(string name, string message, int values, params Factor[] factors) => new TestCaseData(factors, values, message).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Refused))]
    public void WhatIsNoDesignIsRefusedInOneLine(Factor[] factors, int values, string message) => Assert.That(
        () => new FactorialGrid(factors, Values(values)), Throws.ArgumentException.With.Message.Contains(message).And.Message.Not.Contains("\n"));

    [Test]
    public void AValueThatIsNotFiniteIsNamedByItsLevels([Values(double.NaN, double.NegativeInfinity)] double bad)
    {
        double[] values = Values(12);
        values[9] = bad;
        Assert.That(() => new FactorialGrid([Forget, Train, Unlearn], values), Throws.ArgumentException.With.Message.Contains("forget 1, train 1, unlearn 1"));
    }
}
