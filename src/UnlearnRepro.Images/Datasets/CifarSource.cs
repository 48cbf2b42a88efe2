using UnlearnRepro.Domains.Data;
using UnlearnRepro.Seeds;
using UnlearnRepro.Words;

namespace UnlearnRepro.Images.Datasets;

/// <summary>CIFAR in the official unpacked folder of its binary version.</summary>
/// <param name="Name">What the user types.</param>
/// <param name="Description">One line.</param>
/// <param name="Folder">The folder in the official archive.</param>
/// <param name="Layout">Records and label.</param>
/// <param name="Train">Names of the train files.</param>
/// <param name="Test">Name of the test file.</param>
/// <param name="Names">Name of the file of class names.</param>
/// <param name="TrainRecords">Records a train file.</param>
/// <param name="TestRecords">Records of the test file.</param>
/// <param name="Remote">The archive.</param>
/// <param name="FineNames">Name of the file of fine classes' names, where the layout has a fine label.</param>
/// <remarks>
/// The unpacked files have no published checksums: their lengths and labels are checked, and the archive's SHA-256 when it
/// is downloaded.
/// </remarks>
public sealed record CifarSource(
    string Name,
    string Description,
    string Folder,
    CifarLayout Layout,
    IReadOnlyList<string> Train,
    string Test,
    string Names,
    int TrainRecords,
    int TestRecords,
    IReadOnlyList<RemoteFile> Remote,
    string? FineNames = null) : IDatasetSource, IDownloadable
{
    /// <inheritdoc/>
    public bool HasHierarchy => Layout.FineLabel is not null;

    private IEnumerable<string> Files => [.. Train, Test, Names, .. FineNames is { } fine ? [fine] : (string[])[]];

    /// <inheritdoc/>
    public bool IsAvailable(DataFolders folders, out string where)
    {
        string? folder = folders.Find(Folder, f => Files.All(n => File.Exists(Path.Combine(f, n))));
        where = folder ?? Missing(folders);
        return folder is not null;
    }

    /// <inheritdoc/>
    public ImageDataset Load(DataFolders folders, Seed data)
    {
        if (!IsAvailable(folders, out string folder))
        {
            throw new DatasetException($"data set '{Name}'", $"a folder {Folder} with {string.Join(", ", Files)}", $"{folder}; fetch it with: data get {Name}");
        }

        string At(string name) => Path.Combine(folder, name);
        return new(
            Name,
            CifarReader.Read([.. Train.Select(At)], Layout, TrainRecords),
            CifarReader.Read([At(Test)], Layout, TestRecords),
            CifarReader.Names(At(Names), Layout.LabelClasses[Layout.Label]),
            "A. Krizhevsky, Learning multiple layers of features from tiny images (2009)",
            "not stated by its author",
            // Not counted: the official files were not at hand when this was written. Near-duplicates are known and
            // many: 3.3 % (CIFAR-10) and 10 % (CIFAR-100) of the test images (Barz and Denzler 2020, arXiv 1902.00423).
            KnownShared: null,
            FineClasses: FineNames is { } fine ? CifarReader.Names(At(fine), Layout.LabelClasses[Layout.FineLabel!.Value]) : null);
    }

    private string Missing(DataFolders folders) => folders.Find(Folder, _ => true) is { } folder
        ? $"no {Files.First(n => !File.Exists(Path.Combine(folder, n)))} in {folder}"
        : $"no such folder in {folders}";
}
