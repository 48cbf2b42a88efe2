using UnlearnRepro.Statistics.Planning;
using UnlearnRepro.Statistics.Sequential;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Claims;

/// <summary>
/// A study that adds training seeds until its claims are settled. The looks are planned before the first, and every family's error
/// rate is spread over them (<see cref="SpendingDesign"/>): looking again and again at the usual level would find anything in the end.
/// A statistical verdict that is settled stays as it is, and so does an exception to an exact claim, which is judged on all cells there are.
/// A control that fails at any look takes with it what earlier looks settled on its ground.
/// </summary>
/// <param name="cells">The task's cells, looked up or run.</param>
/// <param name="set">The claims.</param>
/// <param name="workers">Cells at a time.</param>
/// <param name="program">How the program is started, for the command that repeats the study.</param>
public sealed class TopUp(StoredCells cells, ClaimSet set, int workers, string program)
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
        set.RequireKnown(cells.Task, largest.Root);
        int[] looks = Looks(largest.TrainingSeeds);
        var designs = set.Families.ToDictionary(family => family.Name, family => Design(family, looks));
        Dictionary<string, Verdict> settled = [];
        for (int look = 0; ; look++)
        {
            var results = cells.Complete(largest with { TrainingSeeds = looks[look] }, workers, progress, cancellation);
            var context = new RunContext(cells, results, program) { Workers = workers };
            var verdicts = context.Judge(set, family => designs[family.Name].Spent[look], Keep, progress, cancellation);
            if (look == looks.Length - 1 || verdicts.All(v => v.Outcome != Outcome.Inconclusive || v.IsClosed))
            {
                return (results, verdicts);
            }

            // What rests on a claim has to see its settled verdict and not the one that this look alone would give.
            Verdict Keep(Verdict verdict)
            {
                bool statistical = ClaimRules.All[verdict.Claim.Rule] is IStatisticalRule;
                if (verdict.Outcome == Outcome.Contradicted || (statistical && verdict.Outcome == Outcome.Reproduced))
                {
                    settled.TryAdd(verdict.Claim.Id, statistical
                        ? verdict with { ErrorRate = $"{verdict.ErrorRate}; look {look + 1} of at most {looks.Length}, which share the family's error rate" }
                        : verdict);
                }

                return settled.GetValueOrDefault(verdict.Claim.Id, verdict);
            }
        }
    }

    // Made before the first cell is run: an error rate that is too small to share is found out now.
    private static SpendingDesign Design(ClaimFamily family, int[] looks)
    {
        try
        {
            return new(looks, family.Alpha);
        }
        catch (ArgumentException e)
        {
            throw new StudyException($"family {family.Name}, alpha {NumberText.Of(family.Alpha)}: {e.Message}", e);
        }
    }

    // A quarter, a half, all: early enough to save seeds, far enough apart to cost next to nothing.
    private static int[] Looks(int most) => [.. new[] { (most + 3) / 4, (most + 1) / 2, most }.Where(i => i >= FewestSeeds || i == most).Distinct()];
}
