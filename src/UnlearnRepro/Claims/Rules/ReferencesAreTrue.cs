using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// The two ends of the scale are what they say (C-DET-5): a method that does nothing has M_o's weights, and a retrained
/// model has the weights neither of M_o nor of another retrained one.
/// </summary>
internal sealed class ReferencesAreTrue : IRuleBySeed
{
    public string Name => "references-are-true";

    public string Says => "Original has the weights of the trained model; every retrained model is another one.";

    public Judgement Judge(Claim claim, RunContext context) => Judge(context, [.. Enumerable.Range(0, context.Study.TrainingSeeds)]);

    // A retrained model of this seed may be no other seed's either.
    public Judgement Judge(Claim claim, RunContext context, int train) => Judge(context, [train]);

    private static Judgement Judge(RunContext context, int[] seeds)
    {
        var identity = context.Task.Method(WellKnown.Original);
        var fresh = context.Study.Methods.Where(m => m.SeedUse == SeedUse.Retraining).ToList();
        if (!context.Study.Methods.Contains(identity) || fresh.Count == 0)
        {
            return Judgement.Undecided("the study has no Original or no Retrain", "a study with both");
        }

        int same = seeds.Select(i => context.Results.Record(identity, i, 0).Result).Count(o => o.WeightsSha256 == o.Inputs["original"]);
        var originals = context.Results.Records.Select(r => r.Result.Inputs["original"]).ToHashSet();
        int[] others = [.. Enumerable.Range(0, context.Study.TrainingSeeds).Except(seeds)];
        int retrained = Retrained(seeds).Except(Retrained(others)).Count(sha => !originals.Contains(sha));
        return Judgement.Exact(
            same == seeds.Length && retrained == seeds.Length * fresh.Count,
            $"Original has the weights of M_o in {same} of {seeds.Length} cells; "
                + $"{retrained} of {seeds.Length * fresh.Count} retrained models are distinct and none of M_o's");

        IEnumerable<string> Retrained(int[] of) => fresh.SelectMany(m => of.Select(r => context.Results.Record(m, r, 0).Result.WeightsSha256));
    }
}
