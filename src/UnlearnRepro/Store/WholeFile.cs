namespace UnlearnRepro.Store;

/// <summary>
/// A file that is never seen half written: it is written beside its place and renamed when it is whole. Until then it is locked, by which
/// <see cref="Leftovers"/> tells it from what a killed run has left.
/// </summary>
public sealed class WholeFile : IDisposable
{
    private readonly string path;
    private readonly string temporary;
    private readonly FileStream stream;

    /// <summary>Begins a file; its folder is made if need be.</summary>
    /// <param name="path">Its place; an older file stays until <see cref="Commit"/>.</param>
    public WholeFile(string path)
    {
        this.path = path;
        temporary = Leftovers.NameFor(path);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        stream = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    /// <summary>What is written so far.</summary>
    public Stream Stream => stream;

    /// <summary>Writes text (UTF-8).</summary>
    public static void Write(string path, Action<StreamWriter> write) => WriteBytes(path, stream =>
    {
        using var writer = new StreamWriter(stream);
        write(writer);
    });

    /// <summary>Writes bytes.</summary>
    public static void WriteBytes(string path, Action<Stream> write) => FileLimit.Named(path, () =>
    {
        using var file = new WholeFile(path);
        write(file.Stream);
        file.Commit();
    });

    /// <summary>Puts the file in its place, for one that may be there.</summary>
    public void Commit()
    {
        // Closed before it is renamed, or a reader that is quick would find it locked. For this moment its age protects it.
        stream.Dispose();
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Removes what was written unless it was put in its place.</summary>
    public void Dispose()
    {
        try
        {
            stream.Dispose();
        }
        finally
        {
            // A full disk refuses the last bytes a second time.
            File.Delete(temporary);
        }
    }
}
