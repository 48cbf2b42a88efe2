namespace UnlearnRepro.Statistics.Planning;

/// <summary>All designs whose numbers of levels lie between two numbers each, both included.</summary>
/// <param name="Low">The smallest number of each factor.</param>
/// <param name="High">The largest.</param>
internal sealed record PlanBox(int[] Low, int[] High)
{
    public bool IsSingle => Low.AsSpan().SequenceEqual(High);

    public static int[] With(int[] numbers, int factor, int n)
    {
        int[] changed = [.. numbers];
        changed[factor] = n;
        return changed;
    }

    /// <summary>Two boxes of what one holds: finite factors first, whose numbers weight the mean squares; then the number least known as a ratio.</summary>
    public PlanBox[] Halves(IReadOnlyList<PlanFactor> factors)
    {
        int f = Enumerable.Range(0, Low.Length).Where(f => Low[f] < High[f]).MaxBy(f => (factors[f].IsFinite, (double)High[f] / Low[f]));
        int middle = Math.Min(High[f] - 1, (int)Math.Sqrt((double)Low[f] * High[f]));
        return [this with { High = With(High, f, middle) }, this with { Low = With(Low, f, middle + 1) }];
    }
}
