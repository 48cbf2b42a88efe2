using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Contracts;

/// <summary>The random numbers that a test hands to a method: a number in place of a seed's path.</summary>
public static class SeededStreams
{
    /// <summary>Streams of one lane per root; equal roots give equal streams.</summary>
    public static Streams Of(params IEnumerable<ulong> roots) => Recorded(_ => { }, roots);

    /// <summary>The same, telling the purpose of every stream that is opened.</summary>
    public static Streams Recorded(Action<string> opened, params IEnumerable<ulong> roots) => new([.. roots.Select(root => new WordSource((purpose, index) =>
    {
        opened(purpose);
        return Seed.Root(root).Words(purpose, index);
    }))]);
}
