namespace UnlearnRepro.Kernels.Lanes;

/// <summary>
/// One lane's random numbers: opens a fresh stream of 64-bit words for a purpose (<c>init</c>, <c>shuffle</c>,
/// <c>labels</c>, ...) and an index (an epoch, a layer).
/// </summary>
public delegate Func<ulong> WordSource(string purpose, int index);

/// <summary>
/// The random numbers of a run of L lanes: each lane has a source of its own, and every draw opens a fresh stream for its
/// purpose. No draw can therefore shift another one. Draws are made from the words themselves, not by libtorch, whose
/// generator keeps 32 bits of a seed, so that some of 10,000 streams would coincide, and may change with its version.
/// </summary>
/// <param name="lanes">One source per lane.</param>
public sealed class Streams(IReadOnlyList<WordSource> lanes)
{
    // 2^-52: a word's upper 53 bits then cover [0, 2).
    private const double Ulp = 1.0 / (1L << 52);

    /// <summary>The streams of a single lane.</summary>
    public Streams(WordSource lane)
        : this([lane])
    {
    }

    /// <summary>L.</summary>
    public int Lanes => lanes.Count;

    /// <summary>A permutation of 0..n-1 per lane, all orders equally likely (Fisher-Yates).</summary>
    /// <returns><c>[L, n]</c>, int64.</returns>
    public Tensor Permutation(string purpose, int index, long n) => Draw(purpose, index, n, (words, order) =>
    {
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        for (int i = order.Length - 1; i > 0; i--)
        {
            int j = (int)Below(words(), i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
    });

    /// <summary>n whole numbers per lane, uniform on [from, to).</summary>
    /// <returns><c>[L, n]</c>, int64.</returns>
    public Tensor Integers(string purpose, int index, long n, long from, long to) => Draw(purpose, index, n, (words, drawn) =>
    {
        for (int i = 0; i < drawn.Length; i++)
        {
            drawn[i] = from + Below(words(), to - from);
        }
    });

    /// <summary>n numbers per lane, uniform on [-bound, bound).</summary>
    /// <returns><c>[L, n]</c>, float64.</returns>
    public Tensor Uniform(string purpose, int index, long n, double bound)
    {
        var drawn = new double[lanes.Count * n];
        for (int lane = 0; lane < lanes.Count; lane++)
        {
            var words = lanes[lane](purpose, index);
            foreach (ref double x in drawn.AsSpan((int)(lane * n), (int)n))
            {
                x = bound * (((words() >> 11) * Ulp) - 1);
            }
        }

        return tensor(drawn, [lanes.Count, n]);
    }

    /// <summary>n numbers per lane from the standard normal distribution (Box and Muller 1958), in pairs of two words.</summary>
    /// <returns><c>[L, n]</c>, float64; none is beyond 8.6, since the words have 53 bits.</returns>
    public Tensor Normal(string purpose, int index, long n)
    {
        var drawn = new double[lanes.Count * n];
        for (int lane = 0; lane < lanes.Count; lane++)
        {
            var words = lanes[lane](purpose, index);
            var numbers = drawn.AsSpan((int)(lane * n), (int)n);
            for (int i = 0; i < numbers.Length; i += 2)
            {
                // The radius from (0, 1], where the logarithm is finite; the angle from [0, 1).
                double radius = Math.Sqrt(-2 * Math.Log(((words() >> 11) + 1) * (Ulp / 2)));
                var (sine, cosine) = Math.SinCos(2 * Math.PI * ((words() >> 11) * (Ulp / 2)));
                numbers[i] = radius * cosine;
                if (i + 1 < numbers.Length)
                {
                    numbers[i + 1] = radius * sine;
                }
            }
        }

        return tensor(drawn, [lanes.Count, n]);
    }

    /// <summary>Refuses a model of another number of lanes: its batches would be cut in the wrong places without an error.</summary>
    public void RequireLanes(int expected)
    {
        if (Lanes != expected)
        {
            throw new ArgumentException($"streams: expected one per lane of the model, {expected}, found {Lanes}");
        }
    }

    // Uniform on 0..n-1; the bias of the multiply-shift is below n / 2^64.
    private static long Below(ulong word, long n) => (long)Math.BigMul(word, (ulong)n, out _);

    private Tensor Draw(string purpose, int index, long n, FillLane fill)
    {
        long[] drawn = new long[lanes.Count * n];
        for (int lane = 0; lane < lanes.Count; lane++)
        {
            fill(lanes[lane](purpose, index), drawn.AsSpan((int)(lane * n), (int)n));
        }

        return tensor(drawn, [lanes.Count, n]);
    }

    private delegate void FillLane(Func<ulong> words, Span<long> lane);
}
