using System.Diagnostics;
using UnlearnRepro.Store;

namespace UnlearnRepro.Tests.Store;

/// <summary>What stands at a path is found out without opening it, and a file is known by whatever name.</summary>
public class RegularFileTests
{
    private string folder = "";

    [SetUp]
    public void Make() => folder = Directory.CreateTempSubdirectory("unlearn-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(folder, recursive: true);

    [Test]
    public void AFileIsAFileAlsoBehindALink()
    {
        File.WriteAllText(At("a"), "");
        File.CreateSymbolicLink(At("link"), At("a"));
        Assert.That((RegularFile.Instead(At("a")), RegularFile.Instead(At("link"))), Is.EqualTo(((string?)null, (string?)null)));
    }

    [Test]
    [Platform("Linux,MacOSX", Reason = "pipes and devices have names there")]
    public void AnythingElseIsNamed()
    {
        Process.Start("mkfifo", [At("pipe")]).WaitForExit();
        File.CreateSymbolicLink(At("link"), At("none"));
        Assert.That(RegularFile.Instead(folder), Is.EqualTo("a folder"));
        Assert.That(RegularFile.Instead(At("none")), Is.EqualTo("none"));
        Assert.That(RegularFile.Instead(At("link")), Is.EqualTo($"a link to {At("none")}, where nothing is"));
        Assert.That(RegularFile.Instead(At("pipe")), Does.StartWith("a pipe"));
        Assert.That(RegularFile.Instead("/dev/zero"), Is.EqualTo("a device"));
        Assert.That((RegularFile.IsPipe(At("pipe")), RegularFile.IsPipe("/dev/zero")), Is.EqualTo((true, false)));
    }

    [Test]
    public void AFileIsKnownByWhateverName()
    {
        File.WriteAllText(At("a"), "");
        File.WriteAllText(At("b"), "");
        File.CreateSymbolicLink(At("link"), At("a"));
        Directory.CreateDirectory(At("sub"));
        Directory.CreateSymbolicLink(At("round"), folder);
        string[] same = [At("a"), At("link"), At("sub/../a"), At("round/a"), At("round/round/link"), Path.GetRelativePath(Environment.CurrentDirectory, At("a"))];
        Assert.That(same.Select(RegularFile.Identity).Distinct().Count(), Is.EqualTo(1));
        Assert.That(RegularFile.Identity(At("b")), Is.Not.EqualTo(RegularFile.Identity(At("a"))));
    }

    [Test]
    public void AFileThatIsNotThereIsKnownByItsFolder()
    {
        Directory.CreateSymbolicLink(At("round"), folder);
        Assert.That(RegularFile.Identity(At("round/new/x")), Is.EqualTo(RegularFile.Identity(At("NEW/x"))), "letter cases may be one on this disk");
        Assert.That(RegularFile.Identity(At("new")), Is.Not.EqualTo(RegularFile.Identity(At("old"))));
    }

    private string At(string name) => Path.Combine(folder, name);
}
