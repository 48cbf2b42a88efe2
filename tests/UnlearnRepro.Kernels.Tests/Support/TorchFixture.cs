namespace UnlearnRepro.Kernels.Tests.Support;

/// <summary>A fixture whose tests need not dispose their tensors: a scope on the test's thread does.</summary>
public abstract class TorchFixture
{
    private DisposeScope? scope;

    [SetUp]
    public void OpenScope() => scope = NewDisposeScope();

    [TearDown]
    public void CloseScope() => scope?.Dispose();
}
