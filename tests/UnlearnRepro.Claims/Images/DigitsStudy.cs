using UnlearnRepro.Images.Claims;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.NUnit;
using UnlearnRepro.NUnit.Claims;
using UnlearnRepro.Reports;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims.Images;

/// <summary>
/// A registered study of the digits, asked from the store once; what is missing there is computed. Its claims are judged together,
/// because those of a family share an error rate.
/// </summary>
internal sealed class DigitsStudy
{
    private static readonly string Artifacts = Path.Combine(RepositoryRoot.Path, "artifacts");
    private static readonly IReadOnlyDictionary<string, string> Gaps = KnownGaps.Read(Path.Combine(RepositoryRoot.Path, "tests", "known-gaps.txt"));
    private readonly string scenario;
    private readonly Lazy<StudyReport> judged;

    private DigitsStudy(string scenario, params string[] methods) => (this.scenario, judged) = (scenario, new(() =>
    {
        var task = new ImageTask(ImageTaskCatalog.Get("digits"), Artifacts);
        using var store = new RecordStore(Artifacts);
        var cells = new StoredCells(task, store, TestContext.Progress.WriteLine);
        var study = Tiers.Study(task, scenario, "quick");
        var results = cells.Complete(methods.Length == 0 ? study : study with { Methods = [.. methods.Select(task.Method)] }, Environment.ProcessorCount);
        return StudyReport.Of(results, task, new ClaimContext(cells, results).Judge(ImageClaims.All));
    }));

    /// <summary>A class is forgotten: the study that most claims are about.</summary>
    public static DigitsStudy FullClass { get; } = new("full-class-3");

    /// <summary>A random tenth is forgotten; only what its claims compare is run.</summary>
    public static DigitsStudy RandomSample { get; } = new(
        "random-10pct", "Original", "Retrain", "LfssdPublished:Alpha=3.5,Lambda=1", "SsdPublished:Alpha=10,Lambda=1");

    /// <summary>The study with its verdicts.</summary>
    public StudyReport Report => judged.Value;

    /// <summary>The gate on all of them.</summary>
    public Gate Gate => Gate.Of(Report.Verdicts, ImageClaims.All, Gaps, Report.Health);

    /// <summary>Where the gate is written.</summary>
    public static string Summary => Path.Combine(Artifacts, "reports", "gate.md");

    /// <summary>Checks the claim that the running test names, in the study that it is about.</summary>
    public static void Check()
    {
        string id = (string)TestContext.CurrentContext.Test.Properties.Get("Claim")!;
        var claim = ImageClaims.All.Claims.Single(c => c.Id == id);
        var study = claim.Scenario == RandomSample.scenario ? RandomSample : FullClass;
        VerdictAssert.IsReproduced(study.Report.Verdicts.Single(verdict => verdict.Claim.Id == id), Gaps);
    }
}
