using NUnit.Framework;
using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Words;

namespace UnlearnRepro.NUnit.Constraints;

/// <summary><c>Has.MisleadingSingleSeedIntervals</c>: intervals from the unlearning seeds of one trained model miss the mean over trained models.</summary>
public static class HasMisleadingIntervals
{
    extension(Has)
    {
        /// <summary>Coverage of one-model intervals below what they state.</summary>
        /// <param name="nominal">What they state.</param>
        public static FindingConstraint MisleadingSingleSeedIntervals(double nominal = 0.95) => new(
            $"coverage of one-model intervals below {NumberText.Of(nominal)}", (grid, level) => SingleSeedCoverage.Of(grid, nominal, level).Finding);
    }
}
