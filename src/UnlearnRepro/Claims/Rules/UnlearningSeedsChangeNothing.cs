using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// Runs the claim's methods again with other unlearning seeds and compares weights to the bit (C-DET-1). Without named
/// methods it checks every method that declares it draws nothing. Named methods that do draw make it a negative control.
/// </summary>
internal sealed class UnlearningSeedsChangeNothing : IRuleBySeed
{
    private const int Seeds = 3;

    public string Name => "unlearning-seeds-change-nothing";

    public string Says =>
        "The weights are the same to the bit whatever the unlearning seed; without named methods, for all that declare that they draw nothing.";

    public int SeedsJudged(int trainingSeeds) => Math.Min(Seeds, trainingSeeds);

    public Judgement Judge(Claim claim, RunContext context)
    {
        int models = SeedsJudged(context.Study.TrainingSeeds);
        return Judge(Methods(claim, context), [.. Enumerable.Range(0, models).SelectMany(i => Differing(claim, context, i))], $"from {models} trained models");
    }

    public Judgement Judge(Claim claim, RunContext context, int train) =>
        Judge(Methods(claim, context), Differing(claim, context, train), "from one trained model");

    private static Judgement Judge(IReadOnlyList<MethodChoice> methods, MethodChoice[] differing, string models)
    {
        if (methods.Count == 0)
        {
            return Judgement.Undecided("the study has no method that declares it draws nothing", "a study with a deterministic method");
        }

        string scope = $"weights of {methods.Count} methods over {Seeds} unlearning seeds {models}";
        return Judgement.Exact(differing.Length == 0, differing.Length == 0
            ? $"{scope}: equal to the bit"
            : $"{scope}: {string.Join(", ", methods.Where(differing.Contains))} differ");
    }

    private static IReadOnlyList<MethodChoice> Methods(Claim claim, RunContext context) =>
        claim.Methods.Count > 0 ? context.MethodsOf(claim) : [.. context.Study.Methods.Where(m => m.SeedUse == SeedUse.Training)];

    private static MethodChoice[] Differing(Claim claim, RunContext context, int train) =>
        context.Once<MethodChoice[]>(claim, train, () =>
        {
            var methods = Methods(claim, context);
            return [.. methods.Zip(context.Each(methods, method => Agree(context, method, train))).Where(m => !m.Second).Select(m => m.First)];
        });

    private static bool Agree(RunContext context, MethodChoice method, int train) => Enumerable.Range(0, Seeds)
        .Select(j => context.Cells.Run(context.Study.CellOf(method, train, j), []).WeightsSha256)
        .Append(context.Results.Record(method, train, 0).Result.WeightsSha256)
        .Distinct().Count() == 1;
}
