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

        // At every level of every other axis too; evaluating a model again makes no other.
        var records = context.Results.Records.Where(r => r.Cell.Eval == 0).ToList();
        var originals = records.Select(r => r.Result.Inputs["original"]).ToHashSet();
        CellResult[] unchanged = [.. Of([identity], own: true)];
        string[] own = [.. Of(fresh, own: true).Select(o => o.WeightsSha256)];
        int same = unchanged.Count(o => o.WeightsSha256 == o.Inputs["original"]);
        int retrained = own.Except(Of(fresh, own: false).Select(o => o.WeightsSha256)).Count(sha => !originals.Contains(sha));
        return Judgement.Exact(
            same == unchanged.Length && retrained == own.Length,
            $"Original has the weights of M_o in {same} of {unchanged.Length} cells; "
                + $"{retrained} of {own.Length} retrained models are distinct and none of M_o's");

        IEnumerable<CellResult> Of(IReadOnlyList<MethodChoice> methods, bool own) => records
            .Where(r => seeds.Contains(r.Cell.Train) == own && methods.Any(m => m.Name == r.Cell.Method && m.Parameters == r.Cell.Parameters))
            .Select(r => r.Result);
    }
}
