using System.Reflection;
using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Multiplicity;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>Data without information give no verdict, and nothing gives a NaN that is not marked as unidentified.</summary>
public class DegenerateTests
{
    private static readonly double[] Odd = [3, 1, 4, 1.5, 9, 2.6, 5, 3.5];

    private static SeedGrid Equal(double value, int i = 6, int j = 3) => new([.. Enumerable.Repeat((double[])[.. Enumerable.Repeat(value, j)], i)]);

    private static SeedGrid OneCell(double value, double other) => new([.. Enumerable.Range(0, 6).Select(i => new[] { value, value, i == 2 ? other : value })]);

    private static readonly IReadOnlyList<Degenerate> Cases =
    [
        new("all equal", Equal(0.1), Equal(0.1), 3, true),
        new("all 0", Equal(0), Equal(0), 3, true),
        new("all 100", Equal(100), Equal(100), 3, true),
        new("all equal, one unlearning seed", Equal(0.1, 6, 1), Equal(0.1, 6, 1), 3, true),
        new("one training seed", new([[1, 2, 4]]), new([[5, 6, 9]]), 3, true),
        new("one cell", new([[1.0]]), new([[2.0]]), 3, true),
        new("one method", Equal(50), Equal(50), 1, true),

        // These may decide something, such as that the second is always larger; they must not give a NaN.
        new("all 0 against all 100", Equal(0), Equal(100), 2, false),
        new("two training seeds", new([[1, 2, 4], [2, 2, 3]]), new([[5, 6, 9], [1, 1, 1]]), 2, false),
        new("two training seeds, deterministic", new([[1, 1], [2, 2]]), new([[2, 2], [1, 1]]), 2, false),
        new("one unlearning seed", new([.. Odd.Select(x => new[] { x })]), new([.. Odd.Select(x => new[] { 10 - x })]), 3, false),
        new("deterministic", new([.. Odd.Select(x => new[] { x, x, x })]), new([.. Odd.Select(x => new[] { -x, -x, -x })]), 3, false),
        new("one method that varies", new([.. Odd.Select(x => new[] { x, x + 1 })]), new([.. Odd.Select(x => new[] { -x, x })]), 1, false),
        new("one cell different", OneCell(50, 51), OneCell(50, 51), 3, false),
        new("one cell different against all equal", OneCell(50, 51), Equal(50), 3, false),
        new("two values only", new([.. Enumerable.Range(0, 8).Select(i => new double[] { i % 2 * 100, i % 2 * 100 })]), Equal(100, 8, 2), 3, false),
    ];

    private static IEnumerable<(Degenerate Data, MethodInfo Entry)> Everything => Cases.SelectMany(data => PublicEntries.All.Select(entry => (data, entry)));

    [Test]
    public void ThereAreEntriesAndEachCanBeAsked()
    {
        Assert.That(PublicEntries.All.Count(), Is.GreaterThan(35));
        Assert.That(() => PublicEntries.All.Select(entry => PublicEntries.Arguments(entry, Cases[0])).ToArray(), Throws.Nothing);

        // What an answer is made of is looked at too, wherever its type stands.
        MethodInfo components = PublicEntries.All.Single(entry => entry.DeclaringType == typeof(VarianceComponents));
        Assert.That(PublicEntries.Ask(components, Cases[0]).Said.Count(said => said.Value is Estimate), Is.GreaterThanOrEqualTo(8));
    }

    [Test]
    public void WhatEntriesSayIsLookedInto()
    {
        // A walk that stops at an entry's result would find nothing wrong with what the result holds, and no test here could fail.
        string[] paths = [.. PublicEntries.All.SelectMany(entry => PublicEntries.Ask(entry, Cases[^1]).Said).Select(said => said.Path)];
        Assert.That(paths, Has.Some.EqualTo("VarianceComponents.Of.Mean").And.Some.EqualTo("EnergyDistance.Of.Differ().Decision"));
    }

    [Test]
    public void NothingBreaks() => Assert.Multiple(() =>
    {
        foreach ((Degenerate data, MethodInfo entry) in Everything)
        {
            if (PublicEntries.Ask(entry, data).Refused is { } refused)
            {
                Assert.That(refused, Is.InstanceOf<ArgumentException>(), $"{data}: {entry.DeclaringType!.Name}.{entry.Name}");
                Assert.That(refused.Message.Split('\n')[0], Has.Length.InRange(20, 220));
            }
        }
    });

    [Test]
    public void NoNumberIsNaNUnlessMarked() => Assert.Multiple(() =>
    {
        foreach ((Degenerate data, MethodInfo entry) in Everything)
        {
            foreach ((string path, object value) in PublicEntries.Ask(entry, data).Said)
            {
                Assert.That(value is double.NaN && !IsDocumented(path), Is.False, $"{data}: {path} is NaN");
            }
        }
    });

    [Test]
    public void EveryEstimateSaysWhatIsWrongWithIt() => Assert.Multiple(() =>
    {
        foreach ((Degenerate data, MethodInfo entry) in Everything)
        {
            foreach ((string path, object value) in PublicEntries.Ask(entry, data).Said)
            {
                if (value is Estimate e)
                {
                    Assert.That(e.Status == Status.Ok, Is.EqualTo(e.Reason is null), $"{data}: {path} has status {e.Status} and reason '{e.Reason}'");
                    Assert.That(e.Interval is not { } i || i.Lower <= i.Upper, $"{data}: {path} has interval {e.Interval}");
                    Assert.That(e.IsKnown || e.Interval is null, $"{data}: {path} has an interval without a value");
                }

                Assert.That(value is not Finding f || f.Reason.Length > 0, $"{data}: {path} decides without a reason");
            }
        }
    });

    [Test]
    public void WithoutInformationNothingIsDecided() => Assert.Multiple(() =>
    {
        // Counting training seeds is what decides where all values are equal: there it is meant to.
        foreach ((Degenerate data, MethodInfo entry) in Everything.Where(x => x.Data.DecidesNothing && x.Entry.DeclaringType != typeof(ShareWithin)))
        {
            foreach ((string path, object value) in PublicEntries.Ask(entry, data).Said)
            {
                Assert.That(value is Decision.Holds or Decision.Fails, Is.False, $"{data}: {path} decides");
                Assert.That(value is bool && path.EndsWith("IsSplit") && (bool)value, Is.False, $"{data}: {path}");
            }
        }
    });

    [Test]
    public void DeterminismIsExact()
    {
        VarianceComponents c = VarianceComponents.Of(Cases.Single(x => x.Name == "deterministic").First);
        Assert.That((c.UnlearningVariance.Value, c.UnlearningVariance.Interval), Is.EqualTo((0.0, (Interval?)new Interval(0, 0))));
        Assert.That(c.Icc.Value, Is.EqualTo(1));
    }

    [Test]
    public void NaNIsRefusedWhereverDataEnter([Values(double.NaN, double.PositiveInfinity)] double bad) => Assert.Multiple(() =>
    {
        Assert.That(() => new SeedGrid([[1, bad]]), Throws.ArgumentException);
        Assert.That(() => new References([1, bad]), Throws.ArgumentException);
        Assert.That(() => new EvaluationGrid([[[1, bad]]]), Throws.ArgumentException);
        Assert.That(() => SignFlip.Exact([1, bad]), Throws.ArgumentException);
        Assert.That(() => SignFlip.MonteCarlo([1, bad], 99, 1), Throws.ArgumentException);
        Assert.That(() => Holm.Adjust([0.5, bad]), Throws.ArgumentException);
        Assert.That(() => BenjaminiHochberg.Adjust([0.5, bad]), Throws.ArgumentException);
        Assert.That(() => IntersectionUnion.PValue([0.5, bad]), Throws.ArgumentException);
    });

    // Tables of sums say in their documentation that these do not exist for one training seed or one row of determinism.
    private static bool IsDocumented(string path) => path.EndsWith(".LogLikelihood") || path.EndsWith(".N0") || path.EndsWith(".SeedMeanVariance")
        || path.EndsWith(".MsOfSeedMeans") || path.EndsWith(".Intercept") || path.EndsWith(".Slope");
}
