using UnlearnRepro.Images.Claims;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.NUnit;
using UnlearnRepro.NUnit.Claims;
using UnlearnRepro.Reports;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims.Images;

/// <summary>
/// The quick study of the digits, asked from the store once; what is missing there is computed. Its claims are judged together,
/// because those of a family share an error rate.
/// </summary>
internal static class DigitsStudy
{
    private static readonly string Artifacts = Path.Combine(RepositoryRoot.Path, "artifacts");
    private static readonly Lazy<StudyReport> Judged = new(() =>
    {
        var task = new ImageTask(ImageTaskCatalog.Get("digits"), Artifacts);
        using var store = new RecordStore(Artifacts);
        var cells = new StoredCells(task, store, TestContext.Progress.WriteLine);
        var results = cells.Complete(Tiers.Study(task, "full-class-3", "quick"), Environment.ProcessorCount);
        return StudyReport.Of(results, task, new ClaimContext(cells, results).Judge(ImageClaims.All));
    });

    private static readonly IReadOnlyDictionary<string, string> Gaps = KnownGaps.Read(Path.Combine(RepositoryRoot.Path, "tests", "known-gaps.txt"));

    /// <summary>The study with its verdicts.</summary>
    public static StudyReport Report => Judged.Value;

    /// <summary>The gate on all of them.</summary>
    public static Gate Gate => Gate.Of(Report.Verdicts, ImageClaims.All, Gaps, Report.Health);

    /// <summary>Where the gate is written.</summary>
    public static string Summary => Path.Combine(Artifacts, "reports", "gate.md");

    /// <summary>Checks the claim that the running test names.</summary>
    public static void Check()
    {
        string id = (string)TestContext.CurrentContext.Test.Properties.Get("Claim")!;
        VerdictAssert.IsReproduced(Report.Verdicts.Single(verdict => verdict.Claim.Id == id), Gaps);
    }
}
