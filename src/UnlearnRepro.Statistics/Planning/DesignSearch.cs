using MathNet.Numerics.Distributions;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Planning;

/// <summary>
/// The best whole design, by trying every J: rounding J* and I* one after the other misses it, t_{I-1} makes few training seeds worse
/// than the variance says, and what whole training seeds leave over may buy unlearning seeds beyond J*.
/// </summary>
/// <param name="at">
/// Components and costs for each J: the same for all J for one method, the method with the widest interval where several share a grid.
/// </param>
/// <param name="references">What the mean is compared with, if it is.</param>
/// <param name="most">J is not tried above this.</param>
/// <param name="level">Confidence level of the interval.</param>
internal sealed class DesignSearch(Func<int, Allocation> at, ReferenceDesign? references, int most, double level)
{
    private const int MostTrainingSeeds = 1_000_000, EveryOneUpTo = 1000;

    private readonly double normal = Normal.InvCDF(0, 1, (1 + level) / 2);

    /// <summary>The cheapest design there is: two training seeds, one unlearning seed, two references or those given.</summary>
    public Design Least => Make(2, 1, references is null ? 0 : references.Number ?? 2);

    /// <summary>The design of least cost whose half-width is at most h; null when there is none.</summary>
    public Design? ForTarget(double halfWidth) => Enumerable.Range(1, most)
        .Select(j => Fewest(j, halfWidth)).OfType<Design>()
        .OrderBy(d => d.Cost).ThenBy(d => d.HalfWidth).FirstOrDefault();

    /// <summary>The design of least half-width that costs at most C; null when the cheapest one is too dear.</summary>
    public Design? ForBudget(double budget) => Enumerable.Range(1, most)
        .SelectMany(j => Affordable(j, budget))
        .OrderBy(d => d.HalfWidth).ThenBy(d => d.Cost).FirstOrDefault();

    /// <summary>The design with the fewest training seeds at this J whose half-width is at most h; null when there is none.</summary>
    public Design? Fewest(int j, double halfWidth)
    {
        // Without references the half-width falls with I. With them Welch's degrees of freedom can make it rise again, so that
        // doubling could step over the right I.
        int? i = references is null
            ? at(j).TrainingSeedsFor(halfWidth, j, level)
            : Enumerable.Range(2, EveryOneUpTo - 2).Where(Enough).Cast<int?>().FirstOrDefault()
                ?? Smallest.From(EveryOneUpTo, MostTrainingSeeds, Enough);
        return i is { } seeds ? WithReferences(seeds) : null;

        Design WithReferences(int seeds) => Make(seeds, j, references is null ? 0
            : references.Number ?? Math.Max(2, (int)Math.Ceiling(seeds * references.PerTrainingSeed(at(j), j))));

        // The normal quantile is below every t quantile and known: most I are refused without a search for t.
        bool Enough(int seeds) => WithReferences(seeds) is var d && normal * Math.Sqrt(d.Variance) <= halfWidth && d.HalfWidth <= halfWidth;
    }

    private IEnumerable<Design> Affordable(int j, double budget)
    {
        double perSeed = at(j).Cost(1, j);
        if (references is null || references.Number is not null)
        {
            int r = references?.Number ?? 0, seeds = Whole((budget - (r * (references?.Cost ?? 0))) / perSeed);
            return seeds < 2 ? [] : [Make(seeds, j, r)];
        }

        // About the real optimum; what whole training seeds leave over goes into references.
        int dearest = Whole((budget - (2 * references.Cost)) / perSeed);
        int ideal = Whole(budget / (perSeed + (references.PerTrainingSeed(at(j), j) * references.Cost)));
        return dearest < 2 ? [] :
        [
            .. from i in Enumerable.Range(ideal - 1, 4).Select(i => Math.Clamp(i, 2, dearest)).Distinct()
               select Make(i, j, references.Variance == 0 ? 2 : Math.Max(2, Whole((budget - (i * perSeed)) / references.Cost))),
        ];
    }

    private Design Make(int i, int j, int r) => new(at(j), i, j, references, r, level);

    // A budget of exactly n seeds buys n, whatever the division's rounding.
    private static int Whole(double number) => (int)Math.Min(MostTrainingSeeds, Math.Floor(number * (1 + 1e-12)));
}
