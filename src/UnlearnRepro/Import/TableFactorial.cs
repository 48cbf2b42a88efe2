using UnlearnRepro.Studies;

namespace UnlearnRepro.Import;

/// <summary>Puts one metric of one method over all levels of the further factors, training seeds and unlearning seeds.</summary>
internal static class TableFactorial
{
    /// <summary>
    /// The grid. A level at which the method was never run is none of its grid, and is counted as missing. Levels of a nested factor are counted
    /// within those of what it is nested in, and there by their place among those that were run.
    /// </summary>
    /// <param name="design">How these lie to each other.</param>
    /// <param name="part">The method.</param>
    /// <param name="metric">The metric's name.</param>
    /// <param name="models">Its values by combination of levels and trained model; those of a method that draws nothing are repeated.</param>
    public static DesignGrid Of(
        TableDesign design, TablePart part, string metric, IReadOnlyList<(int Levels, int Train, double?[] Values)> models)
    {
        var use = part.Method.SeedUse;
        int factors = design.Order.Count;
        bool isReference = use == SeedUse.Retraining, draws = use == SeedUse.TrainingAndUnlearning;
        var (training, unlearning) = design.Design.Most!.Value;
        training = isReference ? part.Runs.Keys.CountBy(run => run.Levels).Max(n => n.Value) : training;
        var all = (design.Design with { Most = null }).Factors(use, training, draws ? part.Most : unlearning);
        int whole = all.Aggregate(1, (product, f) => product * f.Factor.Levels);

        int[] axes = [.. design.Order, factors];
        var labels = axes.Select(axis => models.GroupBy(m => Stratum(axis, m.Levels)).ToDictionary(
            stratum => stratum.Key,
            stratum => stratum.Select(m => design.Label(axis, m.Levels, m.Train)).Distinct().OrderBy(label => design.Rank(axis, label)).ToList())).ToArray();
        int[] sizes =
        [
            .. labels.Select(strata => strata.Values.Select(found => found.Count).DefaultIfEmpty(1).Max()),
            .. draws ? [models.Select(m => m.Values.Length).DefaultIfEmpty(1).Max()] : Array.Empty<int>(),
        ];
        double?[] values = new double?[sizes.Aggregate(1, (product, size) => product * size)];
        int run = 0;
        foreach (var (levels, train, found) in models)
        {
            int place = 0;
            foreach (var (k, axis) in axes.Index())
            {
                place = (place * sizes[k]) + labels[k][Stratum(axis, levels)].IndexOf(design.Label(axis, levels, train));
            }

            double?[] own = draws ? found : found[..1];
            own.CopyTo(values, place * (draws ? sizes[^1] : 1));
            run += own.Length;
        }

        return new(part.Method, metric, [.. all.Zip(sizes, (f, size) => f.Factor with { Levels = size })], values)
        {
            Missing = whole - run,
            Gaps = values.Length - run,
        };

        string Stratum(int axis, int levels) => design.Stratum(axis, levels, ownsAll: isReference && axis == factors);
    }
}
