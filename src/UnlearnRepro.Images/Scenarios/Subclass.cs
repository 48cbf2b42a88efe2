using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Scenarios;

/// <summary>
/// Forgets a fine class inside a superclass: the network knows the superclasses alone, D_f is every train image of the fine
/// class and D'_f every test image of it, and all labels stay the superclass's. Nothing is drawn. M_r has seen the
/// superclass's other parts and may well be right about the forgotten one: to forget is not to fail here.
/// </summary>
/// <remarks>
/// D_r is the complement of D_f, image by image. SUPREME's port of UNSIR gathers its retain set by looping over superclass
/// numbers where fine labels are meant, so that it leaves out most fine classes and can hold forgotten images.
/// </remarks>
/// <param name="Fine">The fine label, from 0.</param>
public sealed record Subclass(int Fine) : IScenario
{
    /// <inheritdoc/>
    public string Name => $"subclass-{Fine}";

    /// <inheritdoc/>
    public bool DrawsForgetSet => false;

    /// <inheritdoc/>
    public Split Split(ImageDataset data, SeedLevel forget)
    {
        string where = Scenarios.Split.Where(Name, data);
        if (data.FineClasses is not { } fine)
        {
            string tasks = string.Join(" and ", DatasetCatalog.All.Where(source => source.HasHierarchy).Select(source => source.Name));
            throw new DatasetException(where, $"classes that have subclasses (tasks {tasks})", "none");
        }

        return Fine >= 0 && Fine < fine.Count
            ? Scenarios.Split.ByLabel(Name, data, set => set.FineLabels!, label => label == Fine)
            : throw new DatasetException(where, $"a fine class 0..{fine.Count - 1}", $"{Fine}");
    }
}
