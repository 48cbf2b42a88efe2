using UnlearnRepro.Domains.Models;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Networks.Models;

/// <summary>Models of one network and one lane, as <see cref="ModelFile"/> keeps them.</summary>
/// <param name="network">The network.</param>
public sealed class NetworkFormat(Network network) : IModelFormat<Model>
{
    /// <summary>What this thread has pushed through networks so far.</summary>
    public static Passes Passes => new(PassMeter.Total.Forward, PassMeter.Total.Backward);

    /// <inheritdoc/>
    public string Sha256(Model model) => ModelFile.Sha256(model);

    /// <inheritdoc/>
    public bool IsFinite(Model model)
    {
        using var scope = TensorScope.Begin();
        return model.Theta.isfinite().all().item<bool>();
    }

    /// <inheritdoc/>
    public void Save(Model model, Stream to, IReadOnlyDictionary<string, string> metadata) => ModelFile.Save(model, to, metadata);

    /// <inheritdoc/>
    public (Model Model, IReadOnlyDictionary<string, string> Metadata) Load(string path) => ModelFile.Load(path, network);
}
