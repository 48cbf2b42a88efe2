using System.Text;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Seeds;
using UnlearnRepro.Words;

namespace UnlearnRepro.Images.Tests.Datasets;

/// <summary>The readers on small files in the official layout: same folders, names and records, fewer of them.</summary>
public class CifarTests
{
    private TemporaryFolder folder = null!;

    private DataFolders Folders => new([folder.Path]);

    [SetUp]
    public void Make() => folder = new();

    [TearDown]
    public void Remove() => folder.Dispose();

    /// <summary>A record whose red, green and blue planes are constant but for one pixel.</summary>
    private static byte[] Record(byte[] labels, byte red, byte green = 0, byte blue = 0)
    {
        byte[] pixels = [.. Enumerable.Repeat(red, 1024), .. Enumerable.Repeat(green, 1024), .. Enumerable.Repeat(blue, 1024)];
        pixels[1024 + (32 * 2) + 5] = 255; // green, row 2, column 5
        return [.. labels, .. pixels];
    }

    private static byte[] Lines(string name, int count, string end) =>
        Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, count).Select(i => name + i + end)));

    private CifarSource Ten()
    {
        for (byte f = 1; f <= 5; f++)
        {
            folder.Write($"cifar-10-batches-bin/data_batch_{f}.bin", [.. Record([f], f), .. Record([9], (byte)(100 + f))]);
        }

        folder.Write("cifar-10-batches-bin/test_batch.bin", Record([0], red: 51, green: 102, blue: 204));
        folder.Write("cifar-10-batches-bin/batches.meta.txt", [.. Lines("name", 10, "\n"), (byte)'\n']);
        return Cifar.Cifar10 with { TrainRecords = 2, TestRecords = 1 };
    }

    private void Hundred()
    {
        folder.Write("cifar-100-binary/train.bin", [.. Record([19, 99], 1), .. Record([3, 42], 2)]);
        folder.Write("cifar-100-binary/test.bin", Record([0, 7], 3));
        folder.Write("cifar-100-binary/fine_label_names.txt", Lines("fine", 100, "\n"));
        folder.Write("cifar-100-binary/coarse_label_names.txt", Lines("coarse", 20, "\r\n"));
    }

    private static CifarSource Small(CifarSource source) => source with { TrainRecords = 2, TestRecords = 1 };

    private string Message(CifarSource source) => Refused.Message(() => source.Load(Folders, Seed.Root(1)));

    [Test]
    public void ReadsCifar10()
    {
        ImageDataset data = Ten().Load(Folders, Seed.Root(1));
        Assert.That(data.Train.Labels, Is.EqualTo(new[] { 1, 9, 2, 9, 3, 9, 4, 9, 5, 9 }));
        Assert.That(data.Test.Shape, Is.EqualTo(new ImageShape(3, 32, 32)));
        float[] image = data.Test.Image(0).ToArray();
        Assert.That((image[0], image[1024], image[2048]), Is.EqualTo((0.2f, 0.4f, 0.8f)), "red, green, blue plane");
        Assert.That(Array.IndexOf(image, 1f), Is.EqualTo(1024 + 69));
        Assert.That(data.Classes, Is.EqualTo(Enumerable.Range(0, 10).Select(i => $"name{i}")));
    }

    [Test]
    public void ReadsTheTwoLabelsOfCifar100()
    {
        Hundred();
        ImageDataset fine = Small(Cifar.Cifar100).Load(Folders, Seed.Root(1)), coarse = Small(Cifar.Cifar20).Load(Folders, Seed.Root(1));
        Assert.That(fine.Train.Labels, Is.EqualTo(new[] { 99, 42 }));
        Assert.That(coarse.Train.Labels, Is.EqualTo(new[] { 19, 3 }));
        Assert.That((fine.Test.Labels[0], coarse.Test.Labels[0]), Is.EqualTo((7, 0)));
        Assert.That((fine.Classes[99], coarse.Classes[19]), Is.EqualTo(("fine99", "coarse19")));
        Assert.That(fine.Train.Image(1)[0], Is.EqualTo(2 / 255f));
        Assert.That(coarse.Train.Pixels, Is.EqualTo(fine.Train.Pixels));
        Assert.That((fine.Train.FineLabels, fine.FineClasses), Is.EqualTo(((int[]?)null, (string[]?)null)), "the fine labels are its labels");
        Assert.That(coarse.Train.FineLabels, Is.EqualTo(new[] { 99, 42 }));
        Assert.That((coarse.Test.FineLabels![0], coarse.FineClasses![99]), Is.EqualTo((7, "fine99")));
    }

    [Test]
    public void AFineClassInTwoSuperclassesIsRefused()
    {
        Hundred();
        folder.Write("cifar-100-binary/test.bin", Record([5, 42], 3));
        Assert.That(
            Message(Small(Cifar.Cifar20)),
            Is.EqualTo("data set 'cifar-20', test: expected class 3 for every image of fine class 42, found class 5 at image 0"));
        Assert.That(() => Small(Cifar.Cifar100).Load(Folders, Seed.Root(1)), Throws.Nothing, "it has no superclasses");
    }

    [Test]
    public void RecordsAreAsLongAsPublished()
    {
        Assert.That((CifarLayout.Cifar10.RecordBytes, CifarLayout.Cifar100.RecordBytes), Is.EqualTo((3073, 3074)));
        Assert.That((Cifar.Cifar10.Train.Count * Cifar.Cifar10.TrainRecords, Cifar.Cifar10.TestRecords), Is.EqualTo((50_000, 10_000)));
        Assert.That((Cifar.Cifar100.TrainRecords, Cifar.Cifar100.TestRecords), Is.EqualTo((50_000, 10_000)));
    }

    [TestCase(-1)]
    [TestCase(1)]
    public void AFileOfAnotherLengthIsRefused(int more)
    {
        CifarSource source = Ten();
        byte[] whole = [.. Record([3], 3), .. Record([9], 103), 0];
        string path = folder.Write("cifar-10-batches-bin/data_batch_3.bin", whole[..(6146 + more)]);
        Assert.That(Message(source), Is.EqualTo($"{path}: expected a file of 6146 bytes, found {6146 + more} bytes"));
    }

    [TestCase(20, 99, "labels 0..19 in label byte 0, found 20 in record 1")]
    [TestCase(19, 100, "labels 0..99 in label byte 1, found 100 in record 1")]
    public void ALabelOutOfRangeIsRefusedWhicheverIsWanted(byte coarse, byte fine, string message)
    {
        Hundred();
        string path = folder.Write("cifar-100-binary/train.bin", [.. Record([0, 0], 1), .. Record([coarse, fine], 2)]);
        Assert.That(Message(Small(Cifar.Cifar100)), Is.EqualTo($"{path}: expected {message}"));
        Assert.That(Message(Small(Cifar.Cifar20)), Is.EqualTo($"{path}: expected {message}"));
    }

    [Test]
    public void AMissingFileIsNamed()
    {
        CifarSource source = Ten();
        File.Delete(folder.At("cifar-10-batches-bin", "test_batch.bin"));
        Assert.That(source.IsAvailable(Folders, out string where), Is.False);
        Assert.That(where, Is.EqualTo($"no test_batch.bin in {folder.At("cifar-10-batches-bin")}"));
        Assert.That(Message(source), Is.EqualTo(
            "data set 'cifar-10': expected a folder cifar-10-batches-bin with data_batch_1.bin, data_batch_2.bin, data_batch_3.bin, "
            + $"data_batch_4.bin, data_batch_5.bin, test_batch.bin, batches.meta.txt, found {where}; fetch it with: data get cifar-10"));
    }

    [Test]
    public void AMissingFolderNamesThoseLookedIn() =>
        Assert.That(Message(Cifar.Cifar100), Does.EndWith($"found no such folder in {folder.Path}; fetch it with: data get cifar-100"));

    [Test]
    public void AReaderNamesAFileThatIsNotThere()
    {
        string path = folder.At("x");
        Assert.That(
            Refused.Message(() => CifarReader.Read([path], CifarLayout.Cifar10, 1)),
            Is.EqualTo($"{path}: expected a file of 3073 bytes, found none"));
        Assert.That(Refused.Message(() => CifarReader.Names(path, 10)), Is.EqualTo($"{path}: expected a file of 10 names, found none"));
    }

    [Test]
    public void AnotherNumberOfNamesIsRefused()
    {
        CifarSource source = Ten();
        string path = folder.Write("cifar-10-batches-bin/batches.meta.txt", "a\nb\n"u8.ToArray());
        Assert.That(Message(source), Is.EqualTo($"{path}: expected 10 names, found 2"));
    }

    [Test]
    public void SharedImagesAreCountedNotRefused()
    {
        CifarSource source = Ten();
        folder.Write("cifar-10-batches-bin/test_batch.bin", Record([0], 5));
        Assert.That(source.Load(Folders, Seed.Root(1)).SharedImages, Is.EqualTo(1));
    }
}
