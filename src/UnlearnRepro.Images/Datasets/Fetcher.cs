namespace UnlearnRepro.Images.Datasets;

/// <summary>Downloads a whole data set or nothing.</summary>
public static class Fetcher
{
    /// <summary>
    /// Downloads into a temporary folder in <see cref="DataFolders.Target"/>, unpacks what is a .tar.gz and moves the data
    /// set's folder to its place. Returns that folder, or the one found if the data set is there already.
    /// </summary>
    /// <param name="source">The data set.</param>
    /// <param name="folders">Where to look and, first of them, where to write.</param>
    /// <param name="progress">Told after every part received.</param>
    /// <param name="cancellation">Stops the download.</param>
    /// <exception cref="DatasetException">A file did not arrive as it should, or an incomplete folder is in the way.</exception>
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

        string stage = Path.Combine(folders.Target, $".{source.Folder}.{Guid.NewGuid():N}");
        try
        {
            foreach (RemoteFile file in source.Remote)
            {
                bool archive = file.Name.EndsWith(".tar.gz", StringComparison.Ordinal);
                string path = Path.Combine(stage, archive ? "" : source.Folder, file.Name);
                await Download.ToFile(file, path, progress, cancellation);
                if (archive)
                {
                    await Archive.Unpack(path, stage, cancellation: cancellation);
                }
            }

            if (!source.IsAvailable(new([stage]), out string missing))
            {
                throw new DatasetException($"download of '{source.Name}'", $"a complete folder {source.Folder}", missing);
            }

            Directory.Move(Path.Combine(stage, source.Folder), target);
            return target;
        }
        finally
        {
            if (Directory.Exists(stage))
            {
                Directory.Delete(stage, recursive: true);
            }
        }
    }
}
