using UnlearnRepro.Seeds;

namespace UnlearnRepro.Studies;

/// <summary>A seed axis that a study varies beside s_train and s_unlearn.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Levels">Number of its levels, at least 2: levels 0, 1, ...</param>
/// <param name="Population">Number of levels that there are, such as 10 classes to forget; null for no end of them.</param>
public sealed record StudyFactor(SeedAxis Axis, int Levels, int? Population = null)
{
    /// <summary>What others call the level that is told of alone where only training and unlearning seeds are; null for our own level 0.</summary>
    public string? FirstName { get; init; }
}
