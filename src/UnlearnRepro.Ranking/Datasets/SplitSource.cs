using UnlearnRepro.Domains.Data;
using UnlearnRepro.Ranking.Datasets.Letor;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Datasets;

/// <summary>A data set with one official split, in a file for each part.</summary>
/// <param name="Name">What the user types, and the name of the folder.</param>
/// <param name="Title">As papers have it.</param>
/// <param name="Description">One line.</param>
/// <param name="Format">What rows may hold.</param>
/// <param name="Normalises">Whether features are normalised within queries when they are read.</param>
/// <param name="Files">Train, validation, test.</param>
/// <param name="Source">Who made it and where it is from.</param>
/// <param name="Licence">The terms it comes under.</param>
/// <param name="Page">The page that hands it out.</param>
public sealed record SplitSource(
    string Name,
    string Title,
    string Description,
    LetorFormat Format,
    bool Normalises,
    IReadOnlyList<string> Files,
    string Source,
    string Licence,
    string Page) : IRankingSource
{
    /// <inheritdoc/>
    public int? Folds => 1;

    private SourceFolder Folder => new(Name, string.Join(", ", Files), $"it is had at {Page}", Files);

    /// <inheritdoc/>
    public bool IsAvailable(DataFolders folders, out string where) => Folder.IsAvailable(folders, out where);

    /// <inheritdoc/>
    /// <remarks>That no query is in two parts is not checked: nobody here has seen whether ids go on from part to part.</remarks>
    public RankingData Load(DataFolders folders, SeedLevel data)
    {
        var reader = new PartReader(Folder.Require(folders), Format, Normalises);
        return new(Title, reader.Part(Files[0]), reader.Part(Files[1]), reader.Part(Files[2]), Source, Licence) { Notes = reader.Notes };
    }
}
