namespace UnlearnRepro.Statistics.Components;

/// <summary>One crossed factor's line of a table: its effects, free of the other factor's, as a mean square. Squared units of the metric.</summary>
/// <param name="Name">The factor's name.</param>
/// <param name="Levels">Number of its levels.</param>
/// <param name="Df">Degrees of freedom: levels - 1, less one for every further block of cells that shares no level with the others.</param>
/// <param name="MeanSquare">Its mean square, whose mean is that of the interaction plus Weight times the component; null for Df 0.</param>
/// <param name="TestSquare">The mean square whose ratio to the interaction's is F when the component is 0; the same where no cell is missing.</param>
/// <param name="Weight">Coefficient of the component in the mean of MeanSquare; b J for a levels crossed with b in full, 0 for Df 0.</param>
/// <param name="InMean">Sum of the squared weights of its levels in the mean: 1 / Levels where no cell is missing.</param>
public sealed record FactorSquares(string Name, int Levels, int Df, double? MeanSquare, double? TestSquare, double Weight, double InMean);
