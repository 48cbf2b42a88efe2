using UnlearnRepro.Domains.Data;
using UnlearnRepro.Words;

namespace UnlearnRepro.Images.Datasets;

/// <summary>The data sets known by name.</summary>
public static class DatasetCatalog
{
    /// <summary>All of them, in the order of a listing.</summary>
    public static IReadOnlyList<IDatasetSource> All { get; } =
        [new Digits(), new PairedClasses("digits-pairs", new Digits()), FashionMnist.Source, Mnist.Source, Cifar.Cifar10, Cifar.Cifar20, Cifar.Cifar100];

    /// <summary>The data set called <paramref name="name"/>.</summary>
    /// <exception cref="StudyException">There is none; the message lists the nearest names.</exception>
    public static IDatasetSource Get(string name) =>
        All.FirstOrDefault(s => s.Name == name) ?? throw new StudyException(Names.Unknown("data set", name, All.Select(s => s.Name)));
}
