using UnlearnRepro.Domains.Data;
using UnlearnRepro.Words;

namespace UnlearnRepro.Images.Datasets;

/// <summary>The data sets known by name.</summary>
public static class DatasetCatalog
{
    /// <summary>All of them, in the order of a listing.</summary>
    public static IReadOnlyList<IDatasetSource> All { get; } =
        [new Digits(), new PairedClasses("digits-pairs", new Digits()), FashionMnist.Source, Mnist.Source, Cifar.Cifar10, Cifar.Cifar20, Cifar.Cifar100];

    /// <summary>The data set called <paramref name="name"/>.</summary>
    /// <exception cref="StudyException">There is none; the message lists the nearest names.</exception>
    public static IDatasetSource Get(string name) =>
        All.FirstOrDefault(s => s.Name == name) ?? throw new StudyException(Names.Unknown("data set", name, All.Select(s => s.Name)));

    /// <summary>Downloads the data set called <paramref name="name"/> unless it is there; see <see cref="Fetcher"/>.</summary>
    /// <param name="name">One of <see cref="All"/>.</param>
    /// <param name="folders">Where to look and, first of them, where to write.</param>
    /// <param name="progress">Told after every part received.</param>
    /// <param name="cancellation">Stops the download.</param>
    /// <returns>The data set's folder, or <c>built in</c>.</returns>
    /// <exception cref="DatasetException">There is no such data set, or it did not arrive as it should.</exception>
    public static async Task<string> Fetch(
        string name,
        DataFolders folders,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        IDatasetSource source = Get(name);
        if (source is IDownloadable download)
        {
            return await Fetcher.Fetch(download, folders, progress, cancellation);
        }

        return source.IsAvailable(folders, out string where)
            ? where
            : throw new DatasetException($"data set '{name}'", "an address to download it from", "none");
    }
}
