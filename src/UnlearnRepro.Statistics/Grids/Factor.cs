namespace UnlearnRepro.Statistics.Grids;

/// <summary>
/// One random factor of a balanced design, such as forget sets, training seeds or unlearning seeds. Two factors of which neither is nested in the
/// other are crossed.
/// </summary>
/// <param name="Name">Its name, distinct within a design.</param>
/// <param name="Levels">Number of its levels, 1 or more; of a nested factor, within one level of each of the factors that it is nested in.</param>
/// <param name="NestedIn">
/// Names of earlier factors: level 2 of a nested factor under one of their levels has nothing to do with level 2 under another. What these are nested in
/// need not be named again.
/// </param>
public sealed record Factor(string Name, int Levels, params IReadOnlyList<string> NestedIn)
{
    /// <summary>
    /// Number of levels that there are, such as 10 classes, if the mean is meant over these alone; null for no end of them. It changes the mean's
    /// interval only: variances have the divisor one less than the number of levels.
    /// </summary>
    public int? Population { get; init; }
}
