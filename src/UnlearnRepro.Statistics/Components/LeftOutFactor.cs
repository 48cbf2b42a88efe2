namespace UnlearnRepro.Statistics.Components;

/// <summary>A factor of one level, which an analysis leaves out.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reason">What cannot be told for that, as a sentence.</param>
public sealed record LeftOutFactor(string Name, string Reason);
