using System.Globalization;
using System.Text.RegularExpressions;
using UnlearnRepro.Statistics.Comparisons;

namespace UnlearnRepro.NUnit.Snapshots;

/// <summary>
/// For tables of results. Another machine rounds otherwise, and training amplifies that, so that a table made there is a
/// new draw of the same study: its means must lie in the prediction intervals that the verified means, their variances and their
/// number of training seeds give. A line <c>I = n</c> says how many these are. Spreads are not compared; every line outside of a
/// table, the verdicts among them, must be equal.
/// </summary>
internal sealed partial class PredictionComparer : SnapshotComparer
{
    /// <summary>Chance that any mean of an honest new draw is called a difference: a table has hundreds of means.</summary>
    private const double Alpha = 0.01;

    private const string Fingerprint = "fingerprint: ";

    public override string? Difference(string verified, string received)
    {
        if (Line(verified) == Line(received))
        {
            return Exact.Difference(verified, received);
        }

        if ((Seeds(verified), Seeds(received)) is not ({ } seeds, { } further))
        {
            return "expected a line 'I = n' with at least 2 training seeds on both sides, found none: tables of other machines cannot be compared";
        }

        int means = verified.Split('\n').Count(line => line.StartsWith('|') && Mean().IsMatch(Cells(line)[2]));
        return FirstDifference(verified, received, (a, b) => Agree(a, b, seeds, further, Alpha / means));
    }

    private static string? Line(string text) =>
        text.Split('\n').FirstOrDefault(line => line.StartsWith(Fingerprint, StringComparison.Ordinal));

    private static int? Seeds(string text) =>
        TrainingSeeds().Match(text) is { Success: true } match
            && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) is >= 2 and var seeds ? seeds : null;

    private static bool Agree(string verified, string received, int seeds, int further, double alpha)
    {
        if (verified.StartsWith(Fingerprint, StringComparison.Ordinal) && received.StartsWith(Fingerprint, StringComparison.Ordinal))
        {
            return true;
        }

        if (!verified.StartsWith('|') || !received.StartsWith('|'))
        {
            return verified == received;
        }

        string[] a = Cells(verified), b = Cells(received);
        return Same(a[1], b[1]) && (Mean().Match(a[2]), Mean().Match(b[2])) switch
        {
            ({ Success: true } x, { Success: true } y) => Math.Abs(Number(x, 1) - Number(y, 1)) <= Tolerance(x) + Half(x, 1) + Half(y, 1),
            ({ Success: false }, { Success: false }) => true,
            _ => false,
        };

        double Tolerance(Match mean) =>
            PredictionInterval.HalfWidth(new(Number(mean, 2) - Half(mean, 2), Number(mean, 3) + Half(mean, 3)), 0.95, seeds, further, alpha);
    }

    // Printed numbers are rounded: half a unit in the last place. A plain 0 is exact.
    private static double Half(Match match, int group)
    {
        string[] parts = match.Groups[group].Value.Split('e');
        int decimals = parts[0].Contains('.') ? parts[0].Length - parts[0].IndexOf('.') - 1 : 0;
        int exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        return parts[0] == "0" ? 0 : 0.5 * Math.Pow(10, exponent - decimals);
    }

    // At least the name and the mean; a line that is no row of a table has them empty.
    private static string[] Cells(string row) => [.. row.Split('|').Select(cell => cell.Trim()), "", ""];

    // The rule under a heading follows the widest number of a column.
    private static bool Same(string name, string other) => name == other || (name + other).Trim('-', ':').Length == 0;

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(-?[\d.]+(?:e[+-]?\d+)?) \[(-?[\d.]+(?:e[+-]?\d+)?), (-?[\d.]+(?:e[+-]?\d+)?)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Mean();

    [GeneratedRegex(@"\bI = (\d+)\b", RegexOptions.CultureInvariant)]
    private static partial Regex TrainingSeeds();
}
