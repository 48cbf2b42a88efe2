using System.Text.Json;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Cli.Verbs;

/// <summary>
/// Reports in the artifacts folder that judged the same seeds with fewer or more of them. Each verdict keeps its error rate for itself;
/// choosing among several looks does not, and people should be told.
/// </summary>
internal static class EarlierLooks
{
    /// <summary>One line for all of them; null if there are none.</summary>
    public static string? Note(string reports, Study study)
    {
        string[] sizes = !Directory.Exists(reports) ? [] : [.. Directory.EnumerateFiles(reports, "summary.json", SearchOption.AllDirectories)
            .Select(Size).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        return sizes.Length == 0
            ? null
            : $"note: these seeds have been judged before, with {string.Join(" and ", sizes)}; each verdict has its error rate, the choice among them has not (--until-decided shares one)";

        // Anything may lie there: reports of tables, of other versions, files cut short. What cannot be read is no look of ours.
        string? Size(string path)
        {
            try
            {
                using var json = JsonDocument.Parse(File.ReadAllText(path));
                var root = json.RootElement;
                bool same = root.GetProperty("task").ValueEquals(study.Task)
                    && root.GetProperty("scenario").ValueEquals(study.Scenario)
                    && root.GetProperty("root").GetUInt64() == study.Root;
                string size = $"{root.GetProperty("training_seeds").GetInt32()} x {root.GetProperty("unlearning_seeds").GetInt32()}";
                return same && size != $"{study.TrainingSeeds} x {study.UnlearningSeeds}" ? size : null;
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }
}
