using NUnit.Framework;
using NUnit.Framework.Constraints;
using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.NUnit.Constraints;

/// <summary>
/// The same words after <c>Is.Not</c> and <c>Has.No</c>: holds and fails are turned round, and what the seeds cannot tell stays inconclusive.
/// </summary>
public static class NegatedWords
{
    extension(ConstraintExpression expression)
    {
        /// <summary><c>Has.No.TrainingSdAbove</c>: s_T below a margin.</summary>
        /// <param name="margin">In the metric's unit, fixed beforehand.</param>
        public FindingConstraint TrainingSdAbove(double margin) => expression.And(Has.TrainingSdAbove(margin));

        /// <summary><c>Has.No.SeedMeanSdAbove</c>: the seed means spread by less than a margin.</summary>
        /// <param name="margin">In the metric's unit, fixed beforehand.</param>
        public FindingConstraint SeedMeanSdAbove(double margin) => expression.And(Has.SeedMeanSdAbove(margin));

        /// <summary><c>Has.No.MeanAbove</c>: the mean lies below a value.</summary>
        /// <param name="value">In the metric's unit, fixed beforehand.</param>
        public FindingConstraint MeanAbove(double value) => expression.And(Has.MeanAbove(value));

        /// <summary><c>Has.No.MeanBelow</c>: the mean lies above a value.</summary>
        /// <param name="value">In the metric's unit, fixed beforehand.</param>
        public FindingConstraint MeanBelow(double value) => expression.And(Has.MeanBelow(value));

        /// <summary><c>Has.No.MeanBetween</c>: the mean lies outside of two values.</summary>
        /// <param name="low">In the metric's unit, fixed beforehand.</param>
        /// <param name="high">Likewise.</param>
        public FindingConstraint MeanBetween(double low, double high) => expression.And(Has.MeanBetween(low, high));

        /// <summary><c>Has.No.UnstableOrderAgainst</c>: one training seed turns the order of two methods less often than a rate.</summary>
        /// <param name="other">Row i is from the same trained model as row i of the grid under test.</param>
        /// <param name="probability">The rate, in (0, 1).</param>
        public FindingConstraint UnstableOrderAgainst(SeedGrid other, double probability = 0.05) =>
            expression.And(Has.UnstableOrderAgainst(other, probability));

        /// <summary><c>Has.No.MisleadingSingleSeedIntervals</c>: intervals from one trained model cover as often as they say.</summary>
        /// <param name="nominal">What they state.</param>
        public FindingConstraint MisleadingSingleSeedIntervals(double nominal = 0.95) => expression.And(Has.MisleadingSingleSeedIntervals(nominal));

        /// <summary><c>Is.Not.DominatedByTrainingSeeds</c>: ICC below a share.</summary>
        /// <param name="share">In (0, 1).</param>
        public FindingConstraint DominatedByTrainingSeeds(double share = 0.5) => expression.And(Is.DominatedByTrainingSeeds(share));

        /// <summary><c>Is.Not.EquivalentToRetrain</c>: differs from retrained models by more than a margin.</summary>
        /// <param name="references">The metric of independently retrained models.</param>
        /// <param name="within">The margin, fixed beforehand.</param>
        public FindingConstraint EquivalentToRetrain(References references, EquivalenceMargin within) =>
            expression.And(Is.EquivalentToRetrain(references, within));

        /// <summary><c>Is.Not.SuperiorTo</c>: not larger than another method by more than a margin.</summary>
        /// <param name="other">Row i is from the same trained model as row i of the grid under test.</param>
        /// <param name="by">The margin in the metric's unit, fixed beforehand.</param>
        public FindingConstraint SuperiorTo(SeedGrid other, double by = 0) => expression.And(Is.SuperiorTo(other, by));

        /// <summary><c>Is.Not.DeterministicAcrossUnlearningSeeds</c>: some training seed has results that differ.</summary>
        public DeterminismConstraint DeterministicAcrossUnlearningSeeds => expression.And(Is.DeterministicAcrossUnlearningSeeds);
    }

    private static T And<T>(this ConstraintExpression expression, T word)
        where T : Constraint
    {
        expression.Append(word);
        return word;
    }
}
