using System.Globalization;
using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Faults.Held;

/// <summary>68 grids of all kinds, balanced and not, with and without a spread, against what R says of them (grids.R).</summary>
[TestFixture]
public sealed class GridsOfRTests
{
    private static IEnumerable<string[]> Grids => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Held", "grids.csv")).Skip(1).Select(line => line.Split(','));

    [Test]
    public void Mean_squares_and_intervals_are_those_of_R() => Assert.Multiple(() =>
    {
        int grids = 0;
        foreach (string[] fields in Grids)
        {
            double[][] rows = [.. fields[0].Split(';').Select(row => row.Split(' ').Select(Number).ToArray())];
            var found = VarianceComponents.Of(new SeedGrid(rows));
            double?[] values =
            [
                found.MsT, found.MsU, found.Mean.Interval?.Lower, found.Mean.Interval?.Upper, found.UnlearningVariance.Interval?.Lower, found.UnlearningVariance.Interval?.Upper,
                found.Icc.Value, found.Icc.Interval?.Lower, found.Icc.Interval?.Upper, found.TrainingVarianceWilliamsTukey.Interval?.Lower, found.TrainingVarianceWilliamsTukey.Interval?.Upper,
            ];

            // What is exact for balanced grids only is not compared for others.
            for (int k = 0; k < values.Length; k++)
            {
                double expected = Number(fields[k + 1]);
                if (!double.IsNaN(expected))
                {
                    Assert.That(values[k], Is.EqualTo(expected).Within((1e-10 * Math.Abs(expected)) + 1e-13), $"field {k + 1} of {fields[0]}");
                }
            }

            grids++;
        }

        Assert.That(grids, Is.EqualTo(68));
    });

    private static double Number(string text) => text == "NA" ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);
}
