using UnlearnRepro.Words;

namespace UnlearnRepro.Store;

/// <summary>Checks a folder before hours are spent on what should go into it, and clears it of what killed runs have left.</summary>
public static class Writable
{
    /// <summary>Makes the folder if need be, tries to write to it and removes temporary files that nobody is writing any more.</summary>
    /// <exception cref="StudyException">It cannot be made or written to.</exception>
    public static void Require(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            Leftovers.Clear(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StudyException($"{folder}: expected a folder that can be written to, found: {e.Message}", e);
        }
    }
}
