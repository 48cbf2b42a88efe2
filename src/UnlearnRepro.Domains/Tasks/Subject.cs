using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Domains.Tasks;

/// <summary>A model and what it says of the data.</summary>
/// <param name="Model">The model.</param>
/// <param name="Says">By one pass over everything that metrics look at.</param>
public sealed record Seen<TModel, TSeen>(TModel Model, TSeen Says);

/// <summary>What one run of a method starts from.</summary>
/// <param name="Original">M_o, which may not change.</param>
/// <param name="Trained">The seed of its training, for methods that read how it came about.</param>
/// <param name="Unlearn">The seed of everything that the method draws.</param>
public sealed record Start<TModel>(TModel Original, Seed Trained, Seed Unlearn);

/// <summary>What a cell's metrics may look at.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Trained">The seed that M_o was trained by: one M_o has one.</param>
/// <param name="Data">The data under the scenario.</param>
/// <param name="Unlearned">M_u.</param>
/// <param name="Original">M_o of the same index; for a model that started afresh, an independent one.</param>
/// <param name="References">The M_r, never empty; M_u itself is not among them.</param>
public sealed record Subject<TData, TModel, TSeen>(
    Cell Cell, Seed Trained, TData Data, Seen<TModel, TSeen> Unlearned, TModel Original, IReadOnlyList<Seen<TModel, TSeen>> References);

/// <summary>What has to be known of a data set under a scenario, whatever it is made of.</summary>
/// <param name="Count">N, the samples of D.</param>
/// <param name="ForgetSha256">Fingerprint of D_f.</param>
/// <param name="Test">Number of samples in D'.</param>
/// <param name="Shared">How many of them stand in D too.</param>
/// <param name="KnownShared">How many are known to; null where nobody has counted.</param>
/// <param name="ForgetsKind">Whether M_r has seen nothing like what D'_f shows.</param>
/// <param name="Dataset">The data set's name, as papers have it.</param>
/// <param name="Network">The model's name, as papers have it.</param>
public sealed record DataFacts(
    long Count, string ForgetSha256, int Test, int Shared, int? KnownShared, bool ForgetsKind, string Dataset, string Network);
