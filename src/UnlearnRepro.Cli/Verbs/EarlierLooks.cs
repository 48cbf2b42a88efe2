using System.Text.Json;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Verbs;

/// <summary>
/// Reports in the artifacts folder that judged the same seeds with fewer or more of them. Each verdict keeps its error rate for itself;
/// choosing among several looks does not, and people should be told. What cannot be read is said and passed over: it must not cost a report.
/// </summary>
internal static class EarlierLooks
{
    private const string Summary = "summary.json";

    /// <summary>One line for all of them; null if there are none.</summary>
    /// <param name="reports">The folder of all reports.</param>
    /// <param name="study">The study that is about to be reported.</param>
    /// <param name="warn">Told of what cannot be read.</param>
    public static string? Note(string reports, Study study, Action<string> warn)
    {
        var found = Summaries(reports, warn).Select(path => Read(path, warn, root => Size(root, study))).OfType<string>();
        string[] sizes = [.. found.Distinct().Order(StringComparer.Ordinal)];
        return sizes.Length == 0
            ? null
            : $"note: these seeds have been judged before, with {string.Join(" and ", sizes)}; "
                + "each verdict has its error rate, the choice among them has not (--until-decided shares one)";
    }

    /// <summary>What a report's summary says; null if it says nothing of the kind, or cannot be read, which is told.</summary>
    /// <param name="path">The file.</param>
    /// <param name="warn">Told if it cannot be read.</param>
    /// <param name="look">Takes what is wanted from it; may throw as <see cref="JsonElement"/> does.</param>
    public static T? Read<T>(string path, Action<string> warn, Func<JsonElement, T?> look)
        where T : class
    {
        try
        {
            RegularFile.Require(path, "a report's summary");
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            return look(json.RootElement);
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            // Reports of tables and of other versions lie there too; they are no look of ours.
            return null;
        }
        catch (StudyException e)
        {
            warn($"note: {e.Message}; passed over");
            return null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            warn($"note: {path}: expected a report's summary, found: {e.Message}; passed over");
            return null;
        }
    }

    // A folder of the system's, such as lost+found, may stand among the reports. Links to folders are not followed: they can lead round in circles.
    private static IEnumerable<string> Summaries(string folder, Action<string> warn)
    {
        FileSystemInfo[] entries;
        try
        {
            entries = new DirectoryInfo(folder).GetFileSystemInfos();
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            warn($"note: {folder}: expected a folder of reports, found: {e.Message}; passed over");
            return [];
        }

        return entries.OrderBy(entry => entry.Name, StringComparer.Ordinal).SelectMany(entry =>
            entry.Name == Summary ? [entry.FullName]
            : entry is DirectoryInfo { LinkTarget: null } ? Summaries(entry.FullName, warn)
            : []);
    }

    private static string? Size(JsonElement root, Study study)
    {
        bool same = root.GetProperty("task").ValueEquals(study.Task)
            && root.GetProperty("scenario").ValueEquals(study.Scenario)
            && root.GetProperty("root").GetUInt64() == study.Root;
        string size = $"{root.GetProperty("training_seeds").GetInt32()} x {root.GetProperty("unlearning_seeds").GetInt32()}";
        return same && size != $"{study.TrainingSeeds} x {study.UnlearningSeeds}" ? size : null;
    }
}
