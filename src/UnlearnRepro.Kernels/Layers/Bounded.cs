using UnlearnRepro.Kernels.Lanes;

namespace UnlearnRepro.Kernels.Layers;

/// <summary>
/// Sums over samples of per-sample gradients that are too large to be held for all samples at once: 2.4 million numbers a sample
/// for the last convolution of a ResNet-18.
/// </summary>
internal static class Bounded
{
    /// <summary>Numbers held at once, 256 MB in single precision; one sample is held however large it is.</summary>
    private const long Numbers = 1L << 26;

    /// <summary>The sum of <paramref name="part"/> over consecutive stretches of samples, in index order and in float64.</summary>
    /// <param name="samples">Number of samples.</param>
    /// <param name="each">Numbers that one sample needs while it is worked on.</param>
    /// <param name="part">The sum over a stretch, from its first sample and its length.</param>
    public static Tensor Sum(long samples, long each, Func<long, long, Tensor> part)
    {
        long length = Math.Clamp(Numbers / each, 1, samples);
        using var scope = TensorScope.Begin();
        var total = Stretch(0);
        for (long start = length; start < samples; start += length)
        {
            total.add_(Stretch(start));
        }

        return scope.Keep(total);

        Tensor Stretch(long start)
        {
            using var stretch = TensorScope.Begin();
            return stretch.Keep(part(start, Math.Min(length, samples - start)).to(float64));
        }
    }
}
