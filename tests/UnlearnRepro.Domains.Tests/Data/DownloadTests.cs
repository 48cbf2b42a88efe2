using System.Security.Cryptography;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Tests.Support;

namespace UnlearnRepro.Domains.Tests.Data;

public class DownloadTests
{
    private static readonly byte[] Body = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7 / 3))];
    private static readonly byte[] Old = [1, 2, 3];
    private TemporaryFolder folder = null!;
    private LoopbackServer server = null!;

    private string Target => folder.At("below", "file.bin");

    [SetUp]
    public void Start() => (folder, server) = (new(), new());

    [TearDown]
    public void Stop()
    {
        server.Dispose();
        folder.Dispose();
    }

    private static RemoteFile Remote(Uri address, byte[]? body = null) =>
        new(address, Convert.ToHexStringLower(SHA256.HashData(body ?? Body)), (body ?? Body).Length);

    /// <summary>The download fails with this message, and the folder is as before, with and without an old file.</summary>
    private async Task Fails(RemoteFile file, string message)
    {
        Assert.That(await Refused.MessageAsync(() => Download.ToFile(file, Target)), Does.StartWith(message));
        Assert.That(Directory.GetFileSystemEntries(folder.At("below")), Is.Empty);
        folder.Write("below/file.bin", Old);
        await Refused.MessageAsync(() => Download.ToFile(file, Target));
        Assert.That(Directory.GetFileSystemEntries(folder.At("below")), Is.EqualTo(new[] { Target }));
        Assert.That(File.ReadAllBytes(Target), Is.EqualTo(Old));
    }

    [Test]
    public async Task WritesTheFileAndTellsHowFarItIs()
    {
        var told = new Told();
        folder.Write("below/file.bin", Old);
        await Download.ToFile(Remote(server.Add("file.bin", Body)), Target, told);
        Assert.That(File.ReadAllBytes(Target), Is.EqualTo(Body));
        Assert.That(Directory.GetFileSystemEntries(folder.At("below")), Has.Length.EqualTo(1));
        Assert.That(told.Parts, Is.Not.Empty.And.All.Matches<DownloadProgress>(p => p.File == "file.bin" && p.Total == Body.Length));
        Assert.That(told.Parts.Select(p => p.Received), Is.Ordered.And.Unique);
        Assert.That(told.Parts[^1].Received, Is.EqualTo(Body.Length));
    }

    [Test]
    public Task AFileThatIsNotThereLeavesNothing()
    {
        Uri address = server.Address("nowhere.bin");
        return Fails(Remote(address), $"{address}: expected status 200, found 404 (NotFound)");
    }

    [Test]
    public Task AnotherFileLeavesNothing()
    {
        byte[] other = [.. Body];
        other[^1]++;
        Uri address = server.Add("file.bin", other);
        return Fails(
            Remote(address), $"{address}: expected SHA-256 {Remote(address).Sha256}, found {Remote(address, other).Sha256}");
    }

    [Test]
    public Task ACutConnectionLeavesNothing()
    {
        Uri address = server.Add("file.bin", answer =>
        {
            answer.ContentLength64 = Body.Length;
            answer.OutputStream.Write(Body, 0, 100_000);
            answer.OutputStream.Flush();
            answer.Abort();
        });
        return Fails(Remote(address), $"{address}: expected 300000 bytes, found ");
    }

    [TestCase(-1, "299999")]
    [TestCase(1, "more")]
    public Task AnotherLengthLeavesNothing(int more, string found)
    {
        Uri address = server.Add("file.bin", more > 0 ? [.. Body, 0] : Body[..^1]);
        return Fails(Remote(address), $"{address}: expected 300000 bytes, found {found}");
    }

    [Test]
    public Task AServerThatDoesNotAnswerLeavesNothing()
    {
        server.Dispose();
        Uri address = server.Address("file.bin");
        return Fails(Remote(address), $"{address}: expected 300000 bytes, found 0, then: ");
    }

    [Test]
    public void ACancelledDownloadLeavesNothing()
    {
        using var go = new ManualResetEventSlim();
        using var cancel = new CancellationTokenSource();
        Uri address = server.Add("file.bin", answer =>
        {
            answer.ContentLength64 = Body.Length;
            answer.OutputStream.Write(Body, 0, 100_000);
            answer.OutputStream.Flush();
            go.Wait(TimeSpan.FromSeconds(30));
            answer.Abort();
        });
        var told = new Told(_ => cancel.Cancel()); // in the middle of the file
        Assert.That(
            async () => await Download.ToFile(Remote(address), Target, told, cancel.Token),
            Throws.InstanceOf<OperationCanceledException>());
        go.Set();
        Assert.That(told.Parts, Is.Not.Empty);
        Assert.That(Directory.GetFileSystemEntries(folder.At("below")), Is.Empty);
    }
}
