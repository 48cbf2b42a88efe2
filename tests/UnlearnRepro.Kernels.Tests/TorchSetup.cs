[assembly: Parallelizable(ParallelScope.Fixtures)]

namespace UnlearnRepro.Kernels.Tests;

/// <summary>Runs once before all tests of the assembly.</summary>
[SetUpFixture]
public class TorchSetup
{
    /// <summary>Reductions depend on the number of threads, and the tests compare bits.</summary>
    [OneTimeSetUp]
    public void OneThread() => set_num_threads(1);
}
