using UnlearnRepro.Words;

namespace UnlearnRepro.Claims;

/// <summary>Checks of what a file of claims says, each refused in one line that begins with the file's name.</summary>
/// <param name="file">The name.</param>
internal sealed class FileCheck(string file)
{
    /// <summary>Throws where a name stands twice.</summary>
    public void Once(IEnumerable<string> names)
    {
        var twice = names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1);
        Require(twice is null, $"expected each name once, found {twice?.Key} {twice?.Count()} times");
    }

    /// <summary>Throws where a name is not among those that there are.</summary>
    public void Known(string what, string found, IEnumerable<string> known) => Require(known.Contains(found), Names.Unknown(what, found, known));

    /// <summary>Throws the message where something does not hold.</summary>
    public void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new StudyException($"{file}: {message}");
        }
    }
}
