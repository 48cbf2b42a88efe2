using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains;
using UnlearnRepro.Images;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.NUnit;
using UnlearnRepro.NUnit.Claims;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims.Images;

/// <summary>
/// A study that claims are registered for, asked from the store once; what is missing there is computed. Its claims are judged
/// together, because those of a family share an error rate.
/// </summary>
internal sealed class RegisteredStudy
{
    private static readonly string Artifacts = Path.Combine(RepositoryRoot.Path, "artifacts");
    private static readonly IReadOnlyDictionary<string, string> Gaps = KnownGaps.Read(Path.Combine(RepositoryRoot.Path, "tests", "known-gaps.txt"));
    private readonly string name;
    private readonly string scenario;
    private readonly Lazy<StudyReport> judged;

    private RegisteredStudy(string name, string scenario, Func<Study, ITask, Study> adapt)
    {
        this.name = name;
        this.scenario = scenario;
        judged = new(() =>
        {
            var task = ImagesDomain.Open(ImageTaskCatalog.Get(name), new TaskFolders(Artifacts, DataFolders.Default));
            using var store = new RecordStore(Artifacts);
            var cells = new StoredCells(task, store, TestContext.Progress.WriteLine);
            var results = cells.Complete(adapt(Tiers.Study(task, scenario, "quick"), task), Environment.ProcessorCount);
            return StudyReport.Of(results, task, new ClaimContext(cells, results).Judge(ImagesDomain.Files.Claims));
        });
    }

    /// <summary>A class of the digits is forgotten: the study that most claims are about.</summary>
    public static RegisteredStudy FullClass { get; } = new("digits", "full-class-3", (study, _) => study);

    /// <summary>A random tenth of the digits is forgotten; only what its claims compare is run.</summary>
    public static RegisteredStudy RandomSample { get; } = new("digits", "random-10pct", (study, task) => study with
    {
        Methods = [.. new[] { "Original", "Retrain", "LfssdPublished:Alpha=3.5,Lambda=1", "SsdPublished:Alpha=10,Lambda=1" }.Select(task.Method)],
    });

    /// <summary>
    /// A class of Fashion-MNIST is forgotten by a convolutional network. Fewer seeds than the quick tier has, and only the metrics of its
    /// claims and of the health checks, so that it takes forty minutes on two cores and not hours.
    /// </summary>
    public static RegisteredStudy Fashion { get; } = new("fashion-mnist", "full-class-3", (study, _) => study with
    {
        TrainingSeeds = 10,
        UnlearningSeeds = 2,
        Metrics = [.. study.Metrics.Where(metric => metric is "tow" or "distance-retrain" || metric.StartsWith("accuracy", StringComparison.Ordinal))],
    });

    private static IReadOnlyList<RegisteredStudy> All { get; } = [FullClass, RandomSample, Fashion];

    /// <summary>The study with its verdicts.</summary>
    public StudyReport Report => judged.Value;

    /// <summary>The gate on all of them.</summary>
    public Gate Gate => Gate.Of(Report.Verdicts, ImagesDomain.Files.Claims, Gaps, Report.Health);

    /// <summary>Where the gate is written.</summary>
    public static string Summary => Path.Combine(Artifacts, "reports", "gate.md");

    /// <summary>Checks the claim that the running test names, in the study that it is about.</summary>
    public static void Check()
    {
        string id = (string)TestContext.CurrentContext.Test.Properties.Get("Claim")!;
        var claim = ImagesDomain.Files.Claims.Claims.Single(c => c.Id == id);
        var study = All.First(s => (claim.Task ?? s.name) == s.name && (claim.Scenario ?? s.scenario) == s.scenario);
        VerdictAssert.IsReproduced(study.Report.Verdicts.Single(verdict => verdict.Claim.Id == id), Gaps);
    }
}
