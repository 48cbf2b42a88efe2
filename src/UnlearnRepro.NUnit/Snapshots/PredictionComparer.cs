using System.Globalization;
using System.Text.RegularExpressions;

namespace UnlearnRepro.NUnit.Snapshots;

/// <summary>
/// For tables of results. Another machine rounds otherwise, and training amplifies that, so that a table made there is a
/// new draw of the same study: its means must lie in the prediction interval of the verified ones, which for a second
/// study of the same size is sqrt 2 times as wide as the interval of the mean. Spreads are not compared; every line outside
/// of a table, the verdicts among them, must be equal.
/// </summary>
internal sealed partial class PredictionComparer : SnapshotComparer
{
    private const string Fingerprint = "fingerprint: ";

    // Printed numbers are rounded.
    private const double Rounding = 0.01;

    public override string? Difference(string verified, string received) =>
        Line(verified) == Line(received) ? Exact.Difference(verified, received) : FirstDifference(verified, received, Agree);

    private static string? Line(string text) =>
        text.Split('\n').FirstOrDefault(line => line.StartsWith(Fingerprint, StringComparison.Ordinal));

    private static bool Agree(string verified, string received)
    {
        if (verified.StartsWith(Fingerprint, StringComparison.Ordinal) && received.StartsWith(Fingerprint, StringComparison.Ordinal))
        {
            return true;
        }

        if (!verified.StartsWith('|') || !received.StartsWith('|'))
        {
            return verified == received;
        }

        string[] a = [.. verified.Split('|').Select(cell => cell.Trim())], b = [.. received.Split('|').Select(cell => cell.Trim())];
        return Same(a[1], b[1]) && (Mean().Match(a[2]), Mean().Match(b[2])) switch
        {
            ({ Success: true } x, { Success: true } y) =>
                Math.Abs(Number(x, 1) - Number(y, 1)) <= (Math.Sqrt(2) * (Number(x, 3) - Number(x, 2)) / 2) + (Rounding * Math.Abs(Number(x, 1))),
            ({ Success: false }, { Success: false }) => true,
            _ => false,
        };
    }

    // The rule under a heading follows the widest number of a column.
    private static bool Same(string name, string other) => name == other || (name + other).Trim('-', ':').Length == 0;

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(-?[\d.]+(?:e[+-]?\d+)?) \[(-?[\d.]+(?:e[+-]?\d+)?), (-?[\d.]+(?:e[+-]?\d+)?)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Mean();
}
