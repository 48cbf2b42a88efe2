using NUnit.Framework;
using NUnit.Framework.Constraints;
using NUnit.Framework.Internal;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Words;

namespace UnlearnRepro.NUnit.Constraints;

/// <summary>
/// A claim about a grid of seeds as a constraint, so that a test reads as a sentence. It has three ends: the test passes when the
/// claim holds, fails when it fails, and is inconclusive when the seeds cannot tell; <c>Is.Not</c> turns round the first two only.
/// </summary>
public sealed class FindingConstraint : Constraint
{
    private readonly string claimed;
    private readonly Func<SeedGrid, double, Finding> judge;
    private double level = 0.95;

    /// <summary>A word of the vocabulary; give it to test authors by an extension of <c>Is</c> or <c>Has</c>.</summary>
    /// <param name="claimed">The claim in words, without its level: <c>s_T above 1.00</c>.</param>
    /// <param name="judge">What a grid says at the level of a two-sided interval.</param>
    public FindingConstraint(string claimed, Func<SeedGrid, double, Finding> judge) => (this.claimed, this.judge) = (claimed, judge);

    /// <inheritdoc/>
    public override string Description => $"{claimed} ({NumberText.Percent(level)})";

    /// <summary>The same at another confidence level; 0.95 otherwise.</summary>
    /// <param name="confidence">In (0, 1).</param>
    public FindingConstraint AtLevel(double confidence)
    {
        level = confidence;
        return this;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The value under test is not a grid.</exception>
    /// <exception cref="InconclusiveException">The seeds cannot tell.</exception>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        if (actual is not SeedGrid grid)
        {
            throw new ArgumentException($"'{claimed}': expected a SeedGrid, found {actual?.GetType().Name ?? "null"}");
        }

        var finding = judge(grid, level);
        var result = new FindingResult(this, grid, finding);
        if (finding.Decision != Decision.Undecided)
        {
            return result;
        }

        // The console shows neither message nor output of a test that neither passed nor failed.
        var text = new TextMessageWriter();
        result.WriteMessageTo(text);
        TestContext.Progress.WriteLine($"{TestContext.CurrentContext.Test.Name} is inconclusive\n{text}");
        throw new InconclusiveException(text.ToString());
    }
}
