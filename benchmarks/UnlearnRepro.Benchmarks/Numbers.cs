using System.Globalization;
using UnlearnRepro.Cli.Terminal;

namespace UnlearnRepro.Benchmarks;

/// <summary>What was measured, line by line: a name and a number.</summary>
internal static class Numbers
{
    /// <summary>A number by itself.</summary>
    public static void Line(string name, double value) => Output.Line($"{name,-72} {Text(value),8}");

    /// <summary>Median and minimum of a timing.</summary>
    public static void Line(Timing timing) => Output.Line($"{timing.Name,-72} {Text(timing.Median),8}  least {Text(timing.Minimum)}");

    /// <summary>Four digits, and no power of ten for a large number.</summary>
    public static string Text(double value) => value.ToString(value < 1000 ? "G4" : "F0", CultureInfo.InvariantCulture);
}
