namespace UnlearnRepro.Domains.Data;

/// <summary>Where the data of a task come from, whatever they are made of.</summary>
public interface ISource
{
    /// <summary>What the user types, e.g. <c>digits</c>.</summary>
    string Name { get; }

    /// <summary>One line: size, origin, licence.</summary>
    string Description { get; }

    /// <summary>Whether its files would be found; reads none of them.</summary>
    /// <param name="folders">The folders to look in.</param>
    /// <param name="where">The folder found, or what was looked for and where.</param>
    bool IsAvailable(DataFolders folders, out string where);
}
