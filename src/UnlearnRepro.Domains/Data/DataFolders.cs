namespace UnlearnRepro.Domains.Data;

/// <summary>The folders in which data sets are looked for, each data set in a folder of its own below one of them.</summary>
/// <param name="Paths">First to last; downloads go below the first.</param>
/// <exception cref="ArgumentException">The list is empty.</exception>
public sealed record DataFolders(IReadOnlyList<string> Paths)
{
    /// <summary>The environment variable that names the user's folder of data sets.</summary>
    public const string Variable = "UNLEARN_DATA";

    /// <summary>First to last; downloads go below the first.</summary>
    public IReadOnlyList<string> Paths { get; } = Paths.Count > 0
        ? Paths
        : throw new ArgumentException("data folders: expected at least 1, found 0");

    /// <summary>Where downloads go.</summary>
    public string Target => Paths[0];

    /// <summary>$UNLEARN_DATA if set, <c>artifacts/data</c> of the repository (or below the working folder), system folders.</summary>
    public static DataFolders Default =>
        From(Environment.GetEnvironmentVariable(Variable), Directory.GetCurrentDirectory());

    /// <summary>As <see cref="Default"/>, for a value of the variable and a working folder.</summary>
    /// <param name="variable">Value of $UNLEARN_DATA; null or empty where it is not set.</param>
    /// <param name="working">The working folder, searched upwards for the repository.</param>
    public static DataFolders From(string? variable, string working)
    {
        string? root = working;
        while (root is not null && !File.Exists(Path.Combine(root, "UnlearnRepro.sln")))
        {
            root = Path.GetDirectoryName(root);
        }

        string[] own = string.IsNullOrWhiteSpace(variable) ? [] : [Path.GetFullPath(variable)];
        string[] system = OperatingSystem.IsWindows() ? [] : ["/usr/local/share/datasets", "/usr/share/datasets"];
        return new([.. own, Path.Combine(root ?? working, "artifacts", "data"), .. system]);
    }

    /// <summary>The first folder called <paramref name="name"/> for which <paramref name="complete"/> holds, or null.</summary>
    public string? Find(string name, Func<string, bool> complete) =>
        Paths.Select(p => Path.Combine(p, name)).FirstOrDefault(f => Directory.Exists(f) && complete(f));

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Paths);
}
