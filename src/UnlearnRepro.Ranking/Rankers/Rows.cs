using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace UnlearnRepro.Ranking.Rankers;

/// <summary>
/// Products of a matrix whose rows are documents, one after another. Sums run over four lanes, and over what is left behind them one by one, on every
/// machine: their bits do not depend on a processor's width, nor those of a row on the rows beside it.
/// </summary>
internal static class Rows
{
    private const int Lanes = 4;

    /// <summary>Every row times one vector: the scores of documents.</summary>
    /// <param name="rows">As many rows as products.</param>
    /// <param name="vector">As long as a row.</param>
    /// <param name="products">Overwritten.</param>
    public static void Products(ReadOnlySpan<double> rows, ReadOnlySpan<double> vector, Span<double> products)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.Length, vector.Length * products.Length);
        ref double x = ref MemoryMarshal.GetReference(rows), w = ref MemoryMarshal.GetReference(vector);
        int width = vector.Length, whole = width & -Lanes, d = 0;

        // Four rows at once: their additions do not wait for each other.
        for (; d + 4 <= products.Length; d += 4)
        {
            ref double x0 = ref Unsafe.Add(ref x, d * width), x1 = ref Unsafe.Add(ref x0, width);
            ref double x2 = ref Unsafe.Add(ref x1, width), x3 = ref Unsafe.Add(ref x2, width);
            Vector256<double> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            for (int k = 0; k < whole; k += Lanes)
            {
                var part = Four(ref w, k);
                sum0 = Vector256.FusedMultiplyAdd(Four(ref x0, k), part, sum0);
                sum1 = Vector256.FusedMultiplyAdd(Four(ref x1, k), part, sum1);
                sum2 = Vector256.FusedMultiplyAdd(Four(ref x2, k), part, sum2);
                sum3 = Vector256.FusedMultiplyAdd(Four(ref x3, k), part, sum3);
            }

            products[d] = Rest(ref x0, ref w, whole, width, Total(sum0));
            products[d + 1] = Rest(ref x1, ref w, whole, width, Total(sum1));
            products[d + 2] = Rest(ref x2, ref w, whole, width, Total(sum2));
            products[d + 3] = Rest(ref x3, ref w, whole, width, Total(sum3));
        }

        for (; d < products.Length; d++)
        {
            products[d] = Product(rows.Slice(d * width, width), vector);
        }
    }

    /// <summary>One row times a vector.</summary>
    public static double Product(ReadOnlySpan<double> row, ReadOnlySpan<double> vector)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.Length, vector.Length);
        ref double x = ref MemoryMarshal.GetReference(row), w = ref MemoryMarshal.GetReference(vector);
        int whole = row.Length & -Lanes;
        Vector256<double> sum = default;
        for (int k = 0; k < whole; k += Lanes)
        {
            sum = Vector256.FusedMultiplyAdd(Four(ref x, k), Four(ref w, k), sum);
        }

        return Rest(ref x, ref w, whole, row.Length, Total(sum));
    }

    /// <summary>The sum of some rows, each times a number.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="which">Numbers of rows.</param>
    /// <param name="factors">One for each of these.</param>
    /// <param name="sum">As long as a row; overwritten.</param>
    public static void Combine(ReadOnlySpan<double> rows, ReadOnlySpan<int> which, ReadOnlySpan<double> factors, Span<double> sum)
    {
        ref double x = ref MemoryMarshal.GetReference(rows), to = ref MemoryMarshal.GetReference(sum);
        int width = sum.Length, k = 0;
        ArgumentOutOfRangeException.ThrowIfNotEqual(factors.Length, which.Length);
        foreach (int row in which)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)row, (uint)((rows.Length / width) - 1), nameof(which));
        }

        // Two times four columns at once, in registers over all rows.
        for (; k + (2 * Lanes) <= width; k += 2 * Lanes)
        {
            Vector256<double> left = default, right = default;
            for (int r = 0; r < factors.Length; r++)
            {
                int at = (which[r] * width) + k;
                var factor = Vector256.Create(factors[r]);
                left = Vector256.FusedMultiplyAdd(Four(ref x, at), factor, left);
                right = Vector256.FusedMultiplyAdd(Four(ref x, at + Lanes), factor, right);
            }

            left.StoreUnsafe(ref to, (nuint)k);
            right.StoreUnsafe(ref to, (nuint)(k + Lanes));
        }

        for (; k < width; k++)
        {
            double total = 0;
            for (int r = 0; r < factors.Length; r++)
            {
                total = Math.FusedMultiplyAdd(Unsafe.Add(ref x, (which[r] * width) + k), factors[r], total);
            }

            sum[k] = total;
        }
    }

    private static Vector256<double> Four(ref double from, int at) => Vector256.LoadUnsafe(ref from, (nuint)at);

    // In one order everywhere.
    private static double Total(Vector256<double> sum)
    {
        var pairs = sum.GetLower() + sum.GetUpper();
        return pairs[0] + pairs[1];
    }

    private static double Rest(ref double row, ref double vector, int from, int to, double sum)
    {
        for (int k = from; k < to; k++)
        {
            sum = Math.FusedMultiplyAdd(Unsafe.Add(ref row, k), Unsafe.Add(ref vector, k), sum);
        }

        return sum;
    }
}
