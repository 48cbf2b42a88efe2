using System.Reflection;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace UnlearnRepro.Claims.Guide;

/// <summary>The tests of an assembly that was just made, run by NUnit's own runner inside the running test.</summary>
/// <param name="Passed">Names of the tests that passed.</param>
/// <param name="Others">Name, outcome and message of those that did not.</param>
internal sealed record InnerRun(IReadOnlyList<string> Passed, IReadOnlyList<string> Others)
{
    /// <summary>Runs the tests of the classes whose names match.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="classes">A regular expression.</param>
    public static InnerRun Of(Assembly assembly, string classes = ".")
    {
        var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
        runner.Load(assembly, new Dictionary<string, object> { ["NumberOfTestWorkers"] = 0 });
        ITestResult[] results = [.. Cases(runner.Run(TestListener.NULL, TestFilter.FromXml($"<filter><class re='1'>{classes}</class></filter>")))];
        return new(
            [.. results.Where(Good).Select(r => r.Name)],
            [.. results.Where(r => !Good(r)).Select(r => $"{r.FullName}: {r.ResultState}: {r.Message}")]);
    }

    private static bool Good(ITestResult result) => result.ResultState.Status == TestStatus.Passed;

    // A fixture that cannot be made has no results of its tests, but one of its own.
    private static IEnumerable<ITestResult> Cases(ITestResult result) =>
        result.HasChildren ? result.Children.SelectMany(Cases) : [result];
}
