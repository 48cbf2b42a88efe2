using UnlearnRepro.Claims;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Forms;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Cli.Verbs;

/// <summary>
/// What an audit with fresh seeds is for: does it come to the verdicts of the registered seeds? A claim that is reproduced with one and
/// contradicted with the other is a false alarm of one of them; open on one side only says that it is near its margin.
/// </summary>
internal static class FreshSeeds
{
    /// <summary>One line, and one for every claim that came out otherwise.</summary>
    /// <param name="report">The audit.</param>
    /// <param name="registered">The summary.json of the same study on the registered seeds; it need not be there.</param>
    /// <param name="warn">Told if it is there and cannot be read.</param>
    public static IEnumerable<string> Lines(StudyReport report, string registered, Action<string> warn)
    {
        string start = $"audit with root seed {report.Results.Study.Root}: not a gate";
        if (!Path.Exists(registered) || SummaryFile.Read(registered, warn) is not { Verdicts: { } there })
        {
            return [$"{start}; run the same without --fresh-seeds first, and the next audit compares its verdicts"];
        }

        var before = there.Where(v => v is { Id: not null }).DistinctBy(v => v.Id).ToDictionary(v => v.Id, v => v.Outcome);
        Verdict[] both = [.. report.Verdicts.Where(v => before.ContainsKey(v.Claim.Id))];
        Verdict[] otherwise = [.. both.Where(v => !Same(v))];
        return
        [
            $"{start}; {both.Length - otherwise.Length} of {both.Length} verdicts are those of root seed {Study.DefaultRoot}",
            .. otherwise.Select(v => $"  {v.Claim.Id}: {before[v.Claim.Id]} there, {v.Outcome.ToString().ToLowerInvariant()} here"),
        ];

        bool Same(Verdict verdict) => before[verdict.Claim.Id] == verdict.Outcome.ToString().ToLowerInvariant();
    }
}
