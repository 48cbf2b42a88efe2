using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// A larger study contains the smaller one (C12): the cells of I x J are cells of (I+1) x (J+1), under the same content
/// keys, and a cell run after one of the new cells is what it was.
/// </summary>
internal sealed class MoreSeedsChangeNothing : IRuleBySeed
{
    public string Name => "more-seeds-change-nothing";

    public string Says => "A larger study contains the smaller one: its cells keep their keys and their results.";

    public Judgement Judge(Claim claim, RunContext context) => Judge(claim, context, [.. Enumerable.Range(0, context.Study.TrainingSeeds)]);

    public Judgement Judge(Claim claim, RunContext context, int train) => Judge(claim, context, [train]);

    private static Judgement Judge(Claim claim, RunContext context, int[] seeds)
    {
        var study = context.Study;
        if (context.MethodsOf(claim).FirstOrDefault(m => m.SeedUse == SeedUse.TrainingAndUnlearning) is not { } method)
        {
            return Judgement.Undecided("the study has no method that draws: there is no unlearning seed to add", "a study with a method that draws");
        }

        var more = study.WithSeeds(study.TrainingSeeds + 1, study.UnlearningSeeds + 1) with { Design = study.Design.Larger() };
        var larger = more.Cells().Select(context.Task.Key).ToHashSet();
        Cell[] cells = [.. study.Cells().Where(cell => seeds.Contains(cell.Train))];
        int kept = cells.Count(cell => larger.Contains(context.Task.Key(cell)));

        string keys = $"{kept} of {cells.Length} cells keep their content key in a larger study";

        // Of the last training seed: published arithmetic, (i-1)J + j from 1, gives the first one the same seeds whatever J is.
        int last = study.TrainingSeeds - 1;
        if (!seeds.Contains(last))
        {
            return Judgement.Exact(kept == cells.Length, keys);
        }

        var (added, before, after) = context.Once(claim, last, () => Tuple.Create(
            context.Cells.Get(study.CellOf(method, last, study.UnlearningSeeds), []).WeightsSha256,
            context.Results.Record(method, last, 0).Result.WeightsSha256,
            context.Cells.Run(study.CellOf(method, last, 0), []).WeightsSha256));
        return Judgement.Exact(
            kept == cells.Length && before == after && added != before,
            $"{keys}; {method.Name} at unlearning seed 0 is {(before == after ? "the same" : "another model")} after seed {study.UnlearningSeeds} was added");
    }
}
