using UnlearnRepro.Reports.Forms;
using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Cli.Verbs;

/// <summary>
/// Reports in the artifacts folder that judged the same seeds with fewer or more of them. Each verdict keeps its error rate for itself;
/// choosing among several looks does not, and people should be told. What cannot be read is said and passed over: it must not cost a report.
/// </summary>
internal static class EarlierLooks
{
    /// <summary>One line for all of them; null if there are none.</summary>
    /// <param name="reports">The folder of all reports.</param>
    /// <param name="study">The study that is about to be reported.</param>
    /// <param name="warn">Told of what cannot be read.</param>
    public static string? Note(string reports, Study study, Action<string> warn)
    {
        var found = Summaries(reports, warn).Select(path => SummaryFile.Read(path, warn)).OfType<SummaryFile>()
            .Select(other => Size(other, study)).OfType<string>();
        string[] sizes = [.. found.Distinct().Order(StringComparer.Ordinal)];
        return sizes.Length == 0
            ? null
            : $"note: these seeds have been judged before, with {string.Join(" and ", sizes)}; "
                + "each verdict has its error rate, the choice among them has not (--until-decided shares one)";
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
            entry.Name == SummaryFile.Name ? [entry.FullName]
            : entry is DirectoryInfo { LinkTarget: null } ? Summaries(entry.FullName, warn)
            : []);
    }

    private static string? Size(SummaryFile other, Study study)
    {
        if (other is not { TrainingSeeds: { } rows, UnlearningSeeds: { } columns })
        {
            return null;
        }

        // Level 0 of further axes is the study without them. One of the parts of a training seed is judged on claims of its own.
        bool same = other.Task == study.Task && other.Scenario == study.Scenario && other.Root == study.Root
            && other.HasTrainingSeeds != study.Design.HasPartsOf(SeedAxis.Train);
        string[] theirs = [.. other.Further], ours = [.. study.Design.Further.Select(f => $"{f.Axis.Name}={f.Levels}")];
        string seeds = $"{rows} x {columns}", size = string.Join(", ", [seeds, .. theirs]);
        bool smaller = seeds != $"{study.TrainingSeeds} x {study.UnlearningSeeds}";
        return same && (smaller || (theirs.Length > 0 && ours.Length > 0 && !theirs.Order().SequenceEqual(ours.Order()))) ? size : null;
    }
}
