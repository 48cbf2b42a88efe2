using UnlearnRepro.Domains.Data;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Datasets;

/// <summary>
/// Queries drawn from s_data, with the figures of MQ2008 (LETOR 4.0; Qin, Liu 2013) and of its first fold's size: 46 features, grades 0 to 2.
/// Nothing of MQ2008 itself is in here, only summary figures that the distributions were fitted to; <c>GeneratedTests</c> holds the one against the other.
/// </summary>
/// <param name="train">Queries to train on; 471 by itself.</param>
/// <param name="validation">Queries of the validation part; 157 by itself.</param>
/// <param name="test">Queries of D'; 156 by itself.</param>
public sealed class Generated(int train = 471, int validation = 157, int test = 156) : IRankingSource
{
    /// <inheritdoc/>
    public string Name => "ranking";

    /// <inheritdoc/>
    public string Description => $"{train + validation + test} queries drawn with the figures of MQ2008, 46 features, grades 0 to 2; built in";

    /// <inheritdoc/>
    public int? Folds => null;

    /// <inheritdoc/>
    public bool IsAvailable(DataFolders folders, out string where)
    {
        where = "built in";
        return true;
    }

    /// <inheritdoc/>
    public RankingData Load(DataFolders folders, SeedLevel data) => Load(data.Seed);

    /// <summary>
    /// As <see cref="Load(DataFolders, SeedLevel)"/>; the data need no folder. Query q of a part depends on the seed, the part and q alone: a larger
    /// set begins with the smaller one.
    /// </summary>
    public RankingData Load(Seed data) => new(
        Name,
        Part(data, "train", train),
        Part(data, "validation", validation),
        Part(data, "test", test),
        "drawn by this program; figures of MQ2008 (T. Qin, T. Liu 2013, Introducing LETOR 4.0 Datasets, arXiv:1306.2597)",
        "MIT");

    private static QuerySet Part(Seed data, string part, int queries)
    {
        GeneratedQueries drawn = new();
        var all = Enumerable.Range(0, queries).Select(q => drawn.Next($"{part}-{q}", new(data.Words(part, q)())));
        return new([.. all], GeneratedFeatures.Count, GeneratedGrades.Highest);
    }
}
