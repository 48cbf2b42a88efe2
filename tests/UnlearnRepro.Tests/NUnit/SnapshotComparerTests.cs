using UnlearnRepro.NUnit.Snapshots;

namespace UnlearnRepro.Tests.NUnit;

/// <summary>Snapshots are compared to the letter on one kind of machine, and number by number across kinds.</summary>
public class SnapshotComparerTests
{
    private static readonly SnapshotComparer Near = SnapshotComparer.ByFingerprint(tolerance: 0.1);

    private static string Page(string fingerprint, string body) => $"# Title\n{body}\nfingerprint: {fingerprint}\n";

    [Test]
    public void ExactMeansExact()
    {
        Assert.That(SnapshotComparer.Exact.Difference("a\nb\n", "a\nb\n"), Is.Null);
        Assert.That(SnapshotComparer.Exact.Difference("a\nb\n", "a\nB\n"), Is.EqualTo("line 2: expected 'b', found 'B'"));
        Assert.That(SnapshotComparer.Exact.Difference("1.0", "1.00"), Is.Not.Null);
        Assert.That(SnapshotComparer.Exact.Difference("a\n", "a\nb\n"), Is.EqualTo("line 2: expected '', found 'b'"));
        Assert.That(SnapshotComparer.Exact.Difference("a\nb", "a"), Is.EqualTo("line 2: expected 'b', found '(end)'"));
    }

    [Test]
    public void OnTheSameFingerprintEveryDigitCounts() =>
        Assert.That(Near.Difference(Page("x", "| 1.01 |"), Page("x", "| 1.02 |")), Is.EqualTo("line 2: expected '| 1.01 |', found '| 1.02 |'"));

    [TestCase("| 1.01 |", "| 1.08 |")]
    [TestCase("| -0.01 |", "| 0.02 |")]
    [TestCase("1.0e-5 and 2.5", "3.0e-4 and 2.45")]
    [TestCase("| 9.98 | a |", "| 10.01 | a |", Description = "one digit more")]
    [TestCase("| 9.98  | a |\n| ----- | - |", "| 10.01 | a |\n| ------ | - |", Description = "a table's padding follows its widest number")]
    public void OnAnotherFingerprintNumbersMayBeNear(string verified, string received) =>
        Assert.That(Near.Difference(Page("x", verified), Page("y", received)), Is.Null);

    [TestCase("| 1.01 |", "| 1.21 |", Description = "too far")]
    [TestCase("| 1.01 |", "| -1.01 |", Description = "the sign")]
    [TestCase("Reproduced 1.0", "Contradicted 1.0", Description = "a word")]
    [TestCase("I = 20", "I = 21", Description = "a count")]
    [TestCase("1.0 2.0", "1.0", Description = "a number less")]
    [TestCase("1.0", "-", Description = "no number")]
    [TestCase("1.0e-5", "1.0e5", Description = "an exponent")]
    [TestCase("| 1.0 | 2.0 |", "| 1.02.0 |", Description = "two numbers run together")]
    public void OnAnotherFingerprintAllElseMustBeEqual(string verified, string received) =>
        Assert.That(Near.Difference(Page("x", verified), Page("y", received)), Does.StartWith("line 2: "));

    [Test]
    public void TextsWithoutAFingerprintAreComparedToTheLetter() =>
        Assert.That(Near.Difference("1.01", "1.02"), Is.Not.Null);

    [Test]
    public void AFingerprintThatWentMissingIsADifference() =>
        Assert.That(Near.Difference(Page("x", "1.01"), "# Title\n1.01\n"), Is.Not.Null);
}
