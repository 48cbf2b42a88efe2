using NUnit.Framework;
using UnlearnRepro.Statistics;

namespace UnlearnRepro.NUnit.Constraints;

/// <summary>
/// The mean is as good as that of retrained models, up to a margin: two one-sided tests against references of their own seeds. That a
/// difference is not significant would show nothing.
/// </summary>
public sealed class EquivalenceConstraint : FindingConstraint
{
    private readonly References references;
    private readonly EquivalenceMargin margin;

    internal EquivalenceConstraint(References references, EquivalenceMargin margin) => (this.references, this.margin) = (references, margin);

    /// <inheritdoc/>
    protected override string Claimed => margin.InReferenceSds
        ? $"distance to {references.R} retrained models less than {NumberText.Of(margin.Size)} of their standard deviations"
        : $"difference from {references.R} retrained models within {NumberText.Of(margin.Size)}";

    /// <inheritdoc/>
    protected override Finding Judge(SeedGrid grid, double confidence) => Equivalence.ToReferences(grid, references, margin, (1 - confidence) / 2).Finding;
}

/// <summary><c>Is.EquivalentToRetrain</c>, with margins written <c>1.0.Points</c> and <c>1.0.RetrainSds</c>.</summary>
public static class IsEquivalent
{
    extension(Is)
    {
        /// <summary>As good as retraining, up to a margin.</summary>
        /// <param name="references">The metric of independently retrained models.</param>
        /// <param name="within">The margin, fixed beforehand.</param>
        public static EquivalenceConstraint EquivalentToRetrain(References references, EquivalenceMargin within) => new(references, within);
    }

    extension(double size)
    {
        /// <summary>A margin in the metric's unit.</summary>
        public EquivalenceMargin Points => EquivalenceMargin.Points(size);

        /// <summary>A margin in standard deviations of a single retrained model.</summary>
        public EquivalenceMargin RetrainSds => EquivalenceMargin.ReferenceSds(size);
    }
}
