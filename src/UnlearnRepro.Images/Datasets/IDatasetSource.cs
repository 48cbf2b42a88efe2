using UnlearnRepro.Domains.Data;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Datasets;

/// <summary>Where a data set comes from: the entry of <see cref="DatasetCatalog"/>.</summary>
public interface IDatasetSource : ISource
{
    /// <summary>Whether its images have fine labels beside their labels, so that a subclass can be forgotten.</summary>
    bool HasHierarchy => false;

    /// <summary>Whether it has no official split, so that s_data splits it.</summary>
    bool SplitsBySeed => false;

    /// <summary>Reads and checks the data set.</summary>
    /// <param name="folders">The folders to look in.</param>
    /// <param name="data">s_data: splits a data set that has no official split, and does nothing otherwise.</param>
    /// <exception cref="DatasetException">A file is missing or is not what it should be.</exception>
    ImageDataset Load(DataFolders folders, Seed data);
}
