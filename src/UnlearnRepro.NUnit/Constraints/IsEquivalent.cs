using NUnit.Framework;
using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Words;

namespace UnlearnRepro.NUnit.Constraints;

/// <summary>
/// <c>Is.EquivalentToRetrain</c>, with margins written <c>1.0.Points</c> and <c>1.0.RetrainSds</c>: as good as retrained models, by two
/// one-sided tests against references of their own seeds. That a difference is not significant would show nothing.
/// </summary>
public static class IsEquivalent
{
    extension(Is)
    {
        /// <summary>As good as retraining, up to a margin.</summary>
        /// <param name="references">The metric of independently retrained models.</param>
        /// <param name="within">The margin, fixed beforehand.</param>
        public static FindingConstraint EquivalentToRetrain(References references, EquivalenceMargin within) => new(
            within.InReferenceSds
                ? $"distance to {references.R} retrained models less than {NumberText.Of(within.Size)} of their standard deviations"
                : $"difference from {references.R} retrained models within {NumberText.Of(within.Size)}",
            (grid, level) => Equivalence.ToReferences(grid, references, within, (1 - level) / 2).Finding);
    }

    extension(double size)
    {
        /// <summary>A margin in the metric's unit.</summary>
        public EquivalenceMargin Points => EquivalenceMargin.Points(size);

        /// <summary>A margin in standard deviations of a single retrained model.</summary>
        public EquivalenceMargin RetrainSds => EquivalenceMargin.ReferenceSds(size);
    }
}
