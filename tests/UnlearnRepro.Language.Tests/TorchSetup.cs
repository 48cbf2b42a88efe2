using UnlearnRepro.Kernels.Runtime;

namespace UnlearnRepro.Language.Tests;

/// <summary>Runs once before all tests of the assembly: results are compared to the bit.</summary>
[SetUpFixture]
public class TorchSetup
{
    [OneTimeSetUp]
    public void Configure() => TorchRuntime.Configure();
}
