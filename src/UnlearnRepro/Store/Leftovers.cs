using System.Text.RegularExpressions;

namespace UnlearnRepro.Store;

/// <summary>
/// Temporary files and folders that killed runs have left. Machines share folders, and containers share process ids: only a random name is
/// nobody else's, and only a lock and a time tell whether somebody is still at work. A file goes if it can be locked, and so nobody has
/// it open, and has long not been written to, by the clock of its own file system; a folder, if all in it can go.
/// </summary>
internal static partial class Leftovers
{
    /// <summary>No live writer is silent for longer: a download is given up after a minute without a byte.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    // Hidden ones too, which the defaults leave out; no links.
    private static readonly EnumerationOptions Here = new() { AttributesToSkip = FileAttributes.ReparsePoint };
    private static readonly EnumerationOptions Below = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
        RecurseSubdirectories = true,
    };

    /// <summary>A temporary name beside <paramref name="path"/>.</summary>
    public static string NameFor(string path) => $"{path}.{Guid.NewGuid():N}.tmp";

    /// <summary>Removes what was left in a folder; files that are not ours stay, whatever their age.</summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static void Clear(string folder)
    {
        DateTime before = Now(folder) - Grace;
        foreach (string path in Directory.EnumerateFileSystemEntries(folder, "*", Here).Where(path => Name().IsMatch(Path.GetFileName(path))))
        {
            try
            {
                Remove(Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path), before);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // At work, gone already, or another user's.
            }
        }
    }

    // Clocks of machines that share a folder differ.
    private static DateTime Now(string folder)
    {
        string probe = NameFor(Path.Combine(folder, ".probe"));
        using var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        return File.GetLastWriteTimeUtc(probe);
    }

    private static void Remove(FileSystemInfo entry, DateTime before)
    {
        FileSystemInfo[] all = [entry, .. entry is DirectoryInfo folder ? folder.EnumerateFileSystemInfos("*", Below) : []];
        if (all.Any(e => e.LastWriteTimeUtc >= before))
        {
            return;
        }

        if (entry is DirectoryInfo whole)
        {
            // All of them first: half a folder is of no use to the one who is at work in it.
            Array.ForEach([.. all.OfType<FileInfo>()], file => Lock(file).Dispose());
            whole.Delete(recursive: true);
        }
        else
        {
            Lock(entry, FileOptions.DeleteOnClose).Dispose();
        }
    }

    // Fails where the file is open.
    private static FileStream Lock(FileSystemInfo file, FileOptions then = FileOptions.None) =>
        new(file.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, then);

    // The last two are those of earlier versions.
    [GeneratedRegex(@"\.[0-9a-f]{32}\.tmp$|\.[0-9a-f]{32}\.part$|^\.probe-[0-9a-f]{32}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
