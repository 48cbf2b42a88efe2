using UnlearnRepro.NUnit.KnownBroken;

namespace UnlearnRepro.Language.Tests.KnownBroken;

/// <summary>
/// The suite finds what it says it finds: every defect that published code of unlearning in language models is known to have is put before the check that is
/// there for it.
/// </summary>
public class KnownBrokenTests : TorchFixture
{
    private static IEnumerable<TestCaseData> Defects => KnownDefects.All.Select(defect => new TestCaseData(defect).SetArgDisplayNames(defect.ToString()));

    [TestCaseSource(nameof(Defects))]
    public void TheDefectIsCaughtAndTheHonestCounterpartPasses(KnownDefect defect) => defect.RequireCaught();

    /// <summary>UPDATE_SNAPSHOTS=1 writes the page, except on CI.</summary>
    [Test]
    public void ThePageListsThem() => DefectsPage.Verify(
        "known-defects-language.md", KnownDefects.All.Select(d => (d.Name, d.Source, d.Catcher)).Concat(KnownDefects.Elsewhere), nameof(KnownBrokenTests));
}
