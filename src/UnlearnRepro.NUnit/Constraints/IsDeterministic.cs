using NUnit.Framework;
using NUnit.Framework.Constraints;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.NUnit.Constraints;

/// <summary>
/// Every unlearning seed gives the same number from the same trained model. Exact, so it has no level and no third end; a grid with one
/// unlearning seed each cannot show it and is refused.
/// </summary>
public sealed class DeterminismConstraint : Constraint
{
    internal DeterminismConstraint()
    {
    }

    /// <inheritdoc/>
    public override string Description => "equal results of all unlearning seeds of each training seed";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The value under test is not a grid with two unlearning seeds in some row.</exception>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        if (actual is not SeedGrid grid || grid.RowLengths.Max() < 2)
        {
            string found = actual is SeedGrid ? "1" : actual?.GetType().Name ?? "null";
            throw new ArgumentException($"'{Description}': expected a SeedGrid with at least 2 unlearning seeds, found {found}");
        }

        int differing = Enumerable.Range(0, grid.I).Count(i => grid.Values(i).Distinct().Count() > 1);
        return new ConstraintResult(this, $"{differing} of {grid.I} training seeds with results that differ", differing == 0);
    }
}

/// <summary><c>Is.DeterministicAcrossUnlearningSeeds</c>.</summary>
public static class IsDeterministic
{
    extension(Is)
    {
        /// <summary>Equal results of all unlearning seeds of each training seed.</summary>
        public static DeterminismConstraint DeterministicAcrossUnlearningSeeds => new();
    }
}
