using System.Text.Json;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Tests.Seeds;

/// <summary>Levels of seed axes: 0 is never named, and nothing hangs on the order in which others were.</summary>
public sealed class SeedIndicesTests
{
    private static readonly SeedAxis[] Axes = [.. SeedAxis.OfCells, new("part", SeedAxis.Data), new("init", SeedAxis.Train)];

    [Test]
    public void ItIsAnObjectOfLevelsInTheOrderOfTheirNames() => Assert.That(
        JsonSerializer.Serialize(default(SeedIndices).With(SeedAxis.Unlearn, 2).With(SeedAxis.Train, 1).With(SeedAxis.Data, 0)),
        Is.EqualTo("""{"train":1,"unlearn":2}"""));

    [FsProperty]
    public bool WhatWasSetIsReadBackAndWrittenAndRead(byte[] levels)
    {
        var set = levels.Take(Axes.Length).Select((level, k) => (Axis: Axes[k], Level: level % 3)).ToArray();
        var made = set.Aggregate(default(SeedIndices), (all, x) => all.With(x.Axis, x.Level));
        var backwards = set.Reverse().Aggregate(default(SeedIndices), (all, x) => all.With(x.Axis, 7).With(x.Axis, x.Level));
        return set.All(x => made[x.Axis] == x.Level)
            && made == backwards
            && made.GetHashCode() == backwards.GetHashCode()
            && made == JsonSerializer.Deserialize<SeedIndices>(JsonSerializer.Serialize(made))
            && made.Named.All(level => level.Value > 0);
    }

    [Test]
    public void CellsOfAGridHaveHashesOfTheirOwn()
    {
        var grid = from i in Enumerable.Range(0, 100) from j in Enumerable.Range(0, 10) select default(SeedIndices).With(SeedAxis.Train, i).With(SeedAxis.Unlearn, j);
        Assert.That(grid.Select(x => x.GetHashCode()).Distinct().Count(), Is.GreaterThan(990), "a table of cells is no list");
    }

    [TestCase("""{"train":0}""", "seed axis train: expected at least 1, found 0")]
    [TestCase("""{"train":-1}""", "seed axis train: expected at least 1, found -1")]
    public void AZeroThatWasWrittenIsAnotherCellsText(string text, string message) =>
        Assert.That(() => JsonSerializer.Deserialize<SeedIndices>(text), Throws.TypeOf<JsonException>().With.Message.EqualTo(message));

    [Test]
    public void NoLevelIsNegative() => Assert.That(() => default(SeedIndices).With(SeedAxis.Train, -1), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void EveryAxisComesAfterThoseItIsNestedIn()
    {
        foreach (var (place, axis) in SeedAxis.OfCells.Index())
        {
            Assert.That(SeedAxis.OfCells.Take(place), Is.SupersetOf(axis.NestedIn), axis.Name);
        }
    }
}
