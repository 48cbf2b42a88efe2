using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Claims;

/// <summary>
/// Several methods' values of one metric. Where they come from the same trained models they are compared row by row, since what the trained
/// model does to all of them then cancels; results of others often come from trained models of their own.
/// </summary>
/// <param name="Grids">A grid for each method; row i of all is one trained model if they are paired.</param>
/// <param name="IsPaired">Whether they are.</param>
/// <param name="Note">What a reader has to know of the pairing, to end the sentence on what was measured with; mostly empty.</param>
public sealed record Comparison(IReadOnlyList<SeedGrid> Grids, bool IsPaired, string Note)
{
    /// <summary>
    /// Two methods for a rule that can do without pairs: unpaired where they share no training seed, or one is made of retrained models, which share
    /// none with anything.
    /// </summary>
    /// <exception cref="CannotTellException">A cell collapsed, or a method has none.</exception>
    public static Comparison OfTwo(ClaimContext context, Claim claim)
    {
        var methods = context.MethodsOf(claim, 2);
        if (methods.Any(m => m.SeedUse == SeedUse.Retraining))
        {
            return new([.. methods.Select(m => context.Grid(claim, m))], false, "");
        }

        MetricGrid[] whole = [.. methods.Select(m => context.Whole(claim, m))];
        return Common(whole) is { Length: > 0 } rows
            ? Paired(whole, rows)
            : new([.. whole.Select(grid => ClaimContext.Finite(grid, grid.Values))], false, " (unpaired: no training seed in common)");
    }

    /// <summary>Methods for a rule about what each trained model gives with all of them.</summary>
    /// <exception cref="CannotTellException">
    /// A cell collapsed, a method has none, or they share no training seed, as a reference and a method never do.
    /// </exception>
    public static Comparison OfPairs(ClaimContext context, Claim claim, IReadOnlyList<MethodChoice> methods)
    {
        // Row i of a reference is a model of its own, whatever its seed is called.
        MetricGrid[] whole = [.. methods.Select(m => context.Whole(claim, m))];
        if (methods.All(m => m.SeedUse != SeedUse.Retraining) && Common(whole) is { Length: > 0 } rows)
        {
            return Paired(whole, rows);
        }

        // Without any cell there is nothing to share, and that is what is to be said.
        Array.ForEach(whole, grid => ClaimContext.Finite(grid, grid.Values));
        throw new CannotTellException(
            $"{string.Join(" and ", methods)} have no training seed in common by {claim.Metric}, "
                + $"and the rule {claim.Rule} asks what one trained model gives with each of them",
            "results of the methods from the same training seeds, or a claim by method-exceeds or methods-match, which compare means unpaired");
    }

    /// <summary>What decides a claim about means that do not vary, from which no error can be estimated; null where they vary.</summary>
    public string? Instead => Grids.All(grid => grid.SeedMeans.Distinct().Count() == 1)
        ? "every seed mean of each method is the same, and a claim by stays-within, which counts training seeds, would say of each method where it lies"
        : null;

    private static int[] Common(MetricGrid[] whole) =>
        [.. Enumerable.Range(0, whole.Min(grid => grid.Values.Length)).Where(i => whole.All(grid => grid.Values[i].Length > 0))];

    private static Comparison Paired(MetricGrid[] whole, int[] rows)
    {
        int[] own = [.. whole.Select(grid => grid.Values.Count(row => row.Length > 0))];
        string note = own.All(seeds => seeds == rows.Length)
            ? ""
            : $" (on the {NumberText.Count(rows.Length, "training seed")} in common, of {string.Join(" and ", own)})";
        return new([.. whole.Select(grid => ClaimContext.Finite(grid, [.. rows.Select(i => grid.Values[i])]))], true, note);
    }
}
