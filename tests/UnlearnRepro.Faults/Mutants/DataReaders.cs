using System.Buffers.Binary;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images.Datasets;
using static UnlearnRepro.Faults.Mutants.AllReaders;

namespace UnlearnRepro.Faults.Mutants;

/// <summary>Readers of data sets. What is compressed is damaged once before and once after it was.</summary>
internal static class DataReaders
{
    public static IEnumerable<Reader> In(string folder) =>
    [
        Dataset("idx images", Images, input => Pictures(Put(folder, "images-idx3-ubyte", input)), "images-idx3-ubyte"),
        Dataset("idx labels", Labels, input => Numbers(Put(folder, "labels-idx1-ubyte", input)), "labels-idx1-ubyte"),
        Dataset("idx labels, damaged gzip", random => Gzip(Labels(random)), input => Numbers(Put(folder, "damaged-labels.gz", input)), "damaged-labels.gz"),
        Dataset("idx images in a sound gzip", Images, input => Pictures(Put(folder, "images.gz", Gzip(input))), "images.gz"),
        Dataset("cifar batch", Batch, input => Cifar(Put(folder, "batch.bin", input)), "batch.bin"),
        Dataset("class names", random => Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 10).Select(k => $"name é{k}"))), input => CifarReader.Names(Put(folder, "names.txt", input), 10), "names.txt"),
        Dataset("damaged tar.gz", random => Gzip(Tar(random)), input => Unpacked(folder, "damaged.tar.gz", input), "damaged.tar.gz"),
        Dataset("damaged tar in a sound gzip", Tar, input => Unpacked(folder, "sound.tar.gz", Gzip(input)), "sound.tar.gz"),
    ];

    /// <summary>Grey images in the format of MNIST, by its description.</summary>
    public static byte[] Images(Random random)
    {
        int count = random.Next(1, 4), height = random.Next(1, 5), width = random.Next(1, 5);
        return Idx(random, 0x803, [count, height, width], 256);
    }

    /// <summary>Labels in the same.</summary>
    public static byte[] Labels(Random random) => Idx(random, 0x801, [random.Next(1, 20)], 10);

    /// <summary>Two records of CIFAR-10.</summary>
    public static byte[] Batch(Random random)
    {
        byte[] bytes = new byte[2 * CifarLayout.Cifar10.RecordBytes];
        random.NextBytes(bytes);
        (bytes[0], bytes[CifarLayout.Cifar10.RecordBytes]) = ((byte)random.Next(10), (byte)random.Next(10));
        return bytes;
    }

    /// <summary>Two files, one of them in a folder.</summary>
    public static byte[] Tar(Random random)
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, TarEntryFormat.Ustar, leaveOpen: true))
        {
            tar.WriteEntry(new UstarTarEntry(TarEntryType.Directory, "inner/"));
            foreach (string name in (string[])["inner/a.bin", "b.txt"])
            {
                byte[] data = new byte[random.Next(1, 700)];
                random.NextBytes(data);
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(data) });
            }
        }

        return bytes.ToArray();
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>The files of an archive; throws if one lies anywhere but in its folder.</summary>
    public static string[] Unpacked(string folder, string name, byte[] input)
    {
        string room = Path.Combine(folder, "room"), inside = Path.Combine(room, "inside");
        if (Directory.Exists(room))
        {
            Directory.Delete(room, recursive: true);
        }

        Directory.CreateDirectory(inside);
        try
        {
            Archive.Unpack(Put(folder, name, input), inside).GetAwaiter().GetResult();
        }
        finally
        {
            if (Directory.GetFileSystemEntries(room).Length != 1)
            {
                throw new InvalidOperationException($"outside its folder: {string.Join(", ", Directory.GetFileSystemEntries(room))}");
            }
        }

        return [.. Directory.EnumerateFiles(inside, "*", SearchOption.AllDirectories).Select(file => $"{Path.GetRelativePath(inside, file)} {Convert.ToHexString(File.ReadAllBytes(file))}"), "unpacked"];
    }

    private static Reader Dataset(string name, Func<Random, byte[]> valid, Func<byte[], IEnumerable<string>> read, string file) =>
        new(name, valid, read, file, typeof(DatasetException));

    private static byte[] Idx(Random random, int magic, int[] lengths, int below)
    {
        byte[] bytes = new byte[4 + (4 * lengths.Length) + lengths.Aggregate(1, (a, b) => a * b)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, magic);
        for (int k = 0; k < lengths.Length; k++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 + (4 * k)), lengths[k]);
        }

        for (int k = 4 + (4 * lengths.Length); k < bytes.Length; k++)
        {
            bytes[k] = (byte)random.Next(below);
        }

        return bytes;
    }

    private static string[] Pictures(string path)
    {
        var (pixels, shape) = IdxReader.Images(path);
        return [$"{shape} {Convert.ToHexString(pixels)}"];
    }

    private static string[] Numbers(string path) => [Convert.ToHexString(IdxReader.Labels(path))];

    private static string[] Cifar(string path)
    {
        var images = CifarReader.Read([path], CifarLayout.Cifar10, records: 2);
        return [$"{string.Join(' ', images.Labels)} {string.Join(' ', images.Pixels.Take(9))}"];
    }
}
