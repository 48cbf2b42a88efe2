using System.Collections.Concurrent;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Store;

/// <summary>
/// A task whose cells are looked up before they are run: what is missing is computed and kept, and nothing is computed
/// twice, not even where a run was stopped and asked for again. So a test works alone, and a cluster can fill the store
/// beforehand. All members may be called from several threads at once.
/// </summary>
public sealed class StoredCells
{
    private readonly Kept kept;

    /// <summary>Reads the store.</summary>
    /// <param name="task">The task.</param>
    /// <param name="store">Where finished cells are and go.</param>
    /// <param name="warn">Told of torn lines, and once how many cells were made by other code.</param>
    /// <exception cref="StudyException">A line of the store is damaged.</exception>
    public StoredCells(ITask task, RecordStore store, Action<string>? warn = null)
    {
        Task = task;
        kept = new(store, new(store.Read(warn, task)));
        int stale = kept.Records.Values.Count(record => record.IsStale(task)) + store.Earlier;
        if (stale > 0)
        {
            warn?.Invoke($"{stale} stored cells were made by other code and are not used; clean --stale removes them");
        }
    }

    /// <summary>The task.</summary>
    public ITask Task { get; }

    /// <summary>
    /// The size at which each scenario, root and list of further axes was judged, in words: judging a second one would be another look at the same seeds.
    /// </summary>
    internal ConcurrentDictionary<(string Scenario, ulong Root, string Further), string> Judged { get; } = [];

    /// <summary>The results of a study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="workers">Cells at a time.</param>
    /// <param name="progress">Told after every piece of work.</param>
    /// <param name="cancellation">Stops after the running cells; they are kept.</param>
    public StudyResults Complete(Study study, int workers, IProgress<StudyProgress>? progress = null, CancellationToken cancellation = default)
    {
        var done = kept.Records.Where(entry => entry.Value.Has(study.Metrics)).Select(entry => entry.Key).ToHashSet();
        new StudyRunner(Task, kept, workers).Run(study.Checked(), done, progress, cancellation);
        return new(study, kept.Records, Task.Key);
    }

    /// <summary>One cell, looked up or run.</summary>
    public CellResult Get(Cell cell, IReadOnlyCollection<string> metrics)
    {
        string key = Task.Key(cell);
        if (!(kept.Records.TryGetValue(key, out var record) && record.Has(metrics)))
        {
            record = CellRecord.Of(Task, cell, Run(cell, metrics));
            kept.Write(record);
        }

        return record.Result;
    }

    /// <summary>One cell, run whether or not it is known.</summary>
    public CellResult Run(Cell cell, IReadOnlyCollection<string> metrics)
    {
        foreach (var prerequisite in Task.Prerequisites(cell))
        {
            prerequisite.Make();
        }

        return Task.Run(cell, metrics);
    }

    // The disk and what is known of it.
    private sealed record Kept(RecordStore Store, ConcurrentDictionary<string, CellRecord> Records) : IRecordSink
    {
        public void Write(CellRecord record)
        {
            Store.Write(record);
            Records.AddOrUpdate(record.Key, record, (_, older) => record.Over(older));
        }
    }
}
