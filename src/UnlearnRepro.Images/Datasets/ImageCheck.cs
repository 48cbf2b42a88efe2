using System.Runtime.InteropServices;
using System.Security.Cryptography;
using UnlearnRepro.Domains.Data;

namespace UnlearnRepro.Images.Datasets;

/// <summary>The checks of <see cref="ImageDataset"/>.</summary>
internal static class ImageCheck
{
    /// <summary>Returns <paramref name="set"/> if it holds images, as many as labels, and all numbers are in range.</summary>
    public static ImageSet Part(string name, string part, ImageSet set, int classes)
    {
        string where = $"data set '{name}', {part}";
        if (set.Count == 0)
        {
            throw new DatasetException(where, "at least 1 image", "0");
        }

        if (set.Pixels.LongLength != (long)set.Count * set.Shape.Size)
        {
            throw new DatasetException(
                where,
                $"{(long)set.Count * set.Shape.Size} pixels ({set.Count} labels of shape {set.Shape})",
                $"{set.Pixels.LongLength}");
        }

        int label = Array.FindIndex(set.Labels, l => l < 0 || l >= classes);
        if (label >= 0)
        {
            throw new DatasetException(where, $"labels 0..{classes - 1}", $"{set.Labels[label]} at image {label}");
        }

        // Written so that NaN fails too.
        int pixel = Array.FindIndex(set.Pixels, p => !(p >= 0 && p <= 1));
        if (pixel >= 0)
        {
            throw new DatasetException(
                where, "pixels from 0 to 1", $"{set.Pixels[pixel]} at image {pixel / set.Shape.Size}");
        }

        return set;
    }

    /// <summary>Counts the test images that are train images as well and compares with the count known.</summary>
    public static int Shared(string name, ImageSet train, ImageSet test, int? known)
    {
        if (train.Shape != test.Shape)
        {
            throw new DatasetException($"data set '{name}', test", $"shape {train.Shape}", $"{test.Shape}");
        }

        var hashes = Enumerable.Range(0, train.Count).Select(i => Hash(train.Image(i))).ToHashSet();
        int shared = Enumerable.Range(0, test.Count).Count(i => hashes.Contains(Hash(test.Image(i))));
        return known is null || shared == known
            ? shared
            : throw new DatasetException($"data set '{name}'", $"{known} test images that are train images too", $"{shared}");
    }

    // The 32 bytes of SHA-256 as a value that a set can hold. Labels stay out: the same image with two labels is shared.
    private static (UInt128 Low, UInt128 High) Hash(ReadOnlySpan<float> image)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(image), hash);
        var halves = MemoryMarshal.Cast<byte, UInt128>(hash);
        return (halves[0], halves[1]);
    }
}
