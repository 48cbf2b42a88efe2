using UnlearnRepro.Domains.Data;

namespace UnlearnRepro.Images.Datasets;

/// <summary>
/// Two levels of classes: the labels are superclasses, and each fine class is a part of one of them. A network is trained
/// on the superclasses alone; the fine labels say what of a superclass is to be forgotten.
/// </summary>
internal static class Hierarchy
{
    /// <summary>
    /// Returns the names of the fine classes if both parts have a fine label in range for every image, and all images of a
    /// fine class, train and test, are of one class. Null if there are neither names nor fine labels.
    /// </summary>
    /// <exception cref="DatasetException">A check failed.</exception>
    public static IReadOnlyList<string>? Checked(string name, ImageSet train, ImageSet test, IReadOnlyList<string>? fineClasses)
    {
        var superclass = new Dictionary<int, int>();
        foreach (var (part, set) in ((string, ImageSet)[])[("train", train), ("test", test)])
        {
            string where = $"data set '{name}', {part}";
            if (set.FineLabels?.Length != (fineClasses is null ? null : set.Count))
            {
                string expected = fineClasses is null ? "no fine labels" : $"{set.Count} fine labels";
                throw new DatasetException(where, expected, set.FineLabels is { } found ? $"{found.Length}" : "none");
            }

            foreach (var (fine, i) in (set.FineLabels ?? []).Select((fine, i) => (fine, i)))
            {
                if (fine < 0 || fine >= fineClasses!.Count)
                {
                    throw new DatasetException(where, $"fine labels 0..{fineClasses!.Count - 1}", $"{fine} at image {i}");
                }

                if (!superclass.TryAdd(fine, set.Labels[i]) && superclass[fine] != set.Labels[i])
                {
                    throw new DatasetException(
                        where, $"class {superclass[fine]} for every image of fine class {fine}", $"class {set.Labels[i]} at image {i}");
                }
            }
        }

        return fineClasses;
    }
}
