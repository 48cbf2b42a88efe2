using System.Globalization;
using System.Text.RegularExpressions;
using UnlearnRepro.Import;
using UnlearnRepro.Words;

namespace UnlearnRepro.Language.Results;

/// <summary>
/// Evaluations during training: OpenUnlearning's trainer leaves them in <c>RUN/checkpoint-STEP/evals</c> beside <c>RUN/evals</c>. They are left out unless the
/// pattern ends with <c>/checkpoint-STEP</c> or <c>/checkpoint-last</c>; a run that has none of them is then taken as it is.
/// </summary>
internal static partial class Checkpoints
{
    public static FolderChoice Choose(IReadOnlyList<string> files, string pattern)
    {
        var all = files.Select(Place.Of).ToList();
        var wanted = Wanted().Match(pattern);
        string runs = wanted.Success ? pattern[..wanted.Index] : pattern, which = wanted.Groups["which"].Value;
        var byRun = all.GroupBy(place => place.Run).ToList();
        Place[] chosen =
        [
            .. byRun.SelectMany(run => wanted.Success && run.Any(place => place.Step is not null) ? At(run, which) : run.Where(place => place.Step is null)),
        ];
        int left = all.Count(place => place.Step is not null && !chosen.Contains(place));
        int without = byRun.Count(run => !chosen.Any(place => place.Run == run.Key));
        string lacking = without == 0 ? "" : $", and {without} of {NumberText.Count(byRun.Count, "run")} with them";
        string where = wanted.Success ? $"at checkpoint-{which}" : "outside checkpoints";
        string said =
            chosen.Length == 0 ? $"expected evaluations {where}, found {left} at checkpoints ({Ways(runs)})"
            : left == 0 ? ""
            : $"{NumberText.Count(left, "evaluation")} at {(wanted.Success ? "other " : "")}checkpoints left out{lacking} ({Ways(runs)}).";
        return new([.. chosen.Select(place => (place.File, place.Run))], runs, said);
    }

    private static string Ways(string runs) => $"--path-pattern \"{runs}/checkpoint-last\" or /checkpoint-STEP takes one per run";

    private static IEnumerable<Place> At(IEnumerable<Place> run, string which)
    {
        long step = which == "last" ? run.Max(place => place.Step ?? -1) : long.Parse(which, CultureInfo.InvariantCulture);
        return run.Where(place => place.Step == step);
    }

    private readonly record struct Place(string File, string Run, long? Step)
    {
        public static Place Of(string file)
        {
            string folder = Path.GetDirectoryName(file)!.Replace('\\', '/');
            return Checkpoint().Match(folder) is { Success: true } match
                ? new(file, folder[..match.Index], long.Parse(match.Groups["step"].Value, CultureInfo.InvariantCulture))
                : new(file, folder.EndsWith("/evals", StringComparison.Ordinal) ? folder[..^"/evals".Length] : folder, null);
        }
    }

    [GeneratedRegex("/checkpoint-(?<step>[0-9]{1,18})(/evals)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Checkpoint();

    [GeneratedRegex("/checkpoint-(?<which>[0-9]{1,18}|last)/?$", RegexOptions.CultureInvariant)]
    private static partial Regex Wanted();
}
