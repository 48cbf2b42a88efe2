using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using UnlearnRepro.Claims;
using UnlearnRepro.NUnit.Claims;

namespace UnlearnRepro.Tests.NUnit;

/// <summary>The five ways a claim's test can end.</summary>
public class VerdictAssertTests
{
    private static readonly Dictionary<string, string> None = [];
    private static readonly Dictionary<string, string> Gap = new() { ["C-1"] = "too small a data set" };

    [Test]
    public void AReproducedClaimPasses()
    {
        var (thrown, warnings, output) = End(Outcome.Reproduced, None);
        Assert.That(thrown, Is.Null);
        Assert.That(warnings, Is.Empty);
        Assert.That(output, Does.Contain("C-1 REPRODUCED").And.Contains("rerun").And.Contains("\n  this test     dotnet test tests/UnlearnRepro.Tests --filter Claim=C-1"), "the project that the test is of");
    }

    [Test]
    public void AContradictedClaimFailsWithItsExplanation()
    {
        var (thrown, _, _) = End(Outcome.Contradicted, None);
        Assert.That(thrown, Is.TypeOf<AssertionException>());
        Assert.That(thrown!.Message, Does.Contain("C-1 CONTRADICTED").And.Contains("claimed       It is so."));
    }

    [Test]
    public void AnInconclusiveClaimIsInconclusive([Values] bool known)
    {
        var (thrown, _, _) = End(Outcome.Inconclusive, known ? Gap : None);
        Assert.That(thrown, Is.TypeOf<InconclusiveException>());
        Assert.That(thrown!.Message, Does.Contain("C-1 INCONCLUSIVE"));
    }

    [Test]
    public void AKnownGapIsReportedAndFailsNothing()
    {
        var (thrown, _, _) = End(Outcome.Contradicted, Gap);
        Assert.That(thrown, Is.TypeOf<InconclusiveException>());
        Assert.That(thrown!.Message, Does.Contain("C-1 CONTRADICTED").And.Contains("known gap     too small a data set"));
    }

    [Test]
    public void AGapThatClosedIsAWarning()
    {
        var (thrown, warnings, _) = End(Outcome.Reproduced, Gap);
        Assert.That(thrown, Is.Null);
        Assert.That(warnings.Single(), Does.Contain("take C-1 out of known-gaps.txt (too small a data set)"));
    }

    // In a context of its own, so that what is asserted in there is not a failure of this test.
    private static (Exception? Thrown, string[] Warnings, string Output) End(Outcome outcome, IReadOnlyDictionary<string, string> gaps)
    {
        var verdict = new Verdict(new Claim("C-1", "f", "s", "It is so."), outcome, "s_T = 2", null, 20, 5, "5 %", "more", null, "dotnet test");
        using var context = new TestExecutionContext.IsolatedContext();
        Exception? thrown = null;
        try
        {
            VerdictAssert.IsReproduced(verdict, gaps);
        }
        catch (ResultStateException e)
        {
            thrown = e;
        }

        var result = TestExecutionContext.CurrentContext.CurrentResult;
        return (
            thrown,
            [.. result.AssertionResults.Where(a => a.Status == AssertionStatus.Warning).Select(a => a.Message ?? "")],
            result.Output);
    }
}
