using UnlearnRepro.Words;

namespace UnlearnRepro.Import;

/// <summary>A form in which another program leaves its results, and how studies are read from it. A domain brings those of its field.</summary>
public interface IResultsFormat
{
    /// <summary>What the user types, e.g. <c>csv</c>.</summary>
    string Name { get; }

    /// <summary>What has to be given, e.g. <c>CSV files</c>.</summary>
    string Takes { get; }

    /// <summary>Whether a file below a folder that is given would be read, by its name: nothing may be written there.</summary>
    bool Reads(string path) => false;

    /// <summary>The studies.</summary>
    /// <param name="paths">Files or folders.</param>
    /// <param name="seeds">Where they name seeds.</param>
    /// <param name="options">What the files cannot say of themselves.</param>
    /// <exception cref="StudyException">There are none, or a file cannot be read; the message has a line for everything that is wrong.</exception>
    IReadOnlyList<TableStudy> Read(IReadOnlyList<string> paths, SeedPlaces seeds, TableOptions options);
}

/// <summary>Where foreign results name their seeds, for forms that leave it open.</summary>
/// <param name="PathPattern">In a folder's path, <c>{method}/train_{train_seed}/unlearn_{unlearn_seed}</c>; null if nobody said.</param>
/// <param name="Column">What their only seed column holds, a word of the form; null if nobody said.</param>
public sealed record SeedPlaces(string? PathPattern = null, string? Column = null);
