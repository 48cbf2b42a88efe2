using System.Security.Cryptography;
using UnlearnRepro.Images.Datasets;

namespace UnlearnRepro.Images.Tests.Datasets;

public class IdxReaderTests
{
    private static readonly byte[] Pixels = [0, 1, 2, 3, 4, 255, 6, 7, 8, 9, 10, 11];
    private TemporaryFolder folder = null!;

    [SetUp]
    public void Make() => folder = new();

    [TearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void ReadsImagesRowByRow([Values] bool gzip)
    {
        byte[] raw = IdxBytes.Images(2, 3, Pixels);
        string path = folder.Write(gzip ? "images.gz" : "images", gzip ? Gzip.Of(raw) : raw);
        (byte[] pixels, ImageShape shape) = IdxReader.Images(path);
        Assert.That(pixels, Is.EqualTo(Pixels));
        Assert.That(shape, Is.EqualTo(new ImageShape(1, 2, 3)));
    }

    [Test]
    public void ReadsLabels([Values] bool gzip)
    {
        byte[] raw = IdxBytes.Labels(7, 0, 9);
        string path = folder.Write(gzip ? "labels.gz" : "labels", gzip ? Gzip.Of(raw) : raw);
        Assert.That(IdxReader.Labels(path), Is.EqualTo(new byte[] { 7, 0, 9 }));
    }

    [Test]
    public void TheChecksumIsThatOfTheRawFile([Values] bool gzip)
    {
        byte[] raw = IdxBytes.Labels(7);
        string sum = Convert.ToHexStringLower(SHA256.HashData(raw)), other = new('0', 64);
        string path = folder.Write(gzip ? "labels.gz" : "labels", gzip ? Gzip.Of(raw) : raw);
        Assert.That(IdxReader.Labels(path, sum), Is.EqualTo(new byte[] { 7 }));
        Assert.That(
            Refused.Message(() => IdxReader.Labels(path, other)),
            Is.EqualTo($"{path}: expected SHA-256 {other} (uncompressed), found {sum}"));
    }

    private static IEnumerable<TestCaseData> BadLabels()
    {
        byte[] good = IdxBytes.Labels(1, 2, 3);
        yield return Case("images for labels", IdxBytes.Images(1, 1, 1), "expected magic number 0x00000801, found 0x00000803");
        yield return Case("little endian", [1, 8, 0, 0, 0, 0, 0, 0], "expected magic number 0x00000801, found 0x01080000");
        yield return Case("short", good[..^1], "expected 11 bytes for 3, found 10");
        yield return Case("trailing byte", [.. good, 0], "expected 11 bytes for 3, found more");
        yield return Case("short header", good[..7], "expected a header of 8 bytes, found 7 bytes");
        yield return Case("empty", [], "expected a header of 8 bytes, found 0 bytes");
    }

    private static TestCaseData Case(string name, byte[] bytes, string message) =>
        new TestCaseData(bytes, message).SetName($"ABadFileIsRefused({name})");

    [TestCaseSource(nameof(BadLabels))]
    public void ABadFileIsRefused(byte[] bytes, string message)
    {
        string path = folder.Write("labels", bytes);
        Assert.That(Refused.Message(() => IdxReader.Labels(path)), Is.EqualTo($"{path}: {message}"));
    }

    [Test]
    public void AHeaderThatPromisesTooMuchIsRefusedWithoutReadingIt()
    {
        string path = folder.Write("images", IdxBytes.File(0x803, [uint.MaxValue, uint.MaxValue, uint.MaxValue], 1, 2, 3));
        Assert.That(
            Refused.Message(() => IdxReader.Images(path)),
            Is.EqualTo($"{path}: expected at most 1073741824 bytes, found a header that promises 79228162458924105385300197391 for 4294967295x4294967295x4294967295"));
    }

    [Test]
    public void AHeaderThatPromisesWhatIsNotThereCostsNoMemory()
    {
        string path = folder.Write("images.gz", Gzip.Of(IdxBytes.File(0x803, [1_000_000, 28, 28], 1, 2, 3)));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(Refused.Message(() => IdxReader.Images(path)), Is.EqualTo($"{path}: expected 784000016 bytes for 1000000x28x28, found 19"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(10 << 20));
    }

    [Test]
    public void ACompressedFileThatUnpacksToMoreThanItsHeaderPromisesIsReadOneByteFurther()
    {
        string path = folder.Write("labels.gz", Gzip.Of(IdxBytes.File(0x801, [3], new byte[100 << 20])));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(Refused.Message(() => IdxReader.Labels(path)), Is.EqualTo($"{path}: expected 11 bytes for 3, found more"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(10 << 20));
    }

    [Test]
    public void AFolderIsRefused() => Assert.That(
        Refused.Message(() => IdxReader.Labels(folder.Path)), Is.EqualTo($"{folder.Path}: expected an IDX file, found a folder"));

    [Test]
    [Platform("Linux,MacOSX", Reason = "pipes have names there")]
    public async Task APipeIsRefusedAndNotWaitedFor()
    {
        string path = folder.At("labels");
        System.Diagnostics.Process.Start("mkfifo", [path]).WaitForExit();
        string message = await Refused.MessageAsync(() => Task.Run(() => IdxReader.Labels(path)).WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.That(message, Does.StartWith($"{path}: expected an IDX file, found a pipe"));
    }

    [Test]
    public void ADamagedGzipIsRefused()
    {
        string path = folder.Write("labels.gz", IdxBytes.Labels(1));
        Assert.That(Refused.Message(() => IdxReader.Labels(path)), Is.EqualTo($"{path}: expected a gzip file, found a damaged one"));
    }

    [Test]
    public void ATruncatedGzipIsRefused()
    {
        byte[] gzip = Gzip.Of(IdxBytes.Labels([.. Enumerable.Range(0, 200).Select(i => (byte)(i * i))]));
        string path = folder.Write("labels.gz", gzip[..(gzip.Length / 2)]);
        Assert.That(Refused.Message(() => IdxReader.Labels(path)), Does.StartWith($"{path}: expected "));
    }

    [TestCase("labels")]
    [TestCase("nowhere/labels.gz")]
    public void AMissingFileIsRefused(string name) => Assert.That(
        Refused.Message(() => IdxReader.Labels(folder.At(name))),
        Is.EqualTo($"{folder.At(name)}: expected an IDX file, found none"));
}
