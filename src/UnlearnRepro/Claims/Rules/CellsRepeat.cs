namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// Runs a cell of every method again and compares weights and metrics with the stored record to the bit, whichever process
/// made that, in whatever order (C-DET-2).
/// </summary>
internal sealed class CellsRepeat : IExactRule
{
    public string Name => "cells-repeat";

    public string Says => "A cell of every method gives the same weights and metrics to the bit when it is run again.";

    public Judgement Judge(Claim claim, RunContext context)
    {
        var (last, methods) = (context.Study.TrainingSeeds - 1, context.MethodsOf(claim));
        string[] differing = [.. methods.Zip(context.Each(methods, Repeats)).Where(m => !m.Second).Select(m => m.First.ToString())];
        return Judgement.Exact(differing.Length == 0, differing.Length == 0
            ? $"one cell of each of {methods.Count} methods again: weights and {context.Study.Metrics.Count} metrics equal to the bit"
            : $"one cell of each of {methods.Count} methods again: {string.Join(", ", differing)} differ");

        bool Repeats(Studies.MethodChoice method)
        {
            var stored = context.Results.Record(method, last, 0).Result;
            var again = context.Cells.Run(context.Study.CellOf(method, last, 0), [.. context.Study.Metrics]);
            return stored.WeightsSha256 == again.WeightsSha256
                && context.Study.Metrics.All(metric => stored.Metrics[metric].Equals(again.Metrics[metric]));
        }
    }
}
