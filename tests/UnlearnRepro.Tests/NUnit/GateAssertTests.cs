using NUnit.Framework.Constraints;
using NUnit.Framework.Internal;
using UnlearnRepro.Claims;
using UnlearnRepro.NUnit.Claims;

namespace UnlearnRepro.Tests.NUnit;

/// <summary>A closed gate fails the test that asks for it, and is shown where people look.</summary>
[NonParallelizable]
public class GateAssertTests
{
    private const string Variable = "GITHUB_STEP_SUMMARY";

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;
    private string? before;

    [SetUp]
    public void PointAtAPageOfOurOwn()
    {
        before = Environment.GetEnvironmentVariable(Variable);
        Environment.SetEnvironmentVariable(Variable, Path.Combine(folder, "page.md"));
    }

    [TearDown]
    public void PutItBack() => Environment.SetEnvironmentVariable(Variable, before);

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(folder, recursive: true);

    [TestCase(1, true)]
    [TestCase(0, false)]
    public void TheTestEndsAsTheGateSays(int judged, bool open)
    {
        string summary = Path.Combine(folder, $"new{judged}", "gate.md");
        Action ask = () => GateAssert.IsOpen("Claims", new Gate([], [], [], [], 0, judged, judged), summary);
        using (new TestExecutionContext.IsolatedContext())
        {
            Assert.That(ask, open ? (IResolveConstraint)Throws.Nothing : Throws.TypeOf<AssertionException>().With.Message.Contains("gate closed: 0 claims"));
        }

        Assert.That(File.ReadAllText(summary), Does.StartWith(open ? "## ✅ Claims" : "## ❌ Claims"));
        Assert.That(File.ReadAllText(Path.Combine(folder, "page.md")), Does.Contain(open ? "## ✅ Claims" : "## ❌ Claims"), "the job's page as well");
    }
}
