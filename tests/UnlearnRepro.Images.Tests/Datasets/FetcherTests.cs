using System.Formats.Tar;
using System.Security.Cryptography;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Tests.Data;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Seeds;
using UnlearnRepro.Words;

namespace UnlearnRepro.Images.Tests.Datasets;

public class FetcherTests
{
    private TemporaryFolder folder = null!;
    private LoopbackServer server = null!;

    private DataFolders Folders => new([folder.At("data"), folder.At("system")]);

    [SetUp]
    public void Start() => (folder, server) = (new(), new());

    [TearDown]
    public void Stop()
    {
        server.Dispose();
        folder.Dispose();
    }

    private RemoteFile Serve(string name, byte[] body) =>
        new(server.Add(name, body), Convert.ToHexStringLower(SHA256.HashData(body)), body.Length);

    private string[] Left() => Directory.Exists(folder.At("data"))
        ? [.. Directory.GetFileSystemEntries(folder.At("data")).Select(f => Path.GetFileName(f)!)]
        : [];

    private IdxSource Idx() => Mnist.Source with
    {
        Name = "tiny",
        Files = [.. Mnist.Source.Files.Select(f => f with { Sha256 = null })],
        Remote =
        [
            Serve("train-images-idx3-ubyte.gz", Gzip.Of(IdxBytes.Images(1, 1, 1, 2))),
            Serve("train-labels-idx1-ubyte.gz", Gzip.Of(IdxBytes.Labels(5, 6))),
            Serve("t10k-images-idx3-ubyte.gz", Gzip.Of(IdxBytes.Images(1, 1, 3))),
            Serve("t10k-labels-idx1-ubyte.gz", Gzip.Of(IdxBytes.Labels(7))),
        ],
    };

    private CifarSource Archived(params string[] names) => Cifar.Cifar10 with
    {
        Remote =
        [
            Serve("cifar.tar.gz", ArchiveTests.TarGz([.. names.Select(n => (TarEntryType.RegularFile, $"cifar-10-batches-bin/{n}"))])),
        ],
    };

    [Test]
    public async Task FetchesFilesThatThenLoad()
    {
        var told = new Told();
        IdxSource source = Idx();
        Assert.That(await Fetcher.Fetch(source, Folders, told), Is.EqualTo(folder.At("data", "tiny")));
        Assert.That(source.Load(Folders, Seed.Root(1)).Train.Labels, Is.EqualTo(new[] { 5, 6 }));
        Assert.That(Left(), Is.EqualTo(new[] { "tiny" }));
        Assert.That(told.Parts.Select(p => p.File).Distinct(), Is.EqualTo(source.Remote.Select(f => f.Name)));
    }

    [Test]
    public async Task WhatIsThereIsNotFetchedAgain()
    {
        IdxSource source = Idx();
        await Fetcher.Fetch(source, Folders);
        int before = server.Requests;
        Directory.Move(folder.At("data"), folder.At("system"));
        Assert.That(await Fetcher.Fetch(source, Folders), Is.EqualTo(folder.At("system", "tiny")));
        Assert.That((before, server.Requests), Is.EqualTo((4, 4)));
    }

    [Test]
    public async Task UnpacksAnArchive()
    {
        CifarSource source = Archived([.. Cifar.Cifar10.Train, Cifar.Cifar10.Test, Cifar.Cifar10.Names, "readme.html"]);
        Assert.That(await Fetcher.Fetch(source, Folders), Is.EqualTo(folder.At("data", "cifar-10-batches-bin")));
        Assert.That(source.IsAvailable(Folders, out _), Is.True);
        Assert.That(Left(), Is.EqualTo(new[] { "cifar-10-batches-bin" }));
    }

    [Test]
    public async Task AnIncompleteArchiveLeavesNothing()
    {
        CifarSource source = Archived([.. Cifar.Cifar10.Train, Cifar.Cifar10.Names]);
        string message = await Refused.MessageAsync(() => Fetcher.Fetch(source, Folders));
        Assert.That(message, Does.StartWith(
            "download of 'cifar-10': expected a complete folder cifar-10-batches-bin, found no test_batch.bin in "));
        Assert.That(Left(), Is.Empty);
    }

    [Test]
    public async Task AFailureInTheMiddleLeavesNothing()
    {
        IdxSource source = Idx();
        source = source with { Remote = [.. source.Remote.Take(3), new(server.Address("gone.gz"), "", 1)] };
        string message = await Refused.MessageAsync(() => Fetcher.Fetch(source, Folders));
        Assert.That(message, Does.EndWith("gone.gz: expected status 200, found 404 (NotFound)"));
        Assert.That(Left(), Is.Empty);
    }

    [Test]
    public void CancellingInTheMiddleLeavesNothing()
    {
        using var cancel = new CancellationTokenSource();
        var told = new Told(p => (p.File == "t10k-images-idx3-ubyte.gz" ? cancel : null)?.Cancel());
        Assert.That(
            async () => await Fetcher.Fetch(Idx(), Folders, told, cancel.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Left(), Is.Empty);
    }

    [Test]
    public async Task AnIncompleteFolderIsNeitherUsedNorDestroyed()
    {
        string mine = folder.Write("data/tiny/mine", [1]);
        string message = await Refused.MessageAsync(() => Fetcher.Fetch(Idx(), Folders));
        Assert.That(message, Is.EqualTo(
            $"{folder.At("data", "tiny")}: expected no folder or a complete one, found no train-images-idx3-ubyte in "
            + $"{folder.At("data", "tiny")}; remove the folder and try again"));
        Assert.That((File.Exists(mine), server.Requests), Is.EqualTo((true, 0)));
    }

    [Test]
    public async Task WhatAKilledDownloadLeftGoesWithTheNext()
    {
        const string Left = ".mnist.0123456789abcdef0123456789abcdef.tmp";
        string half = folder.Write($"data/{Left}/mnist/half", [1]), mine = folder.Write("data/mine/file", [1]);
        Array.ForEach([half, folder.At("data", Left, "mnist"), folder.At("data", Left)], path => File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1)));
        await Fetcher.Fetch(Idx(), Folders);
        Assert.That(this.Left(), Is.EquivalentTo(new[] { "tiny", "mine" }));
        Assert.That(mine, Does.Exist);
    }

    [Test]
    public async Task TheCatalogueFetchesByName()
    {
        Assert.That(await Fetcher.Fetch(DatasetCatalog.Get("digits"), Folders), Is.EqualTo("built in"));
        Assert.That(
            await Refused.MessageAsync(() => Fetcher.Fetch(DatasetCatalog.Get("cifar10"), Folders)),
            Does.EndWith("found 'cifar10' (did you mean cifar-10 or cifar-100 or cifar-20?)"));
    }

    [Test]
    public void EveryAddressInTheCatalogueHasAChecksum()
    {
        RemoteFile[] files = [.. DatasetCatalog.All.OfType<IDownloadable>().SelectMany(s => s.Remote)];
        Assert.That(files, Has.Length.EqualTo(4 + 4 + 3));
        Assert.That(files.Select(f => f.Sha256), Has.All.Matches("^[0-9a-f]{64}$"));
        Assert.That(files.Select(f => f.Bytes), Has.All.Positive);
    }
}
