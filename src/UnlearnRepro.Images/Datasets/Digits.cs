using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Datasets;

/// <summary>
/// 1,797 handwritten digits of 8x8 pixels in 17 steps of grey, inside this assembly: always there, small enough for every
/// test. It is the test part of UCI's "Optical Recognition of Handwritten Digits" (Alpaydin and Kaynak, 1998), as
/// shipped by scikit-learn; see Embedded/NOTICE.md. It has no official split, so s_data draws 1,297 images to train on
/// and 500 to test on.
/// </summary>
public sealed class Digits : IDatasetSource
{
    /// <summary>Images to train on.</summary>
    public const int TrainCount = 1297;

    /// <summary>Images to test on.</summary>
    public const int TestCount = 500;

    private const string Resource = "UnlearnRepro.Images.Datasets.digits.csv.gz";
    private const string Sha256 = "46abec6b12486ad9e51943373abcf22bbea1b5a51a1619b361570d8893f1464a";
    private static readonly ImageShape Shape = new(1, 8, 8);

    /// <inheritdoc/>
    public string Name => "digits";

    /// <inheritdoc/>
    public string Description => "1,797 handwritten digits, 8x8 grey, 10 classes; built in (UCI, CC BY 4.0)";

    /// <inheritdoc/>
    public bool SplitsBySeed => true;

    /// <inheritdoc/>
    public bool IsAvailable(DataFolders folders, out string where)
    {
        where = "built in";
        return true;
    }

    /// <inheritdoc/>
    public ImageDataset Load(DataFolders folders, Seed data) => Load(data);

    /// <summary>As <see cref="Load(DataFolders, Seed)"/>; the data needs no folder.</summary>
    public static ImageDataset Load(Seed data)
    {
        ImageSet all = All();
        int[] order = Permutation.Of(all.Count, data.At("split"));
        return new(
            "digits",
            all.Subset(order.AsSpan(0, TrainCount)),
            all.Subset(order.AsSpan(TrainCount)),
            ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
            "E. Alpaydin, C. Kaynak (1998), Optical Recognition of Handwritten Digits, UCI, doi:10.24432/C50P49",
            "CC BY 4.0");
    }

    /// <summary>All 1,797 images in the order of the file, pixels 0..16 divided by 16.</summary>
    /// <exception cref="DatasetException">The file in the assembly is not the one this class was written for.</exception>
    public static ImageSet All()
    {
        using Stream file = typeof(Digits).Assembly.GetManifestResourceStream(Resource)
            ?? throw new DatasetException("digits.csv.gz", $"resource {Resource}", "none");
        string sum = Convert.ToHexStringLower(SHA256.HashData(file));
        if (sum != Sha256)
        {
            throw new DatasetException("digits.csv.gz", $"SHA-256 {Sha256}", sum);
        }

        file.Position = 0;
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        int[][] rows = [.. text.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(',').Select(v => int.Parse(v, CultureInfo.InvariantCulture)).ToArray())];
        return new([.. rows.SelectMany(r => r[..^1]).Select(v => v / 16f)], [.. rows.Select(r => r[^1])], Shape);
    }
}
