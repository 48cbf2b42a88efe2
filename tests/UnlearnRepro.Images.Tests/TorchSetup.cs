using UnlearnRepro.Images.Tests.Tasks;
using UnlearnRepro.Kernels.Runtime;

namespace UnlearnRepro.Images.Tests;

/// <summary>Runs once before all tests of the assembly: results are compared to the bit.</summary>
[SetUpFixture]
public class TorchSetup
{
    [OneTimeSetUp]
    public void Configure() => TorchRuntime.Configure();

    [OneTimeTearDown]
    public void DeleteTrained() => DigitsTask.DeleteTrained();
}
