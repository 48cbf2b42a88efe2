namespace UnlearnRepro.Store;

/// <summary>
/// A limit on the size of files (<c>ulimit -f</c>). Where a disk is full the runtime says so and names the file; where a file may not grow
/// it calls the length out of range and names nothing.
/// </summary>
internal static class FileLimit
{
    /// <summary>Writes to a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes, and closes what it opens.</param>
    /// <exception cref="IOException">The file may not grow; named by its path.</exception>
    public static void Named(string path, Action write)
    {
        try
        {
            write();
        }
        catch (ArgumentOutOfRangeException e) when (e.TargetSite?.DeclaringType?.Namespace?.StartsWith("System.IO", StringComparison.Ordinal) == true)
        {
            throw new IOException($"{path}: expected room for the whole file, found a limit on the size of files (ulimit -f)", e);
        }
    }
}
