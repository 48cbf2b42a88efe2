using NUnit.Framework;
using UnlearnRepro.Statistics;

namespace UnlearnRepro.NUnit.Constraints;

/// <summary>Intervals from the unlearning seeds of one trained model cover the mean over trained models less often than they say.</summary>
public sealed class SingleSeedCoverageConstraint : FindingConstraint
{
    private readonly double nominal;

    internal SingleSeedCoverageConstraint(double nominal) => this.nominal = nominal;

    /// <inheritdoc/>
    protected override string Claimed => $"coverage of one-model intervals below {NumberText.Of(nominal)}";

    /// <inheritdoc/>
    protected override Finding Judge(SeedGrid grid, double confidence) => SingleSeedCoverage.Of(grid, nominal, confidence).Finding;
}

/// <summary><c>Has.MisleadingSingleSeedIntervals</c>.</summary>
public static class HasMisleadingIntervals
{
    extension(Has)
    {
        /// <summary>Coverage of one-model intervals below what they state.</summary>
        /// <param name="nominal">What they state.</param>
        public static SingleSeedCoverageConstraint MisleadingSingleSeedIntervals(double nominal = 0.95) => new(nominal);
    }
}
