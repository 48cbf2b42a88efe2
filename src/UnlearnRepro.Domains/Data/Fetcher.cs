using UnlearnRepro.Store;
using UnlearnRepro.Words;

namespace UnlearnRepro.Domains.Data;

/// <summary>Downloads a whole data set or nothing.</summary>
public static class Fetcher
{
    /// <summary>Downloads a data set unless it is there.</summary>
    /// <param name="source">The data set.</param>
    /// <param name="folders">Where to look and, first of them, where to write.</param>
    /// <param name="progress">Told after every part received.</param>
    /// <param name="cancellation">Stops the download.</param>
    /// <returns>Its folder, or <c>built in</c>.</returns>
    /// <exception cref="DatasetException">It cannot be downloaded, or did not arrive as it should.</exception>
    public static async Task<string> Fetch(
        ISource source, DataFolders folders, IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default) => source switch
        {
            IDownloadable download => await Fetch(download, folders, progress, cancellation),
            _ when source.IsAvailable(folders, out string where) => where,
            _ => throw new DatasetException($"data set '{source.Name}'", "an address to download it from", "none"),
        };

    /// <summary>
    /// Downloads into a temporary folder in <see cref="DataFolders.Target"/>, unpacks what is a .tar.gz and moves the data
    /// set's folder to its place. Returns that folder, or the one found if the data set is there already.
    /// </summary>
    /// <param name="source">The data set.</param>
    /// <param name="folders">Where to look and, first of them, where to write.</param>
    /// <param name="progress">Told after every part received.</param>
    /// <param name="cancellation">Stops the download.</param>
    /// <exception cref="DatasetException">A file did not arrive as it should, or an incomplete folder is in the way.</exception>
    /// <exception cref="StudyException">The folder cannot be written to.</exception>
    /// <exception cref="OperationCanceledException">The download was stopped.</exception>
    public static async Task<string> Fetch(
        IDownloadable source,
        DataFolders folders,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        if (source.IsAvailable(folders, out string where))
        {
            return where;
        }

        string target = Path.Combine(folders.Target, source.Folder);
        if (Directory.Exists(target))
        {
            throw new DatasetException(target, "no folder or a complete one", $"{where}; remove the folder and try again");
        }

        Writable.Require(folders.Target);
        using var stage = new StagingFolder(Path.Combine(folders.Target, $".{source.Folder}"));
        foreach (RemoteFile file in source.Remote)
        {
            bool archive = file.Name.EndsWith(".tar.gz", StringComparison.Ordinal);
            string path = Path.Combine(stage.Path, archive ? "" : source.Folder, file.Name);
            await Download.ToFile(file, path, progress, cancellation);
            if (archive)
            {
                await Archive.Unpack(path, stage.Path, cancellation: cancellation);
            }
        }

        if (!source.IsAvailable(new([stage.Path]), out string missing))
        {
            throw new DatasetException($"download of '{source.Name}'", $"a complete folder {source.Folder}", missing);
        }

        Directory.Move(Path.Combine(stage.Path, source.Folder), target);
        return target;
    }
}
