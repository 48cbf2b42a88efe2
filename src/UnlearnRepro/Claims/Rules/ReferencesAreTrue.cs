using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// The two ends of the scale are what they say (C-DET-5): a method that does nothing has M_o's weights, and a retrained
/// model has the weights neither of M_o nor of another retrained one.
/// </summary>
internal sealed class ReferencesAreTrue : IExactRule
{
    public string Name => "references-are-true";

    public string Says => "Original has the weights of the trained model; every retrained model is another one.";

    public Judgement Judge(Claim claim, ClaimContext context)
    {
        var identity = context.Task.Method(WellKnown.Original);
        var fresh = context.Study.Methods.Where(m => m.SeedUse == SeedUse.Retraining).ToList();
        int seeds = context.Study.TrainingSeeds;
        if (!context.Study.Methods.Contains(identity) || fresh.Count == 0)
        {
            return Judgement.Undecided("the study has no Original or no Retrain", "a study with both");
        }

        int same = Enumerable.Range(0, seeds).Select(i => context.Results.Record(identity, i, 0).Result).Count(o => o.WeightsSha256 == o.Inputs["original"]);
        var originals = context.Results.Records.Select(r => r.Result.Inputs["original"]).ToHashSet();
        int retrained = fresh.SelectMany(m => Enumerable.Range(0, seeds).Select(r => context.Results.Record(m, r, 0).Result.WeightsSha256))
            .Distinct().Count(sha => !originals.Contains(sha));
        return Judgement.Exact(
            same == seeds && retrained == seeds * fresh.Count,
            $"Original has the weights of M_o in {same} of {seeds} cells; {retrained} of {seeds * fresh.Count} retrained models are distinct and none of M_o's");
    }
}
