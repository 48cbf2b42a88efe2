using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Scenarios;

/// <summary>A rule that says which part of a data set is to be forgotten.</summary>
public interface IScenario
{
    /// <summary>What the user types, e.g. <c>full-class-3</c>; <see cref="Scenario.Parse"/> reads it back.</summary>
    string Name { get; }

    /// <summary>Whether D_f is drawn, so that it differs between seeds; otherwise the data alone decide.</summary>
    bool DrawsForgetSet { get; }

    /// <summary>How many levels s_forget has, where each takes one of so many parts of the data; null for no end of them.</summary>
    /// <param name="data">The data set.</param>
    int? Levels(ImageDataset data) => null;

    /// <summary>Whether D itself is another one: what is to be forgotten was mislabelled or poisoned before M_o was trained.</summary>
    bool CorruptsTrain => false;

    /// <summary>
    /// Splits the data set. The result depends on the data and on s_forget and on nothing else, in particular on no
    /// training or unlearning seed: D_f is the same for every model and every method compared, and so are labels and triggers
    /// where the scenario corrupts D_f.
    /// </summary>
    /// <param name="data">The data set.</param>
    /// <param name="forget">A level of s_forget; not looked at unless <see cref="DrawsForgetSet"/>.</param>
    /// <exception cref="DatasetException">The class is not in the data set, or a part would be empty.</exception>
    Split Split(ImageDataset data, SeedLevel forget);
}
