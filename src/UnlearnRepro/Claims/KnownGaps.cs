using UnlearnRepro.Store;
using UnlearnRepro.Words;

namespace UnlearnRepro.Claims;

/// <summary>
/// Claims that are known to be contradicted, as data: one id per line of tests/known-gaps.txt, the reason in the comment
/// lines above it. Such a claim is reported and does not fail the build; one that turns out reproduced is reported too.
/// </summary>
public static class KnownGaps
{
    /// <summary>Reason by claim id.</summary>
    /// <exception cref="StudyException">There is no such file, a gap has no reason, or it stands there twice.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        RegularFile.Require(path, "a file of known gaps");
        var gaps = new Dictionary<string, string>();
        var reason = new List<string>();
        foreach (string line in File.ReadLines(path).Select(l => l.Trim()))
        {
            if (line.Length == 0)
            {
                reason.Clear();
            }
            else if (line.StartsWith('#'))
            {
                reason.Add(line.TrimStart('#', ' '));
            }
            else if (reason.Count == 0)
            {
                throw new StudyException($"{path}: expected a reason in a comment above '{line}', found none");
            }
            else if (!gaps.TryAdd(line, string.Join(' ', reason)))
            {
                throw new StudyException($"{path}: expected each claim once, found '{line}' twice");
            }
        }

        return gaps;
    }
}
