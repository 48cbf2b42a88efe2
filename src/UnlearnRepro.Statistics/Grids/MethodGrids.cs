namespace UnlearnRepro.Statistics.Grids;

/// <summary>One method of a crossed design.</summary>
/// <param name="Name">Name of the method, distinct within a design.</param>
/// <param name="Grid">Its results; row i is training seed i.</param>
/// <param name="TrainingSeeds">
/// Which trained model each row started from. Give it wherever rows may have been left out (collapsed cells): two grids that lost
/// different rows have equally many, and only this tells them apart. Null says that the rows are known to agree.
/// </param>
public sealed record NamedGrid(string Name, SeedGrid Grid, IReadOnlyList<string>? TrainingSeeds = null);

/// <summary>
/// Several methods on the same trained models: row i of every grid belongs to training seed i. Whatever compares more than two methods
/// takes this type, so that agreement is checked once and unrelated grids cannot be compared row by row.
/// </summary>
public sealed class MethodGrids
{
    /// <summary>The crossed design methods x training seeds.</summary>
    /// <exception cref="ArgumentException">No method, a name twice, or training seeds that do not agree.</exception>
    public MethodGrids(IReadOnlyList<NamedGrid> methods)
    {
        ArgumentNullException.ThrowIfNull(methods);
        if (methods.Count == 0)
        {
            throw new ArgumentException("A comparison of methods needs at least one method; there is none.");
        }

        Names = [.. methods.Select(method => method.Name)];
        Grids = [.. methods.Select(method => method.Grid)];
        foreach (NamedGrid method in methods)
        {
            Check(methods[0], method);
        }

        if (Names.CountBy(name => name).FirstOrDefault(count => count.Value > 1).Key is { } twice)
        {
            throw new ArgumentException($"Method names must be distinct; '{twice}' is there more than once.");
        }

        SeedMeans = [.. Grids.Select(grid => grid.SeedMeans)];
    }

    /// <summary>Number of methods.</summary>
    public int M => Grids.Count;

    /// <summary>Number of training seeds, the same for all methods.</summary>
    public int I => Grids[0].I;

    /// <summary>Names in the order given.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Grids in the same order.</summary>
    public IReadOnlyList<SeedGrid> Grids { get; }

    /// <summary>Seed means, [method][training seed], in the metric's unit.</summary>
    public IReadOnlyList<IReadOnlyList<double>> SeedMeans { get; }

    /// <summary>Seed means of one training seed, by method.</summary>
    public IReadOnlyList<double> MeansOfSeed(int trainingSeed) => [.. SeedMeans.Select(means => means[trainingSeed])];

    /// <summary>Number of unlearning seeds per training seed; null when methods or rows differ in it.</summary>
    public int? J => Grids.All(grid => grid.IsBalanced && grid.J == Grids[0].J) ? Grids[0].J : null;

    /// <summary>Index of the method with the best grand mean; the first of equals.</summary>
    internal int Best(bool higherIsBetter) =>
        Enumerable.Range(0, M).MaxBy(m => higherIsBetter ? Grids[m].GrandMean : -Grids[m].GrandMean);

    private static void Check(NamedGrid first, NamedGrid method)
    {
        if (method.Grid.I != first.Grid.I)
        {
            throw new ArgumentException(
                $"Methods are compared on the same training seeds; '{first.Name}' has {first.Grid.I} and '{method.Name}' {method.Grid.I}.");
        }

        if (method.TrainingSeeds is null != first.TrainingSeeds is null)
        {
            throw new ArgumentException($"Name the training seeds of all methods or of none; '{first.Name}' and '{method.Name}' differ in that.");
        }

        if (method.TrainingSeeds is not { } seeds || first.TrainingSeeds is not { } expected)
        {
            return;
        }

        if (seeds.Count != method.Grid.I || seeds.Distinct().Count() != seeds.Count)
        {
            throw new ArgumentException(
                $"'{method.Name}' has {method.Grid.I} rows and needs as many distinct training seeds; it names {seeds.Distinct().Count()}.");
        }

        if (seeds.Zip(expected).FirstOrDefault(pair => pair.First != pair.Second) is { First: not null } other)
        {
            throw new ArgumentException(
                $"Methods are compared on the same training seeds; where '{first.Name}' has '{other.Second}', '{method.Name}' has '{other.First}'.");
        }
    }
}
