namespace UnlearnRepro.Faults.Mutants;

/// <summary>Every reader of what comes from outside or from the disk.</summary>
internal static class AllReaders
{
    /// <param name="folder">Where inputs are put; a reader has files of its own in it.</param>
    public static IEnumerable<Reader> In(string folder) =>
        [.. TableReaders.In(folder), .. StoreReaders.In(folder), .. DataReaders.In(folder), .. WordReaders.All];

    /// <summary>Puts an input where its reader expects it.</summary>
    public static string Put(string folder, string name, byte[] input)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, input);
        return path;
    }
}
