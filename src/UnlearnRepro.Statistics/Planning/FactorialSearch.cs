namespace UnlearnRepro.Statistics.Planning;

/// <summary>
/// The best numbers of levels between their least and their most, by branch and bound: a box of numbers costs at least what its smallest
/// ones do, and no half-width in it is below the bound of its largest ones. The box with the least such promise is looked at first, so that the
/// first single design whose turn comes is the best of all.
/// </summary>
internal sealed class FactorialSearch
{
    // A budget of exactly n levels buys n, and a wish of a design's own half-width is met by it, whatever the rounding.
    private const double Rounding = 1e-12;

    private readonly MeanOfFactors mean;
    private readonly HalfWidthBound bound;

    public FactorialSearch(MeanOfFactors mean)
    {
        this.mean = mean;
        bound = new HalfWidthBound(mean);
        Least = [.. mean.Sets.Factors.Select(f => f.LeastPlanned)];
        Most = [.. mean.Sets.Factors.Select(f => f.MostPlanned)];
    }

    public int[] Least { get; }

    public int[] Most { get; }

    /// <summary>The numbers of least cost whose half-width is at most h, the fewest levels where several cost as much; null when there are none.</summary>
    public int[]? ForTarget(double halfWidth)
    {
        return First(Within, box => (mean.Cost(box.Low), box.Low.Sum(n => (double)n), 0), box => Reaches(box.Low, halfWidth));

        PlanBox? Within(PlanBox box)
        {
            if (Beyond(box.High, halfWidth, box))
            {
                return null;
            }

            int[] low = [.. box.Low];
            for (int f = 0; f < low.Length; f++)
            {
                low[f] = Fewest(box, f, halfWidth);
            }

            return box with { Low = low };
        }
    }

    /// <summary>The numbers of least half-width that cost at most C: of equal ones the cheapest, then the fewest levels; null when C is too small.</summary>
    public int[]? ForBudget(double budget)
    {
        double most = budget * (1 + Rounding);
        return First(
            Within, box => (box.IsSingle ? mean.HalfWidth(box.Low) : Bound(box.High, box), mean.Cost(box.Low), box.Low.Sum(n => (double)n)),
            box => box.IsSingle && double.IsFinite(mean.HalfWidth(box.Low)));

        PlanBox? Within(PlanBox box)
        {
            int[] high = [.. box.High];
            for (int f = 0; f < high.Length; f++)
            {
                high[f] = Last(box.Low[f], box.High[f], n => mean.Cost(PlanBox.With(box.Low, f, n)) <= most);
            }

            // No interval at all there: looked into, such a box would be halved down to single designs.
            return mean.Cost(box.Low) <= most && double.IsFinite(Bound(high, box)) ? box with { High = high } : null;
        }
    }

    /// <summary>The fewest levels of a factor without which no numbers at all reach h; null when none do.</summary>
    public int? FewestFor(int factor, double halfWidth)
    {
        PlanBox all = new(Least, Most);
        return Beyond(Most, halfWidth, all) ? null : Fewest(all, factor, halfWidth);
    }

    private int[]? First(Func<PlanBox, PlanBox?> within, Func<PlanBox, (double, double, double)> promise, Func<PlanBox, bool> isBest)
    {
        PriorityQueue<PlanBox, (double, double, double)> open = new();
        Add(new PlanBox(Least, Most));
        while (open.TryDequeue(out PlanBox? box, out _))
        {
            if (isBest(box))
            {
                return box.Low;
            }

            foreach (PlanBox part in box.IsSingle ? [] : box.Halves(mean.Sets.Factors))
            {
                Add(part);
            }
        }

        return null;

        void Add(PlanBox box)
        {
            if (within(box) is { } rest)
            {
                open.Enqueue(rest, promise(rest));
            }
        }
    }

    // The smallest number of a factor in the box at which the bound lets any design of the box reach h.
    private int Fewest(PlanBox box, int factor, double halfWidth) =>
        -Last(-box.High[factor], -box.Low[factor], n => !Beyond(PlanBox.With(box.High, factor, -n), halfWidth, box));

    private bool Beyond(int[] high, double halfWidth, PlanBox box) => Bound(high, box) > halfWidth * (1 + Rounding);

    private double Bound(int[] high, PlanBox box) => bound.Below(high, Pinned(box));

    private bool Reaches(int[] numbers, double halfWidth) =>
        mean.Normal * Math.Sqrt(mean.At(numbers).Variance) <= halfWidth && mean.HalfWidth(numbers) <= halfWidth * (1 + Rounding);

    private bool Pinned(PlanBox box) => mean.Sets.Factors.Index().All(f => !f.Item.IsFinite || box.Low[f.Index] == box.High[f.Index]);

    // The last number that holds, where the first does and all that hold come before all that do not.
    private static int Last(int first, int last, Func<int, bool> holds)
    {
        if (first == last || holds(last))
        {
            return last;
        }

        while (last - first > 1)
        {
            int middle = first + ((last - first) / 2);
            (first, last) = holds(middle) ? (middle, last) : (first, middle);
        }

        return first;
    }
}
