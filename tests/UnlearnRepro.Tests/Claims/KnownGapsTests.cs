using UnlearnRepro.Claims;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Claims;

/// <summary>The list of known gaps: ids with reasons, and none without.</summary>
public class KnownGapsTests
{
    private string path = "";

    [SetUp]
    public void MakeFile() => path = Path.GetTempFileName();

    [TearDown]
    public void DeleteFile() => File.Delete(path);

    [Test]
    public void TheReasonIsTheCommentAbove() =>
        Assert.That(
            Read("# Heading.\n\n# First line\n#   second line\nC-1\n\n# Another\nC-2\nC-3\n"),
            Is.EquivalentTo(new Dictionary<string, string> { ["C-1"] = "First line second line", ["C-2"] = "Another", ["C-3"] = "Another" }));

    [Test]
    public void AFileOfCommentsHasNoGaps() => Assert.That(Read("# nothing\n# here\n"), Is.Empty);

    [Test]
    public void SpacesAroundAnIdDoNotCount() => Assert.That(Read("# why\n  C-1  \r\n").Keys, Is.EqualTo(new[] { "C-1" }));

    [TestCase("C-1\n")]
    [TestCase("# why\n\nC-1\n")]
    public void AGapWithoutAReasonIsRefused(string text) =>
        Assert.That(() => Read(text), Throws.TypeOf<StudyException>().With.Message.EqualTo($"{path}: expected a reason in a comment above 'C-1', found none"));

    [Test]
    public void AGapThatStandsTwiceIsRefused() =>
        Assert.That(() => Read("# why\nC-1\n# or why\nC-1\n"), Throws.TypeOf<StudyException>().With.Message.EqualTo($"{path}: expected each claim once, found 'C-1' twice"));

    [Test]
    public void AListThatIsNotThereIsNamed() =>
        Assert.That(() => KnownGaps.Read("no-such.txt"), Throws.TypeOf<StudyException>().With.Message.EqualTo("no-such.txt: expected a file of known gaps, found none"));

    private IReadOnlyDictionary<string, string> Read(string text)
    {
        File.WriteAllText(path, text);
        return KnownGaps.Read(path);
    }
}
