using UnlearnRepro.NUnit.Snapshots;

namespace UnlearnRepro.Tests.NUnit;

/// <summary>Snapshots are compared to the letter on one kind of machine, and by prediction interval across kinds.</summary>
public class SnapshotComparerTests
{
    private static readonly SnapshotComparer ByFingerprint = SnapshotComparer.ByFingerprint;

    private static string Page(string fingerprint, string body) => $"# Title\n{body}\nfingerprint: {fingerprint}\n";

    [Test]
    public void Exact_means_exact()
    {
        Assert.That(SnapshotComparer.Exact.Difference("a\nb\n", "a\nb\n"), Is.Null);
        Assert.That(SnapshotComparer.Exact.Difference("a\nb\n", "a\nB\n"), Is.EqualTo("line 2: expected 'b', found 'B'"));
        Assert.That(SnapshotComparer.Exact.Difference("1.0", "1.00"), Is.Not.Null);
        Assert.That(SnapshotComparer.Exact.Difference("a\n", "a\nb\n"), Is.EqualTo("line 2: expected '', found 'b'"));
        Assert.That(SnapshotComparer.Exact.Difference("a\nb", "a"), Is.EqualTo("line 2: expected 'b', found '(end)'"));
    }

    [Test]
    public void On_the_same_fingerprint_every_digit_counts() => Assert.That(
        ByFingerprint.Difference(Page("x", "| m | 1.01 [0, 2] |"), Page("x", "| m | 1.02 [0, 2] |")),
        Is.EqualTo("line 2: expected '| m | 1.01 [0, 2] |', found '| m | 1.02 [0, 2] |'"));

    // The half-width of [8, 12] is 2, that of the prediction interval 2.83; a hundredth of the mean is for rounding.
    [TestCase("| m | 10 [8, 12] | 3 [1, 5] |", "| m | 12.8 [9, 16.6] | 30 [1, 50] |", Description = "a mean within the prediction interval")]
    [TestCase("| m | -1.5e-4 [-2e-4, -1e-4] |", "| m | -0.9e-4 [-1e-4, 0] |", Description = "exponents and signs")]
    [TestCase("| m | 0 [0, 0] |", "| m | 0 [0, 0] |", Description = "a mean without an interval that is the same")]
    [TestCase("| m | all cells collapsed |", "| m | all cells collapsed |")]
    [TestCase("| method | mean |\n| - | -: |\n| a  | 1.0 [0, 2] |", "| method | mean |\n| --- | ----: |\n| a | 1.5 [0, 3] |", Description = "padding")]
    public void On_another_fingerprint_means_may_lie_in_the_prediction_interval(string verified, string received) =>
        Assert.That(ByFingerprint.Difference(Page("x", verified), Page("y", received)), Is.Null);

    [TestCase("| m | 10 [8, 12] |", "| m | 13 [11, 15] |", Description = "a mean outside")]
    [TestCase("| m | 0 [0, 0] |", "| m | 1 [1, 1] |", Description = "a mean without an interval that moved")]
    [TestCase("| m | 10 [8, 12] |", "| n | 10 [8, 12] |", Description = "another method")]
    [TestCase("| m | 10 [8, 12] |", "| m | all cells collapsed |", Description = "no mean")]
    [TestCase("- C-DET-1: Reproduced", "- C-DET-1: Contradicted", Description = "a verdict")]
    [TestCase("| m | 10 [8, 12] |", "no table", Description = "no table")]
    public void On_another_fingerprint_all_else_must_be_equal(string verified, string received) =>
        Assert.That(ByFingerprint.Difference(Page("x", verified), Page("y", received)), Does.StartWith("line 2: "));

    [Test]
    public void Texts_without_a_fingerprint_are_compared_to_the_letter() =>
        Assert.That(ByFingerprint.Difference("| m | 1.01 [0, 2] |", "| m | 1.02 [0, 2] |"), Is.Not.Null);

    [Test]
    public void A_fingerprint_that_went_missing_is_a_difference() =>
        Assert.That(ByFingerprint.Difference(Page("x", "same"), "# Title\nsame\n"), Is.Not.Null);
}
