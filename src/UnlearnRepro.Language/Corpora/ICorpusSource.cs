using UnlearnRepro.Domains.Data;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Language.Corpora;

/// <summary>Where a corpus comes from.</summary>
public interface ICorpusSource : ISource
{
    /// <summary>Whether s_data draws it, so that each of its levels is another corpus; otherwise there is one.</summary>
    bool IsDrawn { get; }

    /// <summary>Reads or draws the corpus.</summary>
    /// <param name="folders">Where to look for it.</param>
    /// <param name="data">A level of s_data; not looked at unless <see cref="IsDrawn"/>.</param>
    /// <exception cref="DatasetException">It is not there, or not what it should be.</exception>
    Corpus Load(DataFolders folders, SeedLevel data);
}
