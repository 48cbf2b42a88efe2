namespace UnlearnRepro.Kernels.Lanes;

/// <summary>
/// Frees every tensor made since <see cref="Begin"/>, except those passed to <see cref="Keep"/>.
/// TorchSharp's scopes are per thread and do not survive an await; a ref struct cannot be held over one,
/// captured or stored, so the mistake does not compile.
/// </summary>
public readonly ref struct TensorScope : IDisposable
{
    private readonly DisposeScope scope;

    private TensorScope(DisposeScope scope) => this.scope = scope;

    /// <summary>Opens a scope on this thread: <c>using var scope = TensorScope.Begin();</c></summary>
    public static TensorScope Begin() => new(NewDisposeScope());

    /// <summary>Lets <paramref name="tensor"/> outlive the scope; the caller's own scope takes it.</summary>
    public Tensor Keep(Tensor tensor) => tensor.MoveToOuterDisposeScope();

    /// <inheritdoc/>
    public void Dispose() => scope.Dispose();
}
