using System.Formats.Tar;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Tests.Support;
using UnlearnRepro.Words;

namespace UnlearnRepro.Domains.Tests.Data;

public class ArchiveTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void Make() => folder = new();

    [TearDown]
    public void Remove() => folder.Dispose();

    /// <summary>A .tar.gz of these entries; a file's content is its name.</summary>
    public static byte[] TarGz(params (TarEntryType Type, string Name)[] entries) => Gzip.Of(Tar(entries));

    private static byte[] Tar(params (TarEntryType Type, string Name)[] entries)
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

        return bytes.ToArray();
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
        Assert.That(Unpacked(), Is.Empty, "the archive is read to its end first");
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

    [Test]
    public async Task AnEntryThatStandsTwiceIsRefused()
    {
        string message = await Refused.MessageAsync(() => Unpack((TarEntryType.RegularFile, "d/x"), (TarEntryType.RegularFile, "d/../d/X")));
        Assert.That(message, Does.EndWith("expected each entry once, found 'd/../d/X' twice"));
        Assert.That(Unpacked(), Is.Empty);
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(200)]
    public async Task ATruncatedArchiveIsRefused(int length)
    {
        byte[] whole = TarGz([.. Enumerable.Range(0, 50).Select(k => (TarEntryType.RegularFile, $"d/file-{k}"))]);
        string message = await Refused.MessageAsync(() => Archive.Unpack(folder.Write("a.tar.gz", whole[..length]), folder.At("out")));
        Assert.That(message, Does.StartWith($"{folder.At("a.tar.gz")}: expected a .tar.gz of files and folders, found a damaged one: "));
        Assert.That(Unpacked(), Is.Empty);
    }

    [Test]
    public async Task AnArchiveOfNothingIsRefused()
    {
        string message = await Refused.MessageAsync(() => Archive.Unpack(folder.Write("a.tar.gz", Gzip.Of(new byte[1024])), folder.At("out")));
        Assert.That(message, Does.EndWith("expected a .tar.gz of files and folders, found no entry"));
    }

    [Test]
    public async Task AnArchiveThatUnpacksToMoreThanItsBoundIsRefused()
    {
        // A hundred kilobytes of zeros behind its end: 200 bytes of gzip, or as many MB as anybody likes.
        byte[] bomb = Gzip.Of([.. Tar((TarEntryType.RegularFile, "d/x")), .. new byte[100_000]]);
        string path = folder.Write("a.tar.gz", bomb);
        string message = await Refused.MessageAsync(() => Archive.Unpack(path, folder.At("out"), most: 50_000));
        Assert.That(message, Is.EqualTo($"{path}: expected at most 50000 bytes when unpacked, found more"));
        Assert.That(Unpacked(), Is.Empty);
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task NoMutantOfAnArchiveDoesMoreThanUnpackOrBeRefused(CancellationToken cancellation)
    {
        byte[] raw = Tar([(TarEntryType.Directory, "d/"), .. Enumerable.Range(0, 5).Select(k => (TarEntryType.RegularFile, $"d/file-{k}"))]);
        var random = new Random(1);
        var fates = new Dictionary<bool, int> { [true] = 0, [false] = 0 };
        for (int k = 0; k < 200; k++)
        {
            byte[] mutant = k % 4 == 0 ? Mutant(random, Gzip.Of(raw)) : Gzip.Of(Mutant(random, raw, withChecksums: k % 4 > 1));
            string path = folder.Write("a.tar.gz", mutant), to = folder.At($"out-{k}");
            try
            {
                await Archive.Unpack(path, to, cancellation: cancellation).WaitAsync(TimeSpan.FromMinutes(1), cancellation);
                fates[true]++;
            }
            catch (StudyException e)
            {
                fates[false]++;
                Assert.That(e.Message, Does.StartWith(path).And.Not.Contain("\n"));
                Assert.That(Directory.Exists(to), Is.False, $"mutant {k} left something behind");
            }
        }

        Assert.That(fates.Values, Has.All.GreaterThan(20), "mutants of both fates");
    }

    // A few bytes changed, or a cut; with its headers' checksums made right, it gets past the first check.
    private static byte[] Mutant(Random random, byte[] bytes, bool withChecksums = false)
    {
        byte[] mutant = random.Next(5) == 0 ? bytes[..random.Next(bytes.Length)] : [.. bytes];
        for (int n = random.Next(1, 6); n > 0 && mutant.Length > 0; n--)
        {
            mutant[random.Next(mutant.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)"0179xgLK\0 /."[random.Next(12)];
        }

        for (int header = 0; withChecksums && header + 512 <= mutant.Length; header += 512)
        {
            if (mutant.AsSpan(header + 257, 5).SequenceEqual("ustar"u8))
            {
                mutant.AsSpan(header + 148, 8).Fill((byte)' ');
                int sum = mutant.AsSpan(header, 512).ToArray().Sum(b => b);
                System.Text.Encoding.ASCII.GetBytes($"{Convert.ToString(sum, 8).PadLeft(6, '0')}\0 ").CopyTo(mutant, header + 148);
            }
        }

        return mutant;
    }
}
