using UnlearnRepro.Domains.Data;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Datasets;

/// <summary>Where queries come from.</summary>
public interface IRankingSource : ISource
{
    /// <summary>
    /// Number of official folds, which are the levels of s_data; null for data that are drawn from it, without end; 1 for data with one official split,
    /// which have no s_data.
    /// </summary>
    int? Folds { get; }

    /// <summary>Reads or draws the data.</summary>
    /// <param name="folders">Where to look for them.</param>
    /// <param name="data">A level of s_data: a fold, or what is drawn.</param>
    /// <exception cref="DatasetException">They are not there, or not what they should be.</exception>
    RankingData Load(DataFolders folders, SeedLevel data);
}
