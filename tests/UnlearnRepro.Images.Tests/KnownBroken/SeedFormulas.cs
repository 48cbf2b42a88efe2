using UnlearnRepro.Images.Tests.Contracts;

namespace UnlearnRepro.Images.Tests.KnownBroken;

/// <summary>The seed arithmetic of the papers and their scripts; indices run from 0 here.</summary>
internal static class SeedFormulas
{
    /// <summary>SUPREME's paper: s_t = i, s_u = (i-1)J + j, s_e = (i-1)JK + (j-1)K + k from 1. The first training and the first unlearning seed are one.</summary>
    public static readonly SeedScheme Paper = new(
        t => (ulong)(t + 1), (t, u, j) => (ulong)((t * j) + u + 1), (t, u, e, j, k) => (ulong)((t * j * k) + (u * k) + e + 1));

    /// <summary>SUPREME's <c>MAIN.sh</c>: s_u = 1000 s_t + j and s_e = 1000 s_u + k, from s_t = 260 on; with one seed a stage, that of the stage before.</summary>
    public static readonly SeedScheme Script = new(
        First, Unlearn, (t, u, e, j, k) => k == 1 ? Unlearn(t, u, j) : (1000 * Unlearn(t, u, j)) + (ulong)e);

    /// <summary>The same without the branch for one seed: what is left is the overflow.</summary>
    public static readonly SeedScheme Thousands = new(
        First, (t, u, _) => (1000 * First(t)) + (ulong)u, (t, u, e, _, _) => (1000 * ((1000 * First(t)) + (ulong)u)) + (ulong)e);

    public static ulong Unlearn(int t, int u, int j) => j == 1 ? First(t) : (1000 * First(t)) + (ulong)u;

    private static ulong First(int t) => 260 + (ulong)t;
}
