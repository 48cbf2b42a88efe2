namespace UnlearnRepro.Images.Datasets;

/// <summary>The data sets known by name.</summary>
public static class DatasetCatalog
{
    /// <summary>All of them, in the order of a listing.</summary>
    public static IReadOnlyList<IDatasetSource> All { get; } = [new Digits()];

    /// <summary>The data set called <paramref name="name"/>.</summary>
    /// <exception cref="DatasetException">There is none; the message lists the nearest names.</exception>
    public static IDatasetSource Get(string name)
    {
        string[] names = [.. All.Select(s => s.Name)];
        IReadOnlyList<string> near = Names.Nearest(name, names);
        return All.FirstOrDefault(s => s.Name == name) ?? throw new DatasetException(
            "data set",
            $"one of {string.Join(", ", names)}",
            $"'{name}'" + (near.Count > 0 ? $" (did you mean {string.Join(" or ", near)}?)" : ""));
    }
}
