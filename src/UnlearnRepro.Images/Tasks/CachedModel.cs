using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Images.Tasks;

/// <summary>A model that is trained once, whoever asks for it.</summary>
/// <param name="cache">Where it is kept.</param>
/// <param name="name">A readable name.</param>
/// <param name="content">Everything it depends on.</param>
/// <param name="network">Its architecture.</param>
/// <param name="streams">The random numbers of its training.</param>
/// <param name="train">Makes it.</param>
internal sealed class CachedModel(
    ModelCache cache, string name, string content, Network network, Streams streams, Func<Network, Streams, Model> train)
{
    public string Content => content;

    public Streams Streams => streams;

    public void Ensure() => cache.Ensure(name, content, () => train(network, streams));

    public (Model Model, Cost Cost) Load() => cache.Load(name, content, network);
}
