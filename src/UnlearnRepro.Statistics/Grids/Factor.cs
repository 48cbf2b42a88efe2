namespace UnlearnRepro.Statistics.Grids;

/// <summary>A random factor of a design.</summary>
/// <param name="Name">Its name, one of a design.</param>
/// <param name="Levels">Number of its levels, at least 1; of a nested factor, within each level of what it is nested in.</param>
/// <param name="NestedIn">
/// Names of earlier factors within whose levels its own are counted: level 2 under one has nothing to do with level 2 under another. Factors that
/// are not nested in each other are crossed.
/// </param>
public sealed record Factor(string Name, int Levels, params IReadOnlyList<string> NestedIn)
{
    /// <summary>Number of levels that there are, such as 10 classes, where the mean is meant over these alone; null for no end of them.</summary>
    public int? Population { get; init; }
}
