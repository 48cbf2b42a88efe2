using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Cli.Terminal;

/// <summary>A file or folder and the word that it was given by.</summary>
/// <param name="What">The option or argument, e.g. <c>--json</c>.</param>
/// <param name="Path">The path.</param>
internal readonly record struct Given(string What, string Path);

/// <summary>
/// Nothing is written where something else is read or written: a results file that was named twice would be gone. Links, letter cases
/// and ways round through other folders make no difference.
/// </summary>
internal static class OwnFiles
{
    private static readonly string[] OfReport = ["index.html", "report.md", "records.csv", "summary.json", "finding.svg", "plan.md", "plan.svg", "figures"];

    /// <summary>Everything that a report and a plan may write in a folder; <c>figures</c> is a folder.</summary>
    public static IEnumerable<Given> Report(string what, string folder) => OfReport.Select(name => new Given(what, Path.Combine(folder, name)));

    /// <summary>Throws unless every file to be written is a file of its own that can be written to.</summary>
    /// <param name="read">What is read; of a folder everything below it.</param>
    /// <param name="written">What would be written; of a folder everything below it.</param>
    /// <exception cref="StudyException">One of them is read too, or is written twice, or is a pipe or a folder.</exception>
    public static void Require(IReadOnlyList<Given> read, IReadOnlyList<Given> written)
    {
        foreach (var (k, file) in written.Index())
        {
            foreach (var other in (Given[])[.. read, .. written.Take(k)])
            {
                if (Contains(file.Path, other.Path) || Contains(other.Path, file.Path))
                {
                    throw new StudyException($"{file.What}: expected a file of its own to write, found {file.Path}, which is in use as {other.What} {other.Path}");
                }
            }
        }
    }

    /// <summary>Throws unless a file can be written; found out before hours are spent on what should go into it.</summary>
    public static void RequireWritable(Given file)
    {
        if (RegularFile.IsPipe(file.Path))
        {
            throw new StudyException($"{file.What}: expected a file that can be written to, found {file.Path}, a pipe");
        }

        bool isNew = !File.Exists(file.Path);
        try
        {
            File.Open(file.Path, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StudyException($"{file.What}: expected a file that can be written to, found: {e.Message}", e);
        }

        if (isNew)
        {
            File.Delete(file.Path);
        }
    }

    // Whether a path is a file or folder, or something below it.
    private static bool Contains(string whole, string path)
    {
        string identity = RegularFile.Identity(whole);
        for (string? part = Path.GetFullPath(path); part is not null; part = Path.GetDirectoryName(part))
        {
            if (RegularFile.Identity(part) == identity)
            {
                return true;
            }
        }

        return false;
    }
}
