namespace UnlearnRepro.Domains.Data;

/// <summary>A data set's folder, and its files in it, plain or compressed.</summary>
/// <param name="Name">Name of the data set and of the folder.</param>
/// <param name="Contents">What it must hold, in words.</param>
/// <param name="Origin">Where that is had, in words.</param>
/// <param name="Layouts">The sets of files any of which is enough.</param>
public sealed record SourceFolder(string Name, string Contents, string Origin, params IReadOnlyList<IReadOnlyList<string>> Layouts)
{
    /// <summary>As <see cref="ISource.IsAvailable"/>.</summary>
    public bool IsAvailable(DataFolders folders, out string where)
    {
        string? folder = folders.Find(Name, f => Layouts.Any(files => Holds(f, files)));
        where = folder ?? Missing(folders);
        return folder is not null;
    }

    /// <summary>The folder that holds one of the layouts.</summary>
    /// <exception cref="DatasetException">There is none.</exception>
    public string Require(DataFolders folders) => IsAvailable(folders, out string where)
        ? where
        : throw new DatasetException($"data set '{Name}'", $"a folder {Name} with {Contents} (plain or .gz)", $"{where}; {Origin}");

    /// <summary>Whether all of the files are in the folder.</summary>
    public static bool Holds(string folder, IEnumerable<string> files) => files.All(file => PathOf(folder, file) is not null);

    /// <summary>The file or its compressed form; null where there is neither.</summary>
    public static string? PathOf(string folder, string file) =>
        new[] { file, file + ".gz" }.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    // Of a folder that is there, the first file that the most complete layout lacks.
    private string Missing(DataFolders folders) => folders.Find(Name, _ => true) is { } folder
        ? $"no {Layouts.MaxBy(files => files.Count(file => PathOf(folder, file) is not null))!.First(file => PathOf(folder, file) is null)} in {folder}"
        : $"no such folder in {folders}";
}
