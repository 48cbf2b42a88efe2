using UnlearnRepro.Kernels.Lanes;

namespace UnlearnRepro.Kernels.Layers;

/// <summary>
/// The values of L independent models of one architecture. All parameters are one block Theta <c>[L, P]</c> and all
/// gradients one block <c>[L, P]</c>; layers see named views, and each view's gradient is a view as well. An optimiser
/// step, a dampening or a distance is therefore one or two operations however many layers there are.
/// </summary>
public sealed class Model : IDisposable
{
    private readonly Dictionary<Parameter, Tensor> leaves = [];
    private readonly Dictionary<StateBuffer, Tensor> buffers = [];

    private Model(Network network, Tensor theta)
    {
        Network = network;
        Theta = theta.DetachFromDisposeScope();
        Gradient = zeros_like(Theta).DetachFromDisposeScope();
        long offset = 0;
        foreach (var parameter in network.Parameters)
        {
            // One lane needs no lane axis, and without it the backward pass has no reshapes to undo.
            long[] shape = Lanes == 1 ? parameter.Shape : [Lanes, .. parameter.Shape];
            var leaf = Theta.narrow(1, offset, parameter.Size).view(shape).detach().requires_grad_(true).DetachFromDisposeScope();
            leaf.grad = Gradient.narrow(1, offset, parameter.Size).view(shape);
            leaves.Add(parameter, leaf);
            offset += parameter.Size;
        }

        foreach (var buffer in network.Buffers)
        {
            buffers.Add(buffer, full([Lanes, buffer.Size], buffer.Start, theta.dtype, theta.device).DetachFromDisposeScope());
        }
    }

    /// <summary>The architecture.</summary>
    public Network Network { get; }

    /// <summary>Theta, all parameters, <c>[L, P]</c>.</summary>
    public Tensor Theta { get; }

    /// <summary>The gradient that a backward pass adds to, <c>[L, P]</c>.</summary>
    public Tensor Gradient { get; }

    /// <summary>L.</summary>
    public int Lanes => (int)Theta.shape[0];

    /// <summary>Fresh models, one per lane of <paramref name="streams"/>; purpose <c>init</c>, index = the parameter's place.</summary>
    public static Model Initialise(Network network, Streams streams, Device? device = null, ScalarType dtype = ScalarType.Float32)
    {
        using var scope = TensorScope.Begin();
        var parts = network.Parameters.Select((p, k) => p.Start.Draw(p.Size, k, streams));
        return new(network, cat([.. parts], 1).to(dtype).to(device ?? CPU));
    }

    /// <summary>A model with the given values; <paramref name="theta"/> is copied.</summary>
    /// <param name="network">The architecture.</param>
    /// <param name="theta"><c>[L, P]</c>.</param>
    /// <param name="buffers">One <c>[L, size]</c> per buffer, in storage order.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than the network has.</exception>
    public static Model FromValues(Network network, Tensor theta, IReadOnlyList<Tensor> buffers)
    {
        if (theta.shape[^1] != network.Size || buffers.Count != network.Buffers.Count)
        {
            throw new ArgumentException(
                $"{network.Name}: expected {network.Size} parameter values a lane and {network.Buffers.Count} buffers, "
                + $"found {theta.shape[^1]} and {buffers.Count}");
        }

        using var scope = TensorScope.Begin();
        var model = new Model(network, theta.clone());
        foreach (var (buffer, value) in model.Network.Buffers.Zip(buffers))
        {
            model.Buffer(buffer).copy_(value);
        }

        return model;
    }

    /// <summary>An independent copy.</summary>
    public Model Clone() => FromValues(Network, Theta, [.. Network.Buffers.Select(Buffer)]);

    /// <summary>The values of one parameter, <c>[L, n, ...]</c>, or <c>[n, ...]</c> if L = 1; a view of <see cref="Theta"/>.</summary>
    public Tensor Leaf(Parameter parameter) => leaves[parameter];

    /// <summary>The values of one buffer, <c>[L, size]</c>.</summary>
    public Tensor Buffer(StateBuffer buffer) => buffers[buffer];

    /// <summary>Logits <c>[L*B, C]</c> of <paramref name="x"/> <c>[L*B, features]</c>, lane after lane.</summary>
    public Tensor Forward(Tensor x, bool training = false) => Forward(x, .., training);

    /// <summary>
    /// What some of the network's layers (<see cref="Network.Layers"/>) make of <paramref name="x"/>, which is what the layer before them gave:
    /// <c>Forward(x, ..k)</c> are the activations after k layers, and <c>Forward(Forward(x, ..k), k..)</c> is <c>Forward(x)</c> to the bit.
    /// Parameters of the others get no gradient, and <see cref="PassMeter"/> counts a part as it does the whole.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The network has fewer layers.</exception>
    public Tensor Forward(Tensor x, Range layers, bool training = false) => Network.Forward(x, layers, new Pass(this, training, record: false));

    /// <summary>As <see cref="Forward(Tensor, bool)"/> in evaluation mode, keeping what every layer with parameters saw and gave.</summary>
    public (Tensor Logits, Pass Pass) ForwardRecorded(Tensor x)
    {
        var pass = new Pass(this, training: false, record: true);
        return (Network.Forward(x, .., pass), pass);
    }

    /// <summary>Sets the gradient to that of the sum over lanes; each lane gets its own, since lanes never mix.</summary>
    /// <param name="loss">Per lane, <c>[L]</c>.</param>
    public void Backward(Tensor loss)
    {
        Gradient.zero_();
        (Lanes == 1 ? loss : loss.sum()).backward();
    }

    /// <summary>Frees the values.</summary>
    public void Dispose()
    {
        foreach (var tensor in leaves.Values.Concat(buffers.Values))
        {
            tensor.Dispose();
        }

        Theta.Dispose();
        Gradient.Dispose();
    }
}
