using NUnit.Framework;
using UnlearnRepro.Claims;
using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.NUnit.Claims;

/// <summary>
/// A registered study, asked from the store once; what is missing there is computed. Its claims are judged together, because those of a family
/// share an error rate.
/// </summary>
internal sealed class JudgedStudy
{
    private readonly Lazy<(StudyReport Report, ILookup<string, Verdict> BySeed)> judged;

    /// <summary>Nothing is read or run yet.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="claims">Its claims.</param>
    /// <param name="study">One of their studies.</param>
    /// <param name="root">The root seed.</param>
    /// <param name="folders">Where the store is, and the data.</param>
    public JudgedStudy(IDomain domain, ClaimSet claims, RegisteredStudy study, ulong root, TaskFolders folders)
    {
        Registered = study;
        judged = new(() =>
        {
            var task = domain.Open(study.Task, folders);
            using var store = new RecordStore(folders.Artifacts);
            var cells = new StoredCells(task, store, TestContext.Progress.WriteLine);
            var results = cells.Complete(study.Of(task, root), Environment.ProcessorCount);
            var context = new RunContext(cells, results, UnlearnProgram.Start);
            var report = StudyReport.Of(results, task, context.Judge(claims));
            JudgedControls.Keep(folders.Artifacts, results.Study, claims, report.Verdicts);
            var seeds = report.Verdicts.SelectMany(verdict => Enumerable.Range(0, study.TrainingSeeds).Select(i => context.JudgeSeed(verdict.Claim, i)));
            return (report, seeds.OfType<Verdict>().ToLookup(verdict => verdict.Claim.Id));
        });
        Missing = new(() =>
        {
            // A task that is none is refused by name when the study is opened.
            var info = domain.Tasks.FirstOrDefault(task => task.Name == study.Task);
            var source = domain.Data.FirstOrDefault(data => data.Name == info?.Dataset);
            return source is null || source.IsAvailable(folders.Data, out string where) ? null : $"{source.Name}: {where}";
        });
    }

    /// <summary>The study as it is run.</summary>
    public RegisteredStudy Registered { get; }

    /// <summary>What is missing of its data; null if nothing.</summary>
    public Lazy<string?> Missing { get; }

    /// <summary>The study with its verdicts.</summary>
    public StudyReport Report => judged.Value.Report;

    /// <summary>The verdict on a claim, or as far as one training seed goes; null if the study has not what the claim names, or not that seed.</summary>
    public Verdict? Of(Claim claim, int? train) => train is { } seed
        ? judged.Value.BySeed[claim.Id].ElementAtOrDefault(seed)
        : Report.Verdicts.SingleOrDefault(verdict => verdict.Claim.Id == claim.Id);
}
