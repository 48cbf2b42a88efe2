using UnlearnRepro.Words;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// Reads the fingerprints of what each cell started from: M_o may depend on s_train alone, the forget set and the
/// reference models on neither s_train nor s_unlearn (C-DET-4).
/// </summary>
internal sealed class UnlearningIsIsolated : IRuleBySeed
{
    public string Name => "unlearning-is-isolated";

    public string Says => "The trained model depends on the training seed alone; forget set and retrained models depend on neither seed.";

    public Judgement Judge(Claim claim, RunContext context)
    {
        var records = context.Results.Records.ToList();
        int original = records.GroupBy(r => r.Cell.Train).Count(g => g.Select(r => r.Result.Inputs["original"]).Distinct().Count() > 1);
        int models = records.Select(r => r.Result.Inputs["original"]).Distinct().Count();
        int forget = records.Select(r => r.Result.Inputs["forget"]).Distinct().Count();
        int reference = records.Select(r => r.Result.Inputs["reference"]).Distinct().Count();
        return Judgement.Exact(
            original == 0 && models == context.Study.TrainingSeeds && forget == 1 && reference == 1,
            $"{records.Count} cells: {models} original models for {context.Study.TrainingSeeds} training seeds "
                + $"({original} of these with more than one), {forget} forget set, {reference} set of reference models");
    }

    public Judgement Judge(Claim claim, RunContext context, int train)
    {
        var records = context.Results.Records.ToLookup(r => r.Cell.Train == train);
        string[] originals = Of(true, "original");
        bool another = Of(false, "original").Intersect(originals).Any();
        int forget = Of(true, "forget").Union(Of(false, "forget")).Count(), reference = Of(true, "reference").Union(Of(false, "reference")).Count();
        return Judgement.Exact(
            originals.Length == 1 && !another && forget == 1 && reference == 1,
            $"{records[true].Count()} cells: {NumberText.Count(originals.Length, "original model")}, "
                + $"{(another ? "shared with another training seed" : "of no other training seed")}; "
                + $"with the other seeds' cells {forget} forget set, {reference} set of reference models");

        string[] Of(bool own, string input) => [.. records[own].Select(r => r.Result.Inputs[input]).Distinct()];
    }
}
