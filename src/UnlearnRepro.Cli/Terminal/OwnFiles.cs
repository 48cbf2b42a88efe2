using UnlearnRepro.Store;
using UnlearnRepro.Words;

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
        Dictionary<string, string> identities = [];
        Dictionary<string, Given> taken = [], above = [];
        foreach (var file in read)
        {
            Take(file, Chain(file.Path));
        }

        foreach (var file in written)
        {
            string[] chain = Chain(file.Path);
            if ((chain.FirstOrDefault(taken.ContainsKey) is { } part && taken.TryGetValue(part, out var other)) || above.TryGetValue(chain[0], out other))
            {
                throw new StudyException($"{file.What}: expected a file of its own to write, found {file.Path}, which is in use as {other.What} {other.Path}");
            }

            Take(file, chain);
        }

        // What a path is and what lies above it, up to the root; every folder is looked at once.
        string[] Chain(string path)
        {
            List<string> chain = [];
            for (string? part = Path.GetFullPath(path); part is not null; part = Path.GetDirectoryName(part))
            {
                if (!identities.TryGetValue(part, out string? identity))
                {
                    identities.Add(part, identity = RegularFile.Identity(part));
                }

                chain.Add(identity);
            }

            return [.. chain];
        }

        void Take(Given file, string[] chain)
        {
            taken.TryAdd(chain[0], file);
            foreach (string folder in chain[1..])
            {
                above.TryAdd(folder, file);
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
}
