namespace UnlearnRepro.Store;

/// <summary>Files that are never seen half written.</summary>
internal static class WholeFile
{
    /// <summary>Writes beside the place and renames; the folder is made if need be, an older file replaced.</summary>
    public static void Write(string path, Action<StreamWriter> write)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            using (var writer = new StreamWriter(temporary))
            {
                write(writer);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
