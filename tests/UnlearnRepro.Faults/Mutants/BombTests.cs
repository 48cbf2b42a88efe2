using System.Buffers.Binary;
using System.IO.Compression;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Storage;
using UnlearnRepro.Images.Datasets;

namespace UnlearnRepro.Faults.Mutants;

/// <summary>Small files that promise or unpack to far more than they should: refused by name before the memory is gone.</summary>
[TestFixture]
public sealed class BombTests
{
    private const int Megabyte = 1 << 20;

    [Test]
    public void A_gzip_that_unpacks_to_more_than_its_header_says()
    {
        using var folder = new TemporaryFolder();
        byte[] header = [0, 0, 8, 1, 0, 0, 0, 10];
        string path = folder.At("labels.gz");
        using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            gzip.Write(header);
            byte[] zeros = new byte[Megabyte];
            for (int k = 0; k < 100; k++)
            {
                gzip.Write(zeros);
            }
        }

        Refused<DatasetException>(() => IdxReader.Labels(path), path);
    }

    [Test]
    public void An_idx_header_that_promises_four_thousand_million_images()
    {
        using var folder = new TemporaryFolder();
        byte[] header = new byte[16];
        BinaryPrimitives.WriteInt32BigEndian(header, 0x803);
        header.AsSpan(4).Fill(255);
        File.WriteAllBytes(folder.At("images"), header);
        Refused<DatasetException>(() => IdxReader.Images(folder.At("images")), folder.At("images"));
    }

    [Test]
    public void A_safetensors_header_that_is_all_of_a_large_file()
    {
        using var folder = new TemporaryFolder();
        byte[] start = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(start, (500L * Megabyte) - 8);
        using (var file = File.Create(folder.At("model")))
        {
            // The rest is a hole.
            file.Write([.. start, .. "{}"u8]);
            file.SetLength(500L * Megabyte);
        }

        Refused<InvalidDataException>(() => SafeTensors.Read(folder.At("model")), folder.At("model"), 20L * Megabyte);
    }

    private static void Refused<T>(Action read, string path, long most = 64L * Megabyte)
        where T : Exception
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(Assert.Throws<T>(read)!.Message, Does.Contain(path));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(most), "bytes of memory");
    }
}
