namespace UnlearnRepro.Statistics.Components;

/// <summary>One effect's line of the table of a balanced design. Squares in squared units of the metric.</summary>
/// <param name="Name">Its innermost factors, such as "forget x train", or "unlearn" of one nested in both.</param>
/// <param name="Factors">All its factors: the innermost ones and those that they are nested in.</param>
/// <param name="Levels">n_S, the number of choices of a level of each of these: how many draws of the effect the mean averages.</param>
/// <param name="Df">Degrees of freedom: product of the innermost factors' levels less 1 and of the others' levels.</param>
/// <param name="SumOfSquares">N / n_S times the sum of the squared deviations that are the effect.</param>
/// <param name="Weight">N / n_S, the coefficient of the effect's variance in the mean of its mean square.</param>
public sealed record FactorialEffect(string Name, IReadOnlyList<string> Factors, int Levels, int Df, double SumOfSquares, double Weight)
{
    /// <summary>Sum of squares over degrees of freedom. Its mean is the sum of N / n_S' s_S'^2 over all effects S' that hold this one.</summary>
    public double MeanSquare => SumOfSquares / Df;
}
