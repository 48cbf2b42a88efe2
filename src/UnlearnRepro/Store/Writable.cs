using UnlearnRepro.Studies;

namespace UnlearnRepro.Store;

/// <summary>Checks a folder before hours are spent on what should go into it.</summary>
public static class Writable
{
    /// <summary>Makes the folder if need be and tries to write to it.</summary>
    /// <exception cref="StudyException">It cannot be made or written to.</exception>
    public static void Require(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            string probe = Path.Combine(folder, $".probe-{Guid.NewGuid():N}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StudyException($"{folder}: expected a folder that can be written to, found: {e.Message}", e);
        }
    }
}
