using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// A larger study contains the smaller one (C12): the cells of I x J are cells of (I+1) x (J+1), under the same content
/// keys, and a cell run after one of the new cells is what it was.
/// </summary>
internal sealed class MoreSeedsChangeNothing : IExactRule
{
    public string Name => "more-seeds-change-nothing";

    public string Says => "A larger study contains the smaller one: its cells keep their keys and their results.";

    public Judgement Judge(Claim claim, ClaimContext context)
    {
        var study = context.Study;
        if (context.MethodsOf(claim).FirstOrDefault(m => m.SeedUse == SeedUse.TrainingAndUnlearning) is not { } method)
        {
            return Judgement.Undecided("the study has no method that draws: there is no unlearning seed to add", "a study with a method that draws");
        }

        string identity = context.Task.Identity;
        var larger = (study with { TrainingSeeds = study.TrainingSeeds + 1, UnlearningSeeds = study.UnlearningSeeds + 1 }).Cells().Select(c => c.Key(identity)).ToHashSet();
        int kept = study.Cells().Count(cell => larger.Contains(cell.Key(identity)));
        int all = study.Cells().Count();

        // Of the last training seed: published arithmetic, (i-1)J + j from 1, gives the first one the same seeds whatever J is.
        int last = study.TrainingSeeds - 1;
        string added = context.Cells.Get(study.CellOf(method, last, study.UnlearningSeeds), []).WeightsSha256;
        string before = context.Results.Record(method, last, 0).Result.WeightsSha256;
        string after = context.Cells.Run(study.CellOf(method, last, 0), []).WeightsSha256;
        return Judgement.Exact(
            kept == all && before == after && added != before,
            $"{kept} of {all} cells keep their content key in a larger study; {method.Name} at unlearning seed 0 is {(before == after ? "the same" : "another model")} after seed {study.UnlearningSeeds} was added");
    }
}
