using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims.Rules;

/// <summary>Measures one cell of every method with other evaluation seeds: deterministic metrics must not move (C8).</summary>
internal sealed class EvaluationSeedsChangeNothing : IExactRule
{
    private const int Seeds = 3;

    public string Name => "evaluation-seeds-change-nothing";

    public string Says => "Every metric is the same to the bit whatever the evaluation seed.";

    public Judgement Judge(Claim claim, RunContext context)
    {
        var methods = context.MethodsOf(claim);
        string[] moving = [.. context.Each<MethodChoice, string[]>(methods, method =>
        {
            var stored = context.Results.Record(method, 0, 0).Result.Metrics;
            return [.. Enumerable.Range(1, Seeds - 1).SelectMany(k =>
            {
                var again = context.Cells.Run(context.Study.CellOf(method, 0, 0) with { Eval = k }, [.. context.Study.Metrics]).Metrics;
                return context.Study.Metrics.Where(metric => !again[metric].Equals(stored[metric]));
            })];
        }).SelectMany(metrics => metrics).Distinct()];
        string scope = $"{context.Study.Metrics.Count} metrics of {methods.Count} methods under {Seeds} evaluation seeds";
        return Judgement.Exact(moving.Length == 0, moving.Length == 0 ? $"{scope}: equal to the bit, s_E = 0" : $"{scope}: {string.Join(", ", moving)} move");
    }
}
