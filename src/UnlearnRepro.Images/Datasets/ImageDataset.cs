using UnlearnRepro.Domains.Data;

namespace UnlearnRepro.Images.Datasets;

/// <summary>
/// A data set with its train part D and test part D'. Construction checks it: neither part empty, pixels and labels in
/// range and of the right number, train and test disjoint (<see cref="SharedImages"/>), and every fine class, where there are
/// any, inside one class (<see cref="Hierarchy"/>).
/// </summary>
/// <param name="Name">What the user calls it, e.g. <c>fashion-mnist</c>.</param>
/// <param name="Train">D.</param>
/// <param name="Test">D'.</param>
/// <param name="Classes">Names of the classes; the label is the index.</param>
/// <param name="Source">Who made it and where it is from.</param>
/// <param name="Licence">The terms it comes under.</param>
/// <param name="KnownShared">
/// How many test images are known to be in the train part as well. Any other count is an error, since a shared image
/// makes "forgotten" and "never seen" the same thing. Null where nobody has counted: then any count is accepted and
/// only reported.
/// </param>
/// <param name="FineClasses">Names of the fine classes; null where the data set has none.</param>
/// <exception cref="DatasetException">A check failed.</exception>
public sealed record ImageDataset(
    string Name,
    ImageSet Train,
    ImageSet Test,
    IReadOnlyList<string> Classes,
    string Source,
    string Licence,
    int? KnownShared = 0,
    IReadOnlyList<string>? FineClasses = null)
{
    // The checked parts are get-only, so that `with` cannot go round the checks.

    /// <summary>The train part D.</summary>
    public ImageSet Train { get; } = ImageCheck.Part(Name, "train", Train, Classes.Count);

    /// <summary>The test part D'.</summary>
    public ImageSet Test { get; } = ImageCheck.Part(Name, "test", Test, Classes.Count);

    /// <summary>Names of the classes; the label is the index.</summary>
    public IReadOnlyList<string> Classes { get; } = Classes;

    /// <summary>Names of the fine classes, each part of one class; null where the data set has no hierarchy.</summary>
    public IReadOnlyList<string>? FineClasses { get; } = Hierarchy.Checked(Name, Train, Test, FineClasses);

    /// <summary>How many test images are also train images, pixel for pixel, whatever their labels.</summary>
    public int SharedImages { get; } = ImageCheck.Shared(Name, Train, Test, KnownShared);

    /// <summary>How many test images are known to be train images too; null where nobody has counted.</summary>
    public int? KnownShared { get; } = KnownShared;
}
