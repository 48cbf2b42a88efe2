using UnlearnRepro.Domains.Data;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Datasets;

/// <summary>
/// Another data set with its classes taken two by two, so that a data set without a hierarchy can be forgotten by subclass:
/// superclass k is classes 2k and 2k + 1, and the classes themselves are the fine classes. The pairs follow the numbers of the
/// classes and nothing else. They were not chosen by how alike the images are, or by any result, and cannot be tuned.
/// </summary>
/// <param name="Name">What the user types.</param>
/// <param name="Of">The data set whose classes are paired; a last one without a partner stays alone.</param>
public sealed record PairedClasses(string Name, IDatasetSource Of) : IDatasetSource
{
    /// <inheritdoc/>
    public string Description => $"{Of.Name} by pairs of classes (0 or 1, 2 or 3, ...): a network learns the pairs, a fine class is forgotten";

    /// <inheritdoc/>
    public bool HasHierarchy => true;

    /// <inheritdoc/>
    public bool SplitsBySeed => Of.SplitsBySeed;

    /// <inheritdoc/>
    public bool IsAvailable(DataFolders folders, out string where) => Of.IsAvailable(folders, out where);

    /// <inheritdoc/>
    public ImageDataset Load(DataFolders folders, Seed data)
    {
        var of = Of.Load(folders, data);
        string[] pairs = [.. of.Classes.Chunk(2).Select(names => string.Join(" or ", names))];
        return new(Name, Paired(of.Train), Paired(of.Test), pairs, of.Source, of.Licence, of.KnownShared, of.Classes);
    }

    private static ImageSet Paired(ImageSet set) => set with { Labels = Array.ConvertAll(set.Labels, label => label / 2), FineLabels = set.Labels };
}
