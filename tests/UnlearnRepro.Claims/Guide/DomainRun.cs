using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Forms;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims.Guide;

/// <summary>The default task of a domain, run from nothing to its report in a folder of its own, as <c>reproduce</c> does.</summary>
internal sealed class DomainRun : IDisposable
{
    private readonly RecordStore store;

    /// <summary>Runs a study of the smallest tier, judges the domain's claims and writes the report.</summary>
    public DomainRun(IDomain domain)
    {
        var catalog = new DomainCatalog(domain);
        var (found, info) = catalog.Task(domain.Tasks[0].Name);
        var task = found.Open(info.Name, new(Folder, DataFolders.Default));
        store = new(Folder);
        Cells = new(task, store);
        Results = Cells.Complete(Tiers.Study(task, task.Scenario(info.Scenario, Study.DefaultRoot), "smoke"), workers: 2);
        Report = StudyReport.Of(Results, task, new RunContext(Cells, Results, UnlearnProgram.Start).Judge(found.Files.Claims), task.Audit(Results, workers: 2));
        ReportFolder.Write(Path.Combine(Folder, "report"), Report);
    }

    /// <summary>The artifacts folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("unlearn-domain-").FullName;

    public StoredCells Cells { get; }

    public StudyResults Results { get; }

    public StudyReport Report { get; }

    /// <summary>All records to the bit, less the seconds that they took.</summary>
    public string[] Records =>
    [
        .. Results.Records.Select(r => string.Join(
            ' ',
            [r.Key, $"{r.Cell}", r.Fingerprint, r.Result.WeightsSha256, $"{r.Result.Status}",
                .. r.Result.Inputs.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"),
                .. r.Result.Metrics.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={BitConverter.DoubleToInt64Bits(p.Value):x}")])).Order(StringComparer.Ordinal),
    ];

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
