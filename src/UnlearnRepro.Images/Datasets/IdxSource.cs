using UnlearnRepro.Domains.Data;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Datasets;

/// <summary>An IDX file of a data set.</summary>
/// <param name="Name">Its name without .gz; the raw and the compressed file serve equally.</param>
/// <param name="Sha256">SHA-256 (hex) of the raw file, or null where any file will do.</param>
public sealed record IdxFile(string Name, string? Sha256);

/// <summary>A data set of grey images in four IDX files, in a folder called after it: MNIST and its kin.</summary>
/// <param name="Name">What the user types, and the name of the folder.</param>
/// <param name="Description">One line.</param>
/// <param name="Files">Train images, train labels, test images, test labels.</param>
/// <param name="Classes">Names of the classes.</param>
/// <param name="Source">Who made it and where it is from.</param>
/// <param name="Licence">The terms it comes under.</param>
/// <param name="KnownShared">See <see cref="ImageDataset"/>.</param>
/// <param name="Remote">What to download; empty where there is nothing.</param>
public sealed record IdxSource(
    string Name,
    string Description,
    IReadOnlyList<IdxFile> Files,
    IReadOnlyList<string> Classes,
    string Source,
    string Licence,
    int? KnownShared,
    IReadOnlyList<RemoteFile> Remote) : IDatasetSource, IDownloadable
{
    /// <inheritdoc/>
    public string Folder => Name;

    /// <inheritdoc/>
    public bool IsAvailable(DataFolders folders, out string where)
    {
        string? folder = folders.Find(Folder, f => Files.All(file => PathOf(f, file) is not null));
        where = folder ?? Missing(folders);
        return folder is not null;
    }

    /// <inheritdoc/>
    public ImageDataset Load(DataFolders folders, Seed data) => IsAvailable(folders, out string folder)
        ? new(Name, Part(folder, Files[0], Files[1]), Part(folder, Files[2], Files[3]), Classes, Source, Licence, KnownShared)
        : throw new DatasetException($"data set '{Name}'", Expected, $"{folder}; fetch it with: data get {Name}");

    private string Expected => $"a folder {Folder} with {string.Join(", ", Files.Select(f => f.Name))} (raw or .gz)";

    // Names the first file missing from a folder that is there, or else the folders in which there is none.
    private string Missing(DataFolders folders) => folders.Find(Folder, _ => true) is { } folder
        ? $"no {Files.First(file => PathOf(folder, file) is null).Name} in {folder}"
        : $"no such folder in {folders}";

    private ImageSet Part(string folder, IdxFile images, IdxFile labels)
    {
        string path = PathOf(folder, labels)!;
        (byte[] pixels, ImageShape shape) = IdxReader.Images(PathOf(folder, images)!, images.Sha256);
        byte[] label = IdxReader.Labels(path, labels.Sha256);
        int count = shape.Size == 0 ? 0 : pixels.Length / shape.Size;
        if (label.Length != count)
        {
            throw new DatasetException(path, $"{count} labels for the images of {images.Name}", $"{label.Length}");
        }

        int wrong = Array.FindIndex(label, l => l >= Classes.Count);
        return wrong < 0
            ? new(Array.ConvertAll(pixels, p => p / 255f), Array.ConvertAll(label, l => (int)l), shape)
            : throw new DatasetException(path, $"labels 0..{Classes.Count - 1}", $"{label[wrong]} at image {wrong}");
    }

    private static string? PathOf(string folder, IdxFile file) =>
        new[] { file.Name, file.Name + ".gz" }.Select(n => Path.Combine(folder, n)).FirstOrDefault(File.Exists);
}
