using UnlearnRepro.Domains.Data;
using UnlearnRepro.Store;
using UnlearnRepro.Words;

namespace UnlearnRepro.Images.Datasets;

/// <summary>Reads the binary files of CIFAR-10 and CIFAR-100.</summary>
public static class CifarReader
{
    /// <summary>Reads the files one after the other.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="layout">The layout of their records.</param>
    /// <param name="records">Records a file.</param>
    /// <exception cref="DatasetException">A file is missing, has another length or a label out of range.</exception>
    public static ImageSet Read(IReadOnlyList<string> paths, CifarLayout layout, int records)
    {
        int count = paths.Count * records, size = CifarLayout.Shape.Size;
        var labels = new int[count];
        int[]? fine = layout.FineLabel is null ? null : new int[count];
        var pixels = new float[count * size];
        for (int i = 0; i < count; i += records)
        {
            string path = paths[i / records];
            byte[] file = Bytes(path, (long)records * layout.RecordBytes);
            for (int r = 0; r < records; r++)
            {
                ReadOnlySpan<byte> record = file.AsSpan(r * layout.RecordBytes, layout.RecordBytes);
                RequireLabels(path, r, record, layout);
                labels[i + r] = record[layout.Label];
                fine?[i + r] = record[layout.FineLabel!.Value];
                Scale(record[layout.LabelClasses.Count..], pixels.AsSpan((i + r) * size, size));
            }
        }

        return new(pixels, labels, CifarLayout.Shape) { FineLabels = fine };
    }

    /// <summary>Reads names of classes, one a line; empty lines at the end are usual and ignored.</summary>
    /// <param name="path">E.g. batches.meta.txt, fine_label_names.txt.</param>
    /// <param name="count">How many there must be.</param>
    /// <exception cref="DatasetException">The file is missing or has another number of names.</exception>
    public static IReadOnlyList<string> Names(string path, int count)
    {
        if (RegularFile.Instead(path) is { } instead)
        {
            throw new DatasetException(path, $"a file of {count} names", instead);
        }

        string[] names = [.. File.ReadLines(path).Select(n => n.Trim()).Where(n => n.Length > 0)];
        return names.Length == count ? names : throw new DatasetException(path, $"{count} names", $"{names.Length}");
    }

    private static byte[] Bytes(string path, long length)
    {
        string found = RegularFile.Instead(path) ?? $"{new FileInfo(path).Length} bytes";
        return found == $"{length} bytes" ? File.ReadAllBytes(path) : throw new DatasetException(path, $"a file of {length} bytes", found);
    }

    // Checks every label byte, wanted or not: a wrong one means that the file has another layout.
    private static void RequireLabels(string path, int record, ReadOnlySpan<byte> bytes, CifarLayout layout)
    {
        for (int k = 0; k < layout.LabelClasses.Count; k++)
        {
            if (bytes[k] >= layout.LabelClasses[k])
            {
                throw new DatasetException(
                    path, $"labels 0..{layout.LabelClasses[k] - 1} in label byte {k}", $"{bytes[k]} in record {record}");
            }
        }
    }

    private static void Scale(ReadOnlySpan<byte> from, Span<float> to)
    {
        for (int i = 0; i < from.Length; i++)
        {
            to[i] = from[i] / 255f;
        }
    }
}
