using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Planning;

namespace UnlearnRepro.Statistics.Sequential;

/// <summary>
/// A claim decided while its study grows. It gives out each look's level once, in the planned order, and nothing after a decision, so
/// that looking without spending is not possible through it. Make one per claim and keep it: a second one would spend alpha again.
/// </summary>
/// <param name="design">The planned looks.</param>
public sealed class SequentialTest(SpendingDesign design)
{
    private int taken;

    /// <summary>The planned looks.</summary>
    public SpendingDesign Design { get; } = design ?? throw new ArgumentNullException(nameof(design));

    /// <summary>Whether a look has decided.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>Training seeds of the next look; null after a decision or the last look.</summary>
    public int? NextTrainingSeeds => IsSettled || taken == Design.Looks.Count ? null : Design.Looks[taken];

    /// <summary>
    /// The next look. It counts as taken as soon as the decision is asked for, even if that throws: what has been seen cannot be unseen.
    /// </summary>
    /// <param name="trainingSeeds">Total training seeds there are now; must be those of the next look.</param>
    /// <param name="decide">
    /// Makes the decision with intervals of the level it is given, or of a higher one (two one-sided tests of an error probability of half
    /// the rest).
    /// </param>
    /// <exception cref="InvalidOperationException">It is not the next planned look, or the decision used a lower level.</exception>
    public SequentialLook Look(int trainingSeeds, Func<double, Finding> decide)
    {
        ArgumentNullException.ThrowIfNull(decide);
        if (NextTrainingSeeds is not { } next)
        {
            throw new InvalidOperationException(
                $"This claim is {(IsSettled ? "settled" : "out of looks")} since look {taken} at {Design.Looks[taken - 1]} training seeds; "
                + $"found another look at {trainingSeeds}.");
        }

        if (trainingSeeds != next)
        {
            throw new InvalidOperationException($"Look {taken + 1} is planned at {next} training seeds; found {trainingSeeds}.");
        }

        double level = Design.Level(++taken);
        Finding finding = decide(level) ?? throw new InvalidOperationException($"Look {taken} expected a finding; found none.");

        // 1 - 2 (1 - level) / 2 is not level to the last bit.
        if (finding.Estimate.Level < level - 1e-12)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"Look {taken} must decide with an interval of level {level:G6}; found one of {finding.Estimate.Level:G6}."));
        }

        IsSettled = finding.Decision != Decision.Undecided;
        return new SequentialLook(finding, taken, level, Design.Spent.Take(taken).Sum(), IsSettled, NextTrainingSeeds);
    }
}

/// <summary>What a look found.</summary>
/// <param name="Finding">The decision at the look's level.</param>
/// <param name="Number">The look, from 1.</param>
/// <param name="Level">Level of its intervals.</param>
/// <param name="AlphaSpent">Error probability spent up to and with this look.</param>
/// <param name="IsSettled">Whether it decided.</param>
/// <param name="NextTrainingSeeds">Total training seeds of the next look; null when there is none.</param>
public sealed record SequentialLook(Finding Finding, int Number, double Level, double AlphaSpent, bool IsSettled, int? NextTrainingSeeds);
