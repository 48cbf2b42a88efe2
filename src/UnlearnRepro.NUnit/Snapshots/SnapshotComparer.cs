using System.Globalization;
using System.Text.RegularExpressions;

namespace UnlearnRepro.NUnit.Snapshots;

/// <summary>How a received text is compared with a verified one.</summary>
public abstract partial class SnapshotComparer
{
    private const string FingerprintLine = "fingerprint: ";

    /// <summary>Equal texts.</summary>
    public static SnapshotComparer Exact { get; } = new ExactComparer();

    /// <summary>
    /// Equal texts where both name the same fingerprint in a line <c>fingerprint: ...</c>. Other machines may round
    /// otherwise: there every word must be equal and every number with a point within <paramref name="tolerance"/>.
    /// </summary>
    public static SnapshotComparer ByFingerprint(double tolerance) => new FingerprintComparer(tolerance);

    /// <summary>What differs, in a line; null if nothing does.</summary>
    public abstract string? Difference(string verified, string received);

    private static string? FirstDifference(string verified, string received, Func<string, string, bool> same)
    {
        string[] a = verified.Split('\n'), b = received.Split('\n');
        for (int i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            string expected = a.ElementAtOrDefault(i) ?? "(end)", found = b.ElementAtOrDefault(i) ?? "(end)";
            if (!same(expected, found))
            {
                return $"line {i + 1}: expected '{expected}', found '{found}'";
            }
        }

        return null;
    }

    [GeneratedRegex(@"-?\d+\.\d+(e[+-]?\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(" +|-{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex Padding();

    private sealed class ExactComparer : SnapshotComparer
    {
        public override string? Difference(string verified, string received) => FirstDifference(verified, received, (a, b) => a == b);
    }

    private sealed class FingerprintComparer(double tolerance) : SnapshotComparer
    {
        public override string? Difference(string verified, string received) =>
            Fingerprint(verified) == Fingerprint(received)
                ? Exact.Difference(verified, received)
                : FirstDifference(verified, received, Near);

        private static string? Fingerprint(string text) => text.Split('\n').FirstOrDefault(line => line.StartsWith(FingerprintLine, StringComparison.Ordinal));

        private bool Near(string a, string b)
        {
            if (a.StartsWith(FingerprintLine, StringComparison.Ordinal) && b.StartsWith(FingerprintLine, StringComparison.Ordinal))
            {
                return true;
            }

            var (x, y) = (Numbers().Matches(a), Numbers().Matches(b));
            return Words(a) == Words(b)
                && x.Count == y.Count
                && x.Zip(y).All(pair => Math.Abs(Parse(pair.First) - Parse(pair.Second)) <= tolerance);
        }

        // A table's padding and its rule follow the widest number of a column: they are no words.
        private static string Words(string line) => Padding().Replace(Numbers().Replace(line, "#"), match => match.Value[..1]);

        private static double Parse(Match match) => double.Parse(match.Value, CultureInfo.InvariantCulture);
    }
}
