using NUnit.Framework;
using UnlearnRepro.Claims;

namespace UnlearnRepro.NUnit.Claims;

/// <summary>
/// Maps verdicts to test results: Reproduced passes, Contradicted fails, Inconclusive is inconclusive; the text is the
/// verdict's explanation. No retries: they would bias the verdict.
/// </summary>
public static class VerdictAssert
{
    /// <summary>Ends the test as the verdict says.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="gaps">Known gaps, reason by claim id.</param>
    public static void IsReproduced(Verdict verdict, IReadOnlyDictionary<string, string> gaps)
    {
        string project = TestContext.CurrentContext.Test.Type?.Assembly.GetName().Name ?? "";
        string explanation = $"{verdict.Explanation}\n  this test     dotnet test tests/{project} --filter Claim={verdict.Claim.Id}";
        string? gap = gaps.GetValueOrDefault(verdict.Claim.Id);
        if (gap is not null)
        {
            explanation += verdict.Outcome == Outcome.Reproduced
                ? $"\n  known gap     no longer: take {verdict.Claim.Id} out of known-gaps.txt ({gap})"
                : $"\n  known gap     {gap}";
        }

        switch (verdict.Outcome)
        {
            case Outcome.Reproduced when gap is not null:
                Assert.Warn(explanation);
                break;
            case Outcome.Reproduced:
                TestContext.Out.WriteLine(explanation);
                break;
            case Outcome.Contradicted when gap is null:
                Assert.Fail(explanation);
                break;
            default:
                // The console shows neither message nor output of a test that neither passed nor failed.
                TestContext.Progress.WriteLine(explanation);
                Assert.Inconclusive(explanation);
                break;
        }
    }
}
