using UnlearnRepro.Kernels.Runtime;

namespace UnlearnRepro.Faults;

/// <summary>Runs once before and after all tests of the assembly.</summary>
[SetUpFixture]
public class Setup
{
    // What is computed here is compared with what the program computed.
    [OneTimeSetUp]
    public void Configure() => TorchRuntime.Configure();

    [OneTimeTearDown]
    public void CleanUp() => SmallStudy.Delete();
}
