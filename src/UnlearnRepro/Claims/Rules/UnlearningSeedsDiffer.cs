namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// The negative control of <see cref="UnlearningSeedsChangeNothing"/> (C-DET-3): for methods that draw, that check must
/// fail, in the stored records as well as in new runs. One differing model is enough: a forget set that fits in one batch
/// leaves little to draw.
/// </summary>
internal sealed class UnlearningSeedsDiffer : IExactRule
{
    public string Name => "unlearning-seeds-differ";

    public string Says => "The weights of methods that draw differ between unlearning seeds: the negative control of unlearning-seeds-change-nothing.";

    public Judgement Judge(Claim claim, RunContext context)
    {
        int j = context.Study.UnlearningSeeds;
        if (j < 2)
        {
            return Judgement.Undecided("one unlearning seed: nothing can differ", "a second unlearning seed");
        }

        var methods = context.MethodsOf(claim);
        int apart = methods.Sum(method => Enumerable.Range(0, context.Study.TrainingSeeds).Count(i =>
            Enumerable.Range(0, j).Select(k => context.Results.Record(method, i, k).Result.WeightsSha256).Distinct().Count() > 1));
        int all = methods.Count * context.Study.TrainingSeeds;
        bool caught = new UnlearningSeedsChangeNothing().Judge(claim, context).Outcome == Outcome.Contradicted;
        return Judgement.Exact(
            apart > 0 && caught,
            $"{string.Join(", ", methods)}: weights differ between {j} unlearning seeds from {apart} of {all} trained models; "
                + $"the determinism check {(caught ? "caught it" : "did not catch it")}");
    }
}
