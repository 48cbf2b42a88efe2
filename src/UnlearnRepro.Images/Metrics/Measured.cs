using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Images.Metrics;

/// <summary>All that a metric may look at: M_u with its predictions, M_o, and the reference models M_r with theirs.</summary>
/// <param name="Model">M_u.</param>
/// <param name="Predictions">M_u's predictions.</param>
/// <param name="Original">M_o of the same index; for a model that started afresh, an independent one.</param>
/// <param name="References">Reference models, never empty; M_u itself is not among them.</param>
public sealed record Measured(Model Model, Evaluation Predictions, Model Original, IReadOnlyList<Reference> References);

/// <summary>A reference model M_r and its predictions.</summary>
public sealed record Reference(Model Model, Evaluation Predictions);
