using UnlearnRepro.Statistics;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims;

/// <summary>
/// A study that adds training seeds until its claims are settled. The looks are planned before the first, and every family's error
/// rate is spread over them (<see cref="SpendingDesign"/>): looking again and again at the usual level would find anything in the end.
/// A statistical verdict that is settled stays as it is; exact claims are judged on all cells there are.
/// </summary>
/// <param name="cells">The task's cells, looked up or run.</param>
/// <param name="set">The claims.</param>
/// <param name="workers">Cells at a time.</param>
public sealed class TopUp(StoredCells cells, ClaimSet set, int workers)
{
    /// <summary>With fewer training seeds no interval decides anything.</summary>
    private const int FewestSeeds = 5;

    /// <summary>Runs the study look by look.</summary>
    /// <param name="largest">The study with the most training seeds that it may come to.</param>
    /// <param name="progress">Told after every piece of work.</param>
    /// <param name="cancellation">Stops after the running cells; they are kept.</param>
    /// <returns>The results of the last look, and each claim's verdict of the look that settled it.</returns>
    public (StudyResults Results, IReadOnlyList<Verdict> Verdicts) Run(
        Study largest, IProgress<StudyProgress>? progress = null, CancellationToken cancellation = default)
    {
        int[] looks = Looks(largest.TrainingSeeds);
        Dictionary<string, Verdict> settled = [];
        for (int look = 0; ; look++)
        {
            var study = largest with { TrainingSeeds = looks[look] };
            var results = cells.Complete(study, workers, progress, cancellation);
            var verdicts = new ClaimContext(cells, results).Judge(set, family => new SpendingDesign(looks, family.Alpha).Spent[look], progress, cancellation);
            string when = $"look {look + 1} of at most {looks.Length}, which share the family's error rate";
            foreach (var verdict in verdicts.Where(v => IsStatistical(v) && v.Outcome != Outcome.Inconclusive))
            {
                settled.TryAdd(verdict.Claim.Id, verdict with { ErrorRate = $"{verdict.ErrorRate}; {when}" });
            }

            if (verdicts.Any(v => !IsStatistical(v) && v.Outcome == Outcome.Contradicted))
            {
                // A control has failed: what earlier looks settled rested on it.
                return (results, verdicts);
            }

            Verdict[] now = [.. verdicts.Select(v => settled.GetValueOrDefault(v.Claim.Id, v))];
            if (look == looks.Length - 1 || now.All(v => v.Outcome != Outcome.Inconclusive))
            {
                return (results, now);
            }
        }
    }

    // A quarter, a half, all: early enough to save seeds, far enough apart to cost next to nothing.
    private static int[] Looks(int most) => [.. new[] { (most + 3) / 4, (most + 1) / 2, most }.Where(i => i >= FewestSeeds || i == most).Distinct()];

    private static bool IsStatistical(Verdict verdict) => ClaimRules.All[verdict.Claim.Rule] is IStatisticalRule;
}
