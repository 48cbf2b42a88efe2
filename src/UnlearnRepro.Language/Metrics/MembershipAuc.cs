using UnlearnRepro.Domains.Attacks;

namespace UnlearnRepro.Language.Metrics;

/// <summary>What a model has been through, where a number of one must not pass for that of another.</summary>
public enum ModelRole
{
    /// <summary>Trained on D: M_o.</summary>
    Original,

    /// <summary>Trained on D_r alone: M_r.</summary>
    Retrained,

    /// <summary>M_u.</summary>
    Unlearned,
}

/// <summary>
/// How well an attack's score tells D_f from texts that no model has seen: P(score of an unseen text above that of a forgotten one), ties half. 1: D_f is
/// told apart as members are; 1/2: not at all; below: it looks less familiar than what was never seen. Retrain's value is the ideal, and it is not 1/2.
/// </summary>
/// <param name="Role">Whose scores they are.</param>
/// <param name="Value">0 to 1.</param>
public sealed record MembershipAuc(ModelRole Role, double Value)
{
    /// <summary>Of the scores of a model, higher for non-members as <see cref="MembershipScores"/> are.</summary>
    public static MembershipAuc Of(ModelRole role, IReadOnlyList<double> forget, IReadOnlyList<double> unseen)
    {
        Expect.Some(forget, "scores of D_f");
        Expect.Some(unseen, "scores of unseen texts");
        return new(role, Roc.Auc(positives: [.. unseen], negatives: [.. forget]));
    }

    /// <summary>|AUC - AUC of a retrained model|, 0 to 1: the number to go by.</summary>
    /// <exception cref="ArgumentException">The reference is no retrained model.</exception>
    public double Gap(MembershipAuc reference) => Math.Abs(Value - Retrained(reference).Value);

    /// <summary>
    /// PrivLeak 100 (AUC_r - AUC) / (1 - AUC_r) (MUSE, Shi et al. 2024, arXiv 2407.06460, in OpenUnlearning's convention): 0 is ideal, -100 not
    /// unlearned, positive over-unlearned. Its unit is what the reference leaves to 1, so that a reference near 1 makes anything of it:
    /// <see cref="LeastRoom"/>.
    /// </summary>
    /// <returns>NaN, no value, where the reference leaves less than <see cref="LeastRoom"/>.</returns>
    /// <exception cref="ArgumentException">The reference is no retrained model. The log of M_o in its place gave a published 5215.</exception>
    public double PrivLeak(MembershipAuc reference)
    {
        double room = 1 - Retrained(reference).Value;
        return room < LeastRoom ? double.NaN : 100 * (reference.Value - Value) / room;
    }

    /// <summary>
    /// Least 1 - AUC_r for which PrivLeak is a number: retrained models are near 1/2, and one at .9 tells D_f apart by something else than membership.
    /// </summary>
    public const double LeastRoom = 0.1;

    private static MembershipAuc Retrained(MembershipAuc reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return reference.Role == ModelRole.Retrained
            ? reference
            : throw new ArgumentException(FormattableString.Invariant(
                $"reference: expected a {ModelRole.Retrained} model, found the {reference.Role} one, of AUC {reference.Value:R}"));
    }
}
