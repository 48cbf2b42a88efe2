using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// Runs the claim's methods again with other unlearning seeds and compares weights to the bit (C-DET-1). Without named
/// methods it checks every method that declares it draws nothing. Named methods that do draw make it a negative control.
/// </summary>
internal sealed class UnlearningSeedsChangeNothing : IExactRule
{
    private const int Seeds = 3;

    public string Name => "unlearning-seeds-change-nothing";

    public string Says => "The weights are the same to the bit whatever the unlearning seed; without named methods, for all that declare that they draw nothing.";

    public Judgement Judge(Claim claim, ClaimContext context)
    {
        IReadOnlyList<MethodChoice> methods = claim.Methods.Count > 0 ? context.MethodsOf(claim) : [.. context.Study.Methods.Where(m => m.SeedUse == SeedUse.Training)];
        if (methods.Count == 0)
        {
            return Judgement.Undecided("the study has no method that declares it draws nothing", "a study with a deterministic method");
        }

        int models = Math.Min(Seeds, context.Study.TrainingSeeds);
        string[] differing = [.. methods.Where(method => Enumerable.Range(0, models).Any(i => !Agree(method, i))).Select(m => m.ToString())];
        string scope = $"weights of {methods.Count} methods over {Seeds} unlearning seeds from {models} trained models";
        return Judgement.Exact(differing.Length == 0, differing.Length == 0
            ? $"{scope}: equal to the bit"
            : $"{scope}: {string.Join(", ", differing)} differ");

        bool Agree(MethodChoice method, int train) => Enumerable.Range(0, Seeds)
            .Select(j => context.Cells.Run(context.Study.CellOf(method, train, j), []).WeightsSha256)
            .Append(context.Results.Record(method, train, 0).Result.WeightsSha256)
            .Distinct().Count() == 1;
    }
}
