using UnlearnRepro.NUnit.Snapshots;

namespace UnlearnRepro.Tests.NUnit;

/// <summary>Snapshots are compared to the letter on one kind of machine, and by prediction interval across kinds.</summary>
public class SnapshotComparerTests
{
    private static readonly SnapshotComparer ByFingerprint = SnapshotComparer.ByFingerprint;

    private static string Page(string fingerprint, string body) => $"I = 5\n{body}\nfingerprint: {fingerprint}\n";

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

    // Student's quantiles at 4 degrees of freedom are 2.776 (.975) and 4.604 (.995): from [8, 12] the prediction interval at error .01 has the
    // half-width 2 x sqrt 2 x 4.604 / 2.776 = 4.69. With half a unit for rounding, [7.995, 12.05] has 2.0275 for 2 and gives 4.756, and .1 for
    // the two means.
    [TestCase("| m | 10.0 [8.00, 12.0] | 3 [1, 5] |", "| m | 14.8 [9, 20.4] | 30 [1, 50] |", Description = "a mean within the prediction interval")]
    [TestCase("| m | -1.5e-4 [-2e-4, -1e-4] |", "| m | -0.9e-4 [-1e-4, 0] |", Description = "exponents and signs")]
    [TestCase("| m | 0 [0, 0] |", "| m | 0 [0, 0] |", Description = "a mean without an interval that is the same")]
    [TestCase("| m | all cells collapsed |", "| m | all cells collapsed |")]
    [TestCase("| method | mean |\n| - | -: |\n| a  | 1.0 [0, 2] |", "| method | mean |\n| --- | ----: |\n| a | 1.5 [0, 3] |", Description = "padding")]
    public void On_another_fingerprint_means_may_lie_in_the_prediction_interval(string verified, string received) =>
        Assert.That(ByFingerprint.Difference(Page("x", verified), Page("y", received)), Is.Null);

    [TestCase("| m | 10.0 [8.00, 12.0] |", "| m | 14.9 [11, 19] |", Description = "a mean outside")]
    [TestCase("| m | 99.601 [99.566, 99.636] |", "| m | 99.40 [99.3, 99.5] |", Description = "a mean near 100 that moved by four half-widths of a narrow interval")]
    [TestCase("| m", "| n", Description = "a line that only begins like a row")]
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
    public void Many_means_share_the_error()
    {
        // A hundred means, each at error .0001: Student's quantile .99995 at 4 degrees of freedom is 15.54, the half-width 2.0275 x sqrt 2 x 15.54 / 2.776
        // = 16.05, and .1.
        string Rows(string first) => string.Join('\n', Enumerable.Repeat("| m | 10.0 [8.00, 12.0] |", 99).Prepend(first));
        Assert.That(ByFingerprint.Difference(Page("x", Rows("| m | 10.0 [8.00, 12.0] |")), Page("y", Rows("| m | 26.1 [8, 12] |"))), Is.Null);
        Assert.That(ByFingerprint.Difference(Page("x", Rows("| m | 10.0 [8.00, 12.0] |")), Page("y", Rows("| m | 26.3 [8, 12] |"))), Does.StartWith("line 2: "));
    }

    [TestCase("no seeds here")]
    [TestCase("I = 1")]
    public void Tables_of_unknown_size_cannot_be_compared_across_machines(string line) =>
        Assert.That(ByFingerprint.Difference($"{line}\nfingerprint: x\n", $"{line}\nfingerprint: y\n"), Does.StartWith("expected a line 'I = n'"));

    [Test]
    public void A_fingerprint_that_went_missing_is_a_difference() =>
        Assert.That(ByFingerprint.Difference(Page("x", "same"), "I = 5\nsame\n"), Is.Not.Null);
}
