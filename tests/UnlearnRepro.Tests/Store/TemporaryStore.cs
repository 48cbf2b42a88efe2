using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Studies;

namespace UnlearnRepro.Tests.Store;

/// <summary>An artifacts folder of a test's own, gone when the test ends.</summary>
internal sealed class TemporaryStore : IDisposable
{
    public string Artifacts { get; } = Directory.CreateTempSubdirectory("unlearn-store-").FullName;

    public string Folder => Path.Combine(Artifacts, "store");

    /// <summary>The files of all writers.</summary>
    public string[] Files => [.. Directory.GetFiles(Folder, "*.jsonl").Order(StringComparer.Ordinal)];

    /// <summary>Writes records as one writer.</summary>
    public void Write(params IEnumerable<CellRecord> records)
    {
        using var store = new RecordStore(Artifacts);
        foreach (var record in records)
        {
            store.Write(record);
        }
    }

    /// <summary>What a new process reads, and what it is warned of.</summary>
    public (IReadOnlyDictionary<string, CellRecord> Records, List<string> Warnings) Read()
    {
        using var store = new RecordStore(Artifacts);
        var warnings = new List<string>();
        return (store.Read(warnings.Add), warnings);
    }

    /// <summary>A study answered by a new process.</summary>
    public StudyResults Complete(FakeTask task, Study study)
    {
        using var store = new RecordStore(Artifacts);
        return new StoredCells(task, store).Complete(study, workers: 2);
    }

    /// <summary>A record as a run would make it.</summary>
    public static CellRecord Record(string key, string weights = "w", params (string Name, double Value)[] metrics) => new(
        key,
        new("fake", "sçénario \"1\"", "Drawn", "Alpha=1,Lambda=0.5", ulong.MaxValue, default) { Forget = 1, Train = 2, Unlearn = 3, Eval = 4 },
        new(metrics.ToDictionary(m => m.Name, m => m.Value), weights, new Dictionary<string, string> { ["forget"] = "f" }, 0.1, CellStatus.Ok),
        "arithmetic",
        new("model", "run", "method"),
        metrics.ToDictionary(m => m.Name, m => $"code of {m.Name}"));

    /// <summary>Everything that a record holds.</summary>
    public static string Text(CellRecord r) => string.Join(
        '|',
        r.Key,
        r.Cell,
        r.Cell.Root,
        r.Cell.Data,
        r.Cell.Forget,
        r.Cell.Eval,
        r.Result.WeightsSha256,
        r.Result.Status,
        r.Result.Seconds.ToString("R"),
        r.Fingerprint,
        r.Code,
        string.Join(' ', r.MetricCode.OrderBy(p => p.Key)),
        string.Join(' ', r.Result.Inputs.OrderBy(p => p.Key)),
        string.Join(' ', r.Result.Metrics.OrderBy(p => p.Key).Select(p => $"{p.Key}={BitConverter.DoubleToInt64Bits(p.Value):x}")));

    public void Dispose() => Directory.Delete(Artifacts, recursive: true);
}
