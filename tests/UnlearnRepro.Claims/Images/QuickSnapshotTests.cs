using UnlearnRepro.NUnit.Snapshots;

namespace UnlearnRepro.Claims.Images;

/// <summary>
/// The study that the claims are judged on. Its 20 training seeds make the comparison across machines sharp, which the 3 of the smoke
/// tier cannot.
/// </summary>
[TestFixture]
public sealed class QuickSnapshotTests
{
    [Test]
    public Task Tables_and_verdicts_are_those_of_the_snapshot() => Snapshot.Match(
        "QuickSnapshotTests.Tables_and_verdicts", SnapshotText.Of("Quick tier of the digits", ImageClaims.FullClass), SnapshotComparer.ByFingerprint);
}
