namespace UnlearnRepro.Statistics.Grids;

/// <summary>What grids must share to be compared row by row.</summary>
internal static class Pairing
{
    public static void Require(SeedGrid a, SeedGrid b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.I != b.I)
        {
            throw new ArgumentException($"Pairing needs the same training seeds on both sides; there are {a.I} and {b.I}.");
        }
    }
}
