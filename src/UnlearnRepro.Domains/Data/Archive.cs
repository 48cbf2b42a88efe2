using System.Formats.Tar;
using System.IO.Compression;
using UnlearnRepro.Store;

namespace UnlearnRepro.Domains.Data;

/// <summary>Unpacks archives.</summary>
public static class Archive
{
    // No data set that is fetched has a twentieth of it. A compressed archive of a few MB could fill a disk.
    private const long Usual = 4L << 30;

    /// <summary>
    /// Unpacks a .tar.gz of files and folders. The archive is read to its end before anything is written, so that a damaged or hostile one
    /// leaves nothing behind.
    /// </summary>
    /// <param name="path">The archive.</param>
    /// <param name="folder">Where its entries go; no file in it is replaced, and nothing is ever written outside it.</param>
    /// <param name="most">The most bytes that it may unpack to.</param>
    /// <param name="cancellation">Stops between entries.</param>
    /// <exception cref="DatasetException">
    /// It is missing, damaged or longer, an entry's path leaves the folder or stands there twice, or an entry is a link or a device.
    /// </exception>
    public static async Task Unpack(string path, string folder, long most = Usual, CancellationToken cancellation = default)
    {
        if (RegularFile.Instead(path) is { } instead)
        {
            throw new DatasetException(path, "a .tar.gz of files and folders", instead);
        }

        string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        await using (FileStream file = File.OpenRead(path))
        {
            await Check(path, root, file, most, cancellation);
        }

        await using FileStream again = File.OpenRead(path);
        await using var tar = new TarReader(new GZipStream(again, CompressionMode.Decompress));
        var targets = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        while (await tar.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
        {
            CheckEntry(path, root, entry, targets);
            string target = Path.GetFullPath(Path.Combine(root, entry.Name));
            if (entry.EntryType == TarEntryType.Directory)
            {
                Directory.CreateDirectory(target);
            }
            else if (IsFile(entry))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                await entry.ExtractToFileAsync(target, overwrite: false, cancellation);
            }
        }
    }

    // TarReader has no exception of its own for an archive that is none: numbers, texts and offsets of nonsense fail as they come.
    private static async Task Check(string path, string root, FileStream file, long most, CancellationToken cancellation)
    {
        try
        {
            await using var bytes = new BoundedStream(new GZipStream(file, CompressionMode.Decompress), most, path);
            await using var tar = new TarReader(bytes);
            var targets = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
            int entries = 0;
            for (; await tar.GetNextEntryAsync(copyData: false, cancellation) is { } entry; entries++)
            {
                CheckEntry(path, root, entry, targets);
            }

            if (targets.Keys.FirstOrDefault(target => Above(target).Any(folder => targets.GetValueOrDefault(folder))) is { } under)
            {
                throw new DatasetException(path, "files below folders alone", $"'{Path.GetRelativePath(root, under)}' below a file");
            }

            // The checksum of the compressed bytes stands at their end.
            await bytes.CopyToAsync(Stream.Null, cancellation);
            if (entries == 0)
            {
                throw new DatasetException(path, "a .tar.gz of files and folders", "no entry");
            }
        }
        catch (Exception e) when (e is not (DatasetException or OperationCanceledException))
        {
            throw new DatasetException(path, "a .tar.gz of files and folders", $"a damaged one: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    private static void CheckEntry(string path, string root, TarEntry entry, Dictionary<string, bool> targets)
    {
        if (entry.EntryType == TarEntryType.GlobalExtendedAttributes)
        {
            return;
        }

        // A link could lead a later entry out of the folder.
        if (!IsFile(entry) && entry.EntryType != TarEntryType.Directory)
        {
            throw new DatasetException(path, "files and folders only", $"'{entry.Name}' ({entry.EntryType})");
        }

        string target = Path.GetFullPath(Path.Combine(root, entry.Name)), place = Path.TrimEndingDirectorySeparator(target);
        bool within = (IsFile(entry) ? target : target + Path.DirectorySeparatorChar).StartsWith(root, StringComparison.Ordinal);
        if (!within || (IsFile(entry) && Path.EndsInDirectorySeparator(target)))
        {
            throw new DatasetException(path, "entries inside their folder", $"'{entry.Name}'");
        }

        if (targets.TryGetValue(place, out bool isFile) && (isFile || IsFile(entry)))
        {
            throw new DatasetException(path, "each entry once", $"'{entry.Name}' twice");
        }

        targets[place] = IsFile(entry);
        if (IsFile(entry) && Path.Exists(place))
        {
            throw new DatasetException(path, "files that are not there yet", $"'{entry.Name}'");
        }
    }

    private static IEnumerable<string> Above(string target)
    {
        for (string? folder = Path.GetDirectoryName(target); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }

    private static bool IsFile(TarEntry entry) => entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile;
}
