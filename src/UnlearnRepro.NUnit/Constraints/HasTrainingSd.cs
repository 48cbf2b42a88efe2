using NUnit.Framework;
using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Words;

namespace UnlearnRepro.NUnit.Constraints;

/// <summary><c>Has.TrainingSdAbove</c>: the spread that training seeds alone make matters.</summary>
public static class HasTrainingSd
{
    extension(Has)
    {
        /// <summary>s_T above a margin; needs two unlearning seeds each.</summary>
        /// <param name="margin">In the metric's unit, fixed beforehand.</param>
        public static FindingConstraint TrainingSdAbove(double margin) =>
            new($"s_T above {NumberText.Of(margin)}", (grid, level) => TrainingSpread.OfComponent(grid, margin, level));
    }
}
