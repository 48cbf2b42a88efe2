namespace UnlearnRepro.Statistics.Numerics;

/// <summary>Search for the smallest whole number that satisfies a condition which, once true, stays true.</summary>
internal static class Smallest
{
    /// <summary>Doubling, then bisection; null when even <paramref name="most"/> is not enough.</summary>
    public static int? From(int least, int most, Func<int, bool> enough)
    {
        int low = least - 1, high = least;
        while (!enough(high))
        {
            if (high >= most)
            {
                return null;
            }

            (low, high) = (high, (int)Math.Min(most, 2L * high));
        }

        while (high - low > 1)
        {
            int middle = low + ((high - low) / 2);
            (low, high) = enough(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }
}
