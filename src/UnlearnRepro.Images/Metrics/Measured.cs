using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Metrics;

namespace UnlearnRepro.Images.Metrics;

/// <summary>All that a metric may look at: M_u with its predictions, M_o, the reference models M_r with theirs, and what is common to all cells.</summary>
/// <param name="Model">M_u.</param>
/// <param name="Predictions">M_u's predictions.</param>
/// <param name="Original">M_o of the same index; for a model that started afresh, an independent one.</param>
/// <param name="References">Reference models, never empty; M_u itself is not among them.</param>
/// <param name="Common">What all cells of a setting are measured by.</param>
public sealed record Measured(Model Model, Evaluation Predictions, Start Original, IReadOnlyList<Reference> References, Yardstick Common)
{
    private readonly Lazy<Standing> standing = new(() => Standing.Of(Predictions));

    /// <summary>M_u's place in ToW, found once for all metrics that need it.</summary>
    public Standing Standing => standing.Value;
}

/// <summary>A reference model M_r and its predictions.</summary>
public sealed record Reference(Model Model, Evaluation Predictions)
{
    private readonly Lazy<Standing> standing = new(() => Standing.Of(Predictions));

    /// <summary>Its place in ToW, found once for all cells.</summary>
    public Standing Standing => standing.Value;
}

/// <summary>M_o and the two accuracies of it that metrics need, in percent.</summary>
/// <param name="Model">M_o.</param>
/// <param name="Accuracies">On D_f and D'_r.</param>
public sealed record Start(Model Model, StartAccuracies Accuracies);

/// <summary>M_o's accuracies in percent.</summary>
/// <param name="Forget">On D_f.</param>
/// <param name="TestRetain">On D'_r.</param>
public sealed record StartAccuracies(double Forget, double TestRetain);

/// <summary>What all cells of a setting are measured by, besides the references.</summary>
/// <param name="Teacher">Predictions of an untrained network on D'_f, for ZRF.</param>
/// <param name="Relearn">D_f and how it is learned again.</param>
/// <param name="WholeClasses">Whether D_r has no sample of any class of D_f.</param>
/// <param name="Corrupted">Whether the scenario corrupts D_f.</param>
public sealed record Yardstick(Predictions Teacher, RelearnTime Relearn, bool WholeClasses, bool Corrupted);
