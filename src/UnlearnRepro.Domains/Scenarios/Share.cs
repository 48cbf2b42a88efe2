using System.Globalization;
using UnlearnRepro.Domains.Data;

namespace UnlearnRepro.Domains.Scenarios;

/// <summary>
/// The share q of the train part that a scenario draws, above 0 and below 1. It is read as the nearest decimal number of 15
/// digits, so that 0.29 of 100 images are 29 and not floor(28.999999999999996).
/// </summary>
public static class Share
{
    /// <summary>Returns the share if it is one.</summary>
    /// <exception cref="DatasetException">It is out of range.</exception>
    public static double Checked(string scenario, double fraction) => fraction > 0 && fraction < 1 && (decimal)fraction > 0
        ? fraction
        : throw new DatasetException($"scenario {scenario}", "a fraction above 0 and below 1", $"{fraction}");

    /// <summary>floor(q * count).</summary>
    public static int Of(int count, double fraction) => (int)decimal.Floor((decimal)fraction * count);

    /// <summary>As it stands in a name: <c>0.1pct</c>.</summary>
    public static string Text(double fraction) =>
        string.Create(CultureInfo.InvariantCulture, $"{(decimal)fraction * 100:0.############################}pct");
}
