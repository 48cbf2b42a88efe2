using FsCheck;
using FsCheck.Fluent;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>Whatever the library estimates lies in the interval that it gives for it, on grids of any shape: heaped, constant in rows, ragged. Few grids, since this asks every entry.</summary>
public class PointInIntervalTests
{
    [FsProperty(MaxTest = 15)]
    public Property EveryEstimateLiesInItsInterval(DoNotSize<ulong> any) => (Outside(Data(any.Item)) is null).ToProperty();

    [Test]
    public void EveryEstimateOfAGridWithAShortRowFarOffLiesInItsInterval() =>
        Assert.That(Outside(new Degenerate("short row", UnbalancedTests.ShortRow, UnbalancedTests.ShortRow, 2, false)), Is.Null);

    // The first estimate that lies outside, in words.
    private static string? Outside(Degenerate data) => PublicEntries.All.SelectMany(entry => PublicEntries.Ask(entry, data).Said)
        .Where(said => said.Value is Estimate { Interval: { } interval } e && !interval.Contains(e.Value))
        .Select(said => $"{said.Path}: {said.Value}").FirstOrDefault();

    // One row in two has a single run, so that lengths differ as much as they can.
    private static Degenerate Data(ulong seed)
    {
        Worlds worlds = new(seed);
        int i = worlds.Uniform() < 0.5 ? 3 : 6, longest = worlds.Uniform() < 0.5 ? 3 : 20;
        double step = worlds.Uniform() < 0.5 ? 0.25 : 1e-6, training = 3 * worlds.Uniform(), unlearning = worlds.Uniform() < 0.2 ? 0 : worlds.Uniform();
        SeedGrid Grid()
        {
            int[] lengths = [.. Enumerable.Range(0, i).Select(_ => worlds.Uniform() < 0.5 ? 1 : 1 + (int)(worlds.Uniform() * longest))];
            SeedGrid smooth = worlds.Of(lengths, training, unlearning, 5);
            return new SeedGrid([.. Enumerable.Range(0, i).Select(k => smooth.Values(k).Select(y => step * Math.Round(y / step)).ToArray())]);
        }

        return new Degenerate($"grid {seed}", Grid(), Grid(), 2, false);
    }
}
