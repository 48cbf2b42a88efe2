using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Language.Metrics;

/// <summary>All that a metric may look at: M_u with what it says, M_o, and the reference models M_r with what they say.</summary>
/// <param name="Model">M_u.</param>
/// <param name="Says">What it says.</param>
/// <param name="Original">M_o of the same index; for a model that started afresh, an independent one.</param>
/// <param name="References">Reference models, never empty; M_u itself is not among them.</param>
/// <param name="Bytes">What is said of the texts themselves.</param>
public sealed record Measured(Model Model, Evaluation Says, Model Original, IReadOnlyList<Reference> References, TextBytes Bytes)
{
    private readonly Lazy<ForgetQuality> quality = new(() => ForgetQuality.Of(
        Says.Forgotten.GeometricRatios, [.. References.Select(r => r.Says.Forgotten.GeometricRatios)]));

    /// <summary>TOFU's forget quality against every reference.</summary>
    public ForgetQuality Quality => quality.Value;

    /// <summary>An attack's AUC of M_u.</summary>
    public MembershipAuc Auc(Attack attack) => attack.On(Says, ModelRole.Unlearned, this);

    /// <summary>The same of a reference.</summary>
    public MembershipAuc Auc(Attack attack, Reference reference) => attack.On(reference.Says, ModelRole.Retrained, this);
}

/// <summary>A reference model M_r and what it says.</summary>
public sealed record Reference(Model Model, Evaluation Says);

/// <summary>Length of the answers compressed by zlib, in bytes, one per fact.</summary>
/// <param name="Forgotten">Of forgotten facts.</param>
/// <param name="Holdout">Of facts that no model has seen.</param>
public sealed record TextBytes(IReadOnlyList<int> Forgotten, IReadOnlyList<int> Holdout);
