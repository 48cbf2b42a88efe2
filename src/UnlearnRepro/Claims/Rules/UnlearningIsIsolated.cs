using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;
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
        var design = context.Study.Design;
        var (original, forget, reference) = (Of("original", design.OfOriginal), Of("forget", design.OfData), Of("reference", design.OfData));
        return Judgement.Exact(
            original.IsOneEach && forget.IsOneEach && reference.IsOneEach,
            $"{records.Count} cells: {original.Found} original models for {original.Levels} {Choices(design)} ({original.Mixed} of these with more than one), "
                + $"{forget.Found} forget {forget.Sets}, {reference.Found} {reference.Sets} of reference models{reference.For}");

        Inputs Of(string input, Func<SeedIndices, SeedIndices> levels) => Inputs.Of(records, input, levels);

        // A split of the data or a part of the training seed makes models of its own too.
        static string Choices(StudyDesign design) => design.HasFurther ? "choices of what they rest on" : "training seeds";
    }

    public Judgement Judge(Claim claim, RunContext context, int train)
    {
        var (records, design) = (context.Results.Records.ToLookup(r => r.Cell.Train == train), context.Study.Design);
        var own = Inputs.Of(records[true], "original", design.OfOriginal);
        bool another = records[false].Select(r => r.Result.Inputs["original"]).Intersect(records[true].Select(r => r.Result.Inputs["original"])).Any();
        var (forget, reference) = (Inputs.Of(context.Results.Records, "forget", design.OfData), Inputs.Of(context.Results.Records, "reference", design.OfData));
        return Judgement.Exact(
            own.IsOneEach && !another && forget.IsOneEach && reference.IsOneEach,
            $"{records[true].Count()} cells: {NumberText.Count(own.Found, "original model")}, "
                + $"{(another ? "shared with another training seed" : "of no other training seed")}; "
                + $"with the other seeds' cells {forget.Found} forget {forget.Sets}, {reference.Found} {reference.Sets} of reference models{reference.For}");
    }

    // What cells started from, beside the levels that it may depend on.
    private sealed record Inputs(int Found, int Levels, int Mixed)
    {
        public bool IsOneEach => Found == Levels && Mixed == 0;

        public string Sets => Levels == 1 ? "set" : "sets";

        public string For => Levels == 1 ? "" : $" for {Levels} levels of what they are drawn by";

        public static Inputs Of(IEnumerable<CellRecord> records, string input, Func<SeedIndices, SeedIndices> levels)
        {
            var groups = records.GroupBy(r => levels(r.Cell.Axes), r => r.Result.Inputs[input]).ToList();
            return new(groups.SelectMany(g => g).Distinct().Count(), groups.Count, groups.Count(g => g.Distinct().Count() > 1));
        }
    }
}
