using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace UnlearnRepro.Kernels.Runtime;

/// <summary>
/// The bits that this machine makes of fixed products, convolutions and their gradients. The settings of <see cref="TorchRuntime"/> do not
/// tell: MKL keeps to the instruction set it is given on Intel's processors alone, and an AMD and an Intel machine with the same settings
/// trained models that differ in their last bits. Only libtorch is probed, nothing of this project: a change of our code must not
/// pass for another machine.
/// </summary>
internal static class ArithmeticProbe
{
    private static readonly Lazy<string> Found = new(Run);

    /// <summary>The first 8 hexadecimal digits of the SHA-256 of all results.</summary>
    public static string Bits => Found.Value;

    private static string Run()
    {
        using var scope = NewDisposeScope();
        using var grad = enable_grad();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // MKL takes other paths for other sizes: one sample, a batch, a last batch that is short, a whole data set.
        foreach (long batch in (long[])[1, 33, 64, 1024])
        {
            Tensor w = Words(128, 64), v = Words(10, 128);
            Add(nn.functional.linear(nn.functional.linear(Words(batch, 64), w).relu(), v), w, v);
        }

        Tensor left = Words(3, 33, 64), right = Words(3, 64, 128);
        Add(bmm(left, right), left, right);
        Tensor first = Words(16, 1, 3, 3), second = Words(32, 16, 3, 3);
        Add(nn.functional.conv2d(nn.functional.conv2d(Words(32, 1, 12, 12), first).relu(), second).flatten(1), first, second);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];

        void Add(Tensor y, params Tensor[] by)
        {
            foreach (var result in (Tensor[])[y, .. autograd.grad([y.logsumexp(-1).sum()], by)])
            {
                hash.AppendData(MemoryMarshal.AsBytes<float>(result.detach().contiguous().data<float>().ToArray()));
            }
        }
    }

    // Multiples of the golden ratio: no two alike, and the same everywhere.
    private static Tensor Words(params long[] shape)
    {
        long count = shape.Aggregate((a, b) => a * b);
        return tensor([.. Enumerable.Range(1, (int)count).Select(i => ((uint)i * 2654435769u / 4294967296f) - 0.5f)], shape).requires_grad_();
    }
}
