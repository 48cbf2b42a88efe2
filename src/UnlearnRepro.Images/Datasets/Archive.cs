using System.Formats.Tar;
using System.IO.Compression;

namespace UnlearnRepro.Images.Datasets;

/// <summary>Unpacks archives.</summary>
public static class Archive
{
    /// <summary>Unpacks a .tar.gz of files and folders. Nothing is ever written outside <paramref name="folder"/>.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="folder">Where its entries go; no file in it is replaced.</param>
    /// <param name="cancellation">Stops between entries.</param>
    /// <exception cref="DatasetException">
    /// An entry's path leaves the folder, or an entry is a link or a device; entries before it have been written.
    /// </exception>
    public static async Task Unpack(string path, string folder, CancellationToken cancellation = default)
    {
        string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        await using FileStream file = File.OpenRead(path);
        await using var tar = new TarReader(new GZipStream(file, CompressionMode.Decompress));
        while (await tar.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
        {
            string target = Path.GetFullPath(Path.Combine(root, entry.Name));
            if (!(target + Path.DirectorySeparatorChar).StartsWith(root, StringComparison.Ordinal))
            {
                throw new DatasetException(path, "entries inside their folder", $"'{entry.Name}'");
            }

            switch (entry.EntryType)
            {
                case TarEntryType.Directory:
                    Directory.CreateDirectory(target);
                    break;
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile:
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    await entry.ExtractToFileAsync(target, overwrite: false, cancellation);
                    break;
                case TarEntryType.GlobalExtendedAttributes:
                    break;
                default:
                    // A link could lead a later entry out of the folder.
                    throw new DatasetException(path, "files and folders only", $"'{entry.Name}' ({entry.EntryType})");
            }
        }
    }
}
