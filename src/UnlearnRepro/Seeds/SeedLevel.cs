namespace UnlearnRepro.Seeds;

/// <summary>A level of a seed axis, with the axis: what several levels divide among them is drawn from the latter.</summary>
/// <param name="Seed">The stream of the level alone.</param>
/// <param name="Axis">The stream that all levels share.</param>
/// <param name="Index">Which level it is, from 0.</param>
public readonly record struct SeedLevel(Seed Seed, Seed Axis, int Index);
