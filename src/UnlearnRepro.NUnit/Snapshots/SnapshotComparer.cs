namespace UnlearnRepro.NUnit.Snapshots;

/// <summary>How a received text is compared with a verified one.</summary>
public abstract class SnapshotComparer
{
    /// <summary>Equal texts.</summary>
    public static SnapshotComparer Exact { get; } = new ExactComparer();

    /// <summary>
    /// Equal texts where both name the same fingerprint in a line <c>fingerprint: ...</c>; elsewhere means by prediction
    /// interval (<see cref="PredictionComparer"/>).
    /// </summary>
    public static SnapshotComparer ByFingerprint { get; } = new PredictionComparer();

    /// <summary>What differs, in a line; null if nothing does.</summary>
    public abstract string? Difference(string verified, string received);

    /// <summary>The first line for which <paramref name="same"/> does not hold.</summary>
    protected static string? FirstDifference(string verified, string received, Func<string, string, bool> same)
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

    private sealed class ExactComparer : SnapshotComparer
    {
        public override string? Difference(string verified, string received) => FirstDifference(verified, received, (a, b) => a == b);
    }
}
