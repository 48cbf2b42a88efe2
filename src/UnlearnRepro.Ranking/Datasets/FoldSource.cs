using UnlearnRepro.Domains.Data;
using UnlearnRepro.Ranking.Datasets.Letor;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Datasets;

/// <summary>
/// A data set in five official parts S1 to S5 that make five folds: fold i trains on S_i, S_{i+1}, S_{i+2}, validates on S_{i+3} and tests on S_{i+4}, S1
/// following S5 (Qin, Liu 2013, arXiv 1306.2597). Its folder holds the parts, or the folds as <c>Fold1/train.txt</c>, <c>Fold1/vali.txt</c>,
/// <c>Fold1/test.txt</c> and so on.
/// </summary>
/// <param name="Name">What the user types, and the name of the folder.</param>
/// <param name="Title">As papers have it.</param>
/// <param name="Description">One line.</param>
/// <param name="Format">What rows may hold.</param>
/// <param name="Normalises">Whether features are normalised within queries when they are read; otherwise they are so in the files.</param>
/// <param name="Source">Who made it and where it is from.</param>
/// <param name="Licence">The terms it comes under.</param>
/// <param name="Page">The page that hands it out.</param>
/// <param name="PartSums">SHA-256 (hex) of S1 to S5; empty where any will do.</param>
/// <param name="TrainSums">SHA-256 (hex) of the train files of the five folds; empty where any will do.</param>
public sealed record FoldSource(
    string Name,
    string Title,
    string Description,
    LetorFormat Format,
    bool Normalises,
    string Source,
    string Licence,
    string Page,
    IReadOnlyList<string> PartSums,
    IReadOnlyList<string> TrainSums) : IRankingSource
{
    private const int Count = 5;

    private static readonly string[] Parts = [.. Enumerable.Range(1, Count).Select(part => $"S{part}.txt")];

    private static readonly string[] FoldFiles = [.. Enumerable.Range(0, Count).SelectMany(fold => new[] { Train(fold), Validation(fold), Test(fold) })];

    /// <inheritdoc/>
    public int? Folds => Count;

    private SourceFolder Folder =>
        new(Name, "S1.txt to S5.txt or Fold1 to Fold5 of train.txt, vali.txt and test.txt", $"it is had at {Page}", Parts, FoldFiles);

    /// <inheritdoc/>
    public bool IsAvailable(DataFolders folders, out string where) => Folder.IsAvailable(folders, out where);

    /// <inheritdoc/>
    public RankingData Load(DataFolders folders, SeedLevel data)
    {
        int fold = data.Index is >= 0 and < Count
            ? data.Index
            : throw new DatasetException($"data set '{Name}'", $"a fold 0..{Count - 1} as the level of s_data", $"{data.Index}");
        string folder = Folder.Require(folders);
        var reader = new PartReader(folder, Format, Normalises);
        var (train, validation, test) = SourceFolder.Holds(folder, Parts) ? OfParts(reader, fold) : OfFold(reader, fold);
        return new(Title, train, validation, test, Source, Licence) { Notes = reader.Notes };
    }

    private (QuerySet Train, QuerySet Validation, QuerySet Test) OfParts(PartReader reader, int fold)
    {
        (string, QuerySet Queries)[] parts = [.. Enumerable.Range(fold, Count).Select(Part)];
        reader.Distinct(parts);
        return (reader.Joined(parts[..3]), parts[3].Queries, parts[4].Queries);

        (string, QuerySet) Part(int part) => (Parts[part % Count], reader.Part(Parts[part % Count], PartSum(part)));
    }

    private (QuerySet Train, QuerySet Validation, QuerySet Test) OfFold(PartReader reader, int fold)
    {
        var train = reader.Part(Train(fold), TrainSums.ElementAtOrDefault(fold));
        var validation = reader.Part(Validation(fold), PartSum(fold + 3));
        var test = reader.Part(Test(fold), PartSum(fold + 4));
        reader.Distinct([(Train(fold), train), (Validation(fold), validation), (Test(fold), test)]);
        return (train, validation, test);
    }

    private string? PartSum(int part) => PartSums.ElementAtOrDefault(part % Count);

    private static string Train(int fold) => $"Fold{fold + 1}/train.txt";

    private static string Validation(int fold) => $"Fold{fold + 1}/vali.txt";

    private static string Test(int fold) => $"Fold{fold + 1}/test.txt";
}
