using System.Formats.Tar;
using UnlearnRepro.Images.Datasets;

namespace UnlearnRepro.Images.Tests.Datasets;

public class ArchiveTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void Make() => folder = new();

    [TearDown]
    public void Remove() => folder.Dispose();

    /// <summary>A .tar.gz of these entries; a file's content is its name.</summary>
    public static byte[] TarGz(params (TarEntryType Type, string Name)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, leaveOpen: true))
        {
            foreach ((TarEntryType type, string name) in entries)
            {
                var entry = new PaxTarEntry(type, name);
                if (type == TarEntryType.RegularFile)
                {
                    entry.DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(name));
                }
                else if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
                {
                    entry.LinkName = "/tmp";
                }

                tar.WriteEntry(entry);
            }
        }

        return IdxBytes.Gzip(bytes.ToArray());
    }

    private Task Unpack(params (TarEntryType Type, string Name)[] entries) =>
        Archive.Unpack(folder.Write("a.tar.gz", TarGz(entries)), folder.At("out"));

    private string[] Unpacked() => [.. Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(folder.Path, f)).Where(f => f != "a.tar.gz").Order()];

    [Test]
    public async Task UnpacksFilesAndFolders()
    {
        await Unpack(
            (TarEntryType.Directory, "./"), (TarEntryType.Directory, "d/"),
            (TarEntryType.RegularFile, "d/x"), (TarEntryType.RegularFile, "e/f/y"));
        Assert.That(Unpacked(), Is.EqualTo(new[] { "out/d/x", "out/e/f/y" }));
        Assert.That(File.ReadAllText(folder.At("out", "e", "f", "y")), Is.EqualTo("e/f/y"));
    }

    [TestCase("../x")]
    [TestCase("d/../../x")]
    [TestCase("../outside/x")]
    public async Task APathThatLeavesTheFolderIsRefused(string name)
    {
        string message = await Refused.MessageAsync(() => Unpack((TarEntryType.RegularFile, "d/good"), (TarEntryType.RegularFile, name)));
        Assert.That(message, Is.EqualTo($"{folder.At("a.tar.gz")}: expected entries inside their folder, found '{name}'"));
        Assert.That(Unpacked(), Is.EqualTo(new[] { "out/d/good" }));
    }

    [Test]
    public async Task AnAbsolutePathIsRefused()
    {
        string name = folder.At("absolute");
        string message = await Refused.MessageAsync(() => Unpack((TarEntryType.RegularFile, name)));
        Assert.That(message, Does.EndWith($"expected entries inside their folder, found '{name}'"));
        Assert.That(Unpacked(), Is.Empty);
    }

    [TestCase(TarEntryType.SymbolicLink)]
    [TestCase(TarEntryType.HardLink)]
    public async Task ALinkIsRefused(TarEntryType type)
    {
        string message = await Refused.MessageAsync(() => Unpack((type, "d")));
        Assert.That(message, Is.EqualTo($"{folder.At("a.tar.gz")}: expected files and folders only, found 'd' ({type})"));
        Assert.That(Path.Exists(folder.At("out", "d")), Is.False);
    }
}
