using UnlearnRepro.Domains.Data;
using UnlearnRepro.Ranking.Datasets.Letor;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Datasets;

/// <summary>
/// The example of LightGBM's lambdarank: rows without ids of queries, whose numbers of rows are in files of their own. It has no validation part, and none is
/// cut off its train part, which would no longer be the official one.
/// </summary>
public sealed record LightGbmRank : IRankingSource, IDownloadable
{
    private static readonly LetorFormat Format = new(Features: 300, MaxGrade: 4);

    private static readonly Part Train = new("rank.train",
        "a0c7201c89120879c14a5059e091f441cbf2a29b8aaef363885ccb1a530448df", 2479271, "40cb5fef637229311cd30fab13cb7fb633b023e86a87ff04ec55db420143d6af", 580);

    private static readonly Part Test = new("rank.test",
        "3b1219ce117a0a36d2f76c02de7e7831c1d79af0d40f5195c03178bbe26c824b", 649930, "36dca82ba3bf99201bac3987b00a8fbf6fe5f563e9fa6d0da90e783710a32df4", 146);

    private static readonly SourceFolder Place = new(
        "lightgbm-rank",
        $"{Train.Name}, {Train.Sizes}, {Test.Name}, {Test.Sizes}",
        "fetch it with: data get lightgbm-rank",
        [Train.Name, Train.Sizes, Test.Name, Test.Sizes]);

    /// <inheritdoc/>
    public string Name => Place.Name;

    /// <inheritdoc/>
    public string Description =>
        "201 + 50 queries without a validation part, 3,773 documents, 300 features, grades 0-4 (MIT); https://github.com/microsoft/LightGBM";

    /// <inheritdoc/>
    public string Folder => Place.Name;

    /// <inheritdoc/>
    public IReadOnlyList<RemoteFile> Remote { get; } = [.. Train.Remote, .. Test.Remote];

    /// <inheritdoc/>
    public int? Folds => 1;

    /// <inheritdoc/>
    public bool IsAvailable(DataFolders folders, out string where) => Place.IsAvailable(folders, out where);

    /// <inheritdoc/>
    public RankingData Load(DataFolders folders, SeedLevel data)
    {
        var reader = new PartReader(Place.Require(folders), Format, normalises: false);
        var train = reader.Part(Train.Name, Train.Sha256, Train.Sizes, Train.SizesSha256);
        var test = reader.Part(Test.Name, Test.Sha256, Test.Sizes, Test.SizesSha256);
        return new("LightGBM lambdarank example", train, new QuerySet([], Format.Features, Format.MaxGrade), test,
            "LightGBM (Microsoft), examples/lambdarank", "MIT, (c) Microsoft Corporation")
        {
            Notes = [.. reader.Notes, "it has no validation part"],
        };
    }

    private sealed record Part(string Name, string Sha256, long Bytes, string SizesSha256, long SizesBytes)
    {
        public string Sizes => $"{Name}.query";

        public IEnumerable<RemoteFile> Remote => [File(Name, Sha256, Bytes), File(Sizes, SizesSha256, SizesBytes)];

        private static RemoteFile File(string name, string sha256, long bytes) =>
            new(new($"https://raw.githubusercontent.com/microsoft/LightGBM/v4.0.0/examples/lambdarank/{name}"), sha256, bytes);
    }
}
