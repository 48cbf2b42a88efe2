namespace UnlearnRepro.Domains.Data;

/// <summary>Data that are in the program or are drawn by it: always there.</summary>
/// <param name="Name">What the user types.</param>
/// <param name="Description">One line: size, origin, licence.</param>
public sealed record BuiltIn(string Name, string Description) : ISource
{
    /// <inheritdoc/>
    public bool IsAvailable(DataFolders folders, out string where)
    {
        where = "built in";
        return true;
    }
}
