using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace UnlearnRepro.Domains.Tasks;

/// <summary>
/// What numbers rest on that .NET itself computes. Sums and products are the same everywhere; the functions are the system's own library's,
/// which differ in the last bit between versions and processors.
/// </summary>
public static class PlainArithmetic
{
    private const int Points = 4096;

    private static readonly Func<double, double>[] Functions =
        [Math.Exp, Math.Log, Math.Log2, Math.Sin, Math.Cos, Math.Tanh, Math.Cbrt, x => Math.Pow(x, 1.7), x => Math.FusedMultiplyAdd(x, x, -1)];

    private static readonly Lazy<string> Found = new(() =>
    {
        double[] values = [.. Functions.SelectMany(f => Enumerable.Range(1, Points).Select(k => f(k / 127.0)))];
        return Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<double>(values)))[..8];
    });

    // The widest that System.Numerics.Tensors adds up in, which Vector<T> does not tell: its sums differ between machines with and without AVX-512.
    private static int Widest => Vector512.IsHardwareAccelerated ? Vector512<double>.Count : Vector<double>.Count;

    /// <summary>Runtime, system, vector width and the bits of its functions.</summary>
    public static string Fingerprint => string.Join("; ",
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.RuntimeIdentifier,
        $"vectors of {Widest}",
        "cpu",
        "float64",
        $"bits {Found.Value}");
}
