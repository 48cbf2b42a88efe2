namespace UnlearnRepro.Domains.Data;

/// <summary>A data set that <see cref="Fetcher"/> can download.</summary>
public interface IDownloadable : ISource
{
    /// <summary>The folder it lives in, below one of <see cref="DataFolders.Paths"/>.</summary>
    string Folder { get; }

    /// <summary>
    /// The files to download: either the files of the folder, or one .tar.gz that holds the folder.
    /// </summary>
    IReadOnlyList<RemoteFile> Remote { get; }
}
