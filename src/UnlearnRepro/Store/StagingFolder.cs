namespace UnlearnRepro.Store;

/// <summary>
/// A temporary folder in which something is put together before it is moved to its place. A file in it is locked as long as somebody is at
/// work, by which the next run tells it from what a killed one has left.
/// </summary>
public sealed class StagingFolder : IDisposable
{
    private readonly WholeFile held;

    /// <summary>Makes the folder.</summary>
    /// <param name="place">The path that its name begins with.</param>
    public StagingFolder(string place)
    {
        Path = Leftovers.NameFor(place);
        held = new(System.IO.Path.Combine(Path, "held"));
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Removes the folder and what is still in it.</summary>
    public void Dispose()
    {
        held.Dispose();
        Directory.Delete(Path, recursive: true);
    }
}
