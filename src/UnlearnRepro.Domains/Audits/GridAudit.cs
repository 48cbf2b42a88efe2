using UnlearnRepro.Statistics;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Domains.Audits;

/// <summary>An audit of two worlds of models: the numbers it gives and what it needs.</summary>
/// <param name="Numbers">What each number is.</param>
/// <param name="Range">Where they all lie.</param>
/// <param name="FewestModels">Models that either world must have for the numbers to mean anything.</param>
/// <param name="Of">Gives the numbers.</param>
public sealed record GridAudit(IReadOnlyList<AuditInfo> Numbers, Interval Range, int FewestModels, Func<Worlds, double[]> Of)
{
    /// <summary>Three models must be left to fit a law when one is left out.</summary>
    private const int Fewest = 4;

    private static readonly Interval Share = new(0, 1), NotNegative = new(0, double.PositiveInfinity);

    /// <summary>Attacks on single samples and models.</summary>
    public static IReadOnlyList<GridAudit> Attacks { get; } =
    [
        new(
            [
                new(
                    "U-LiRA accuracy",
                    "share of (model, sample) told rightly, both kinds of model weighing the same, by a normal law of phi for each sample and kind "
                    + "(sd at least 0.01); a model is no part of the law that judges it. 0.5: no trace."),
                new("U-LiRA AUC", "the same without a threshold."),
                new("U-LiRA TPR", "share of models that were to forget recognised where 1 % of the others are taken for such."),
            ],
            Share, Fewest, ULira.Audit),
        new(
            [
                new(
                    "population AUC",
                    "one threshold on phi for all samples. 0.5: no trace; above: remembered; below: more unlikely than if never seen. "
                    + "It sees less than U-LiRA where samples differ."),
            ],
            Share, Fewest, PopulationAttack.Audit),
        new(
            [
                new("RMIA AUC", "p_y against what retrained models give (a = 0.3), relative to samples of D' (gamma = 2); above 0.5: remembered."),
            ],
            Share, Fewest, Rmia.Audit),
    ];

    /// <summary>Distances of laws of phi, sample by sample.</summary>
    public static IReadOnlyList<GridAudit> Distances { get; } =
    [
        new(
            [
                new("KLoM mean", "KL divergence in nats of histograms (20 bins) of phi, mean over D_f; far above 0 by chance alone with so few models."),
                new("KLoM p95", "its 95th percentile over D_f."),
            ],
            NotNegative, Fewest, Klom.Audit),
        new(
            [
                new(
                    "forgetting quality",
                    "F of the NeurIPS 2023 competition, but with one model per training seed instead of many of one original; error rates are "
                    + "multiples of one over the number of models. More is better."),
                new("final score", "F times the ratios to retrained models of the accuracies on D_r and D'_r."),
            ],
            NotNegative, ForgettingQuality.FewestModels, ForgettingQuality.Audit),
    ];

    /// <summary>The numbers of all of them.</summary>
    public static IReadOnlyList<AuditInfo> AllNumbers { get; } = [.. Attacks.Concat(Distances).SelectMany(audit => audit.Numbers)];

    /// <inheritdoc/>
    public override string ToString() => Numbers[0].Name;

    /// <summary>Why there are no numbers; null if there are.</summary>
    public string? Lacks(int forgotten, int unseen) =>
        Math.Min(forgotten, unseen) >= FewestModels ? null : $"needs {FewestModels} models of either kind";
}
