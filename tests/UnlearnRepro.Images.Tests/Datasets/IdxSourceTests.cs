using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Tests.Datasets;

public class IdxSourceTests
{
    private TemporaryFolder folder = null!;

    private static readonly IdxSource Source = Mnist.Source with
    {
        Name = "tiny",
        Files = [.. Mnist.Source.Files.Select(f => f with { Sha256 = null })],
        Classes = ["zero", "one", "two"],
    };

    private DataFolders Folders => new([folder.At("empty"), folder.Path]);

    private string Message() => Refused.Message(() => Source.Load(Folders, Seed.Root(1)));

    [SetUp]
    public void Make()
    {
        folder = new();
        folder.Write("tiny/train-images-idx3-ubyte", IdxBytes.Images(1, 2, 0, 51, 102, 153, 204, 255));
        folder.Write("tiny/train-labels-idx1-ubyte.gz", Gzip.Of(IdxBytes.Labels(2, 0, 1)));
        folder.Write("tiny/t10k-images-idx3-ubyte.gz", Gzip.Of(IdxBytes.Images(1, 2, 9, 9)));
        folder.Write("tiny/t10k-labels-idx1-ubyte", IdxBytes.Labels(1));
    }

    [TearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void ReadsTheFourFilesRawOrCompressed()
    {
        Assert.That(Source.IsAvailable(Folders, out string where), Is.True);
        Assert.That(where, Is.EqualTo(folder.At("tiny")));
        ImageDataset data = Source.Load(Folders, Seed.Root(1));
        Assert.That(data.Train.Pixels, Is.EqualTo(new[] { 0, 0.2f, 0.4f, 0.6f, 0.8f, 1 }));
        Assert.That(data.Train.Labels, Is.EqualTo(new[] { 2, 0, 1 }));
        Assert.That((data.Test.Count, data.Test.Labels[0], data.Test.Shape), Is.EqualTo((1, 1, new ImageShape(1, 1, 2))));
        Assert.That((data.Name, data.Classes[2]), Is.EqualTo(("tiny", "two")));
    }

    [Test]
    public void AMissingFileIsNamed()
    {
        File.Delete(folder.At("tiny", "t10k-labels-idx1-ubyte"));
        Assert.That(Source.IsAvailable(Folders, out string where), Is.False);
        Assert.That(where, Is.EqualTo($"no t10k-labels-idx1-ubyte in {folder.At("tiny")}"));
        Assert.That(Message(), Is.EqualTo(
            "data set 'tiny': expected a folder tiny with train-images-idx3-ubyte, train-labels-idx1-ubyte, "
            + $"t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte (raw or .gz), found {where}; fetch it with: data get tiny"));
    }

    [Test]
    public void AMissingFolderNamesThoseLookedIn()
    {
        Directory.Delete(folder.At("tiny"), recursive: true);
        Assert.That(Message(), Does.EndWith($"found no such folder in {folder.At("empty")}, {folder.Path}; fetch it with: data get tiny"));
    }

    [Test]
    public void MoreLabelsThanImagesAreRefused()
    {
        string path = folder.Write("tiny/t10k-labels-idx1-ubyte", IdxBytes.Labels(1, 2));
        Assert.That(Message(), Is.EqualTo($"{path}: expected 1 labels for the images of t10k-images-idx3-ubyte, found 2"));
    }

    [Test]
    public void ALabelOutOfRangeIsRefused()
    {
        string path = folder.Write("tiny/t10k-labels-idx1-ubyte", IdxBytes.Labels(3));
        Assert.That(Message(), Is.EqualTo($"{path}: expected labels 0..2, found 3 at image 0"));
    }

    [Test]
    public void AnEmptyDataSetIsRefused()
    {
        folder.Write("tiny/t10k-images-idx3-ubyte.gz", Gzip.Of(IdxBytes.File(0x803, [0, 28, 28])));
        folder.Write("tiny/t10k-labels-idx1-ubyte", IdxBytes.Labels());
        Assert.That(Message(), Is.EqualTo("data set 'tiny', test: expected at least 1 image, found 0"));
    }

    [Test]
    public void TheRealSourcesTakeOnlyTheOfficialFiles()
    {
        // The made-up files under the name of a real data set: its checksum must stop them.
        Directory.Move(folder.At("tiny"), folder.At("mnist"));
        Assert.That(
            Refused.Message(() => Mnist.Source.Load(Folders, Seed.Root(1))),
            Does.StartWith(
                $"{folder.At("mnist", "train-images-idx3-ubyte")}: expected SHA-256 {Mnist.Source.Files[0].Sha256} (uncompressed), found "));
    }
}
