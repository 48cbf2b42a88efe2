using NUnit.Framework;
using UnlearnRepro.Statistics;

namespace UnlearnRepro.NUnit.Constraints;

/// <summary>Larger than another method by more than a margin, paired by training seed.</summary>
public sealed class SuperiorityConstraint : FindingConstraint
{
    private readonly SeedGrid other;
    private readonly double margin;

    internal SuperiorityConstraint(SeedGrid other, double margin) => (this.other, this.margin) = (other, margin);

    /// <inheritdoc/>
    protected override string Claimed => $"mean difference from the other method, paired by training seed, above {NumberText.Of(margin)}";

    /// <inheritdoc/>
    protected override Finding Judge(SeedGrid grid, double confidence) => Superiority.Of(grid, other, margin, confidence).Finding;
}

/// <summary><c>Is.SuperiorTo</c>.</summary>
public static class IsSuperior
{
    extension(Is)
    {
        /// <summary>Larger than another method by more than a margin; put the smaller one first where less is better.</summary>
        /// <param name="other">Row i is from the same trained model as row i of the grid under test.</param>
        /// <param name="by">The margin in the metric's unit, fixed beforehand.</param>
        public static SuperiorityConstraint SuperiorTo(SeedGrid other, double by = 0) => new(other, by);
    }
}
