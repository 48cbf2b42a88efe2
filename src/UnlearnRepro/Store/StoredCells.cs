using UnlearnRepro.Studies;

namespace UnlearnRepro.Store;

/// <summary>
/// A task whose cells are looked up before they are run: what is missing is computed and kept, and nothing is computed
/// twice. So a test works alone, and a cluster can fill the store beforehand.
/// </summary>
public sealed class StoredCells
{
    private readonly RecordStore store;
    private readonly Dictionary<string, CellRecord> records;

    /// <summary>Reads the store.</summary>
    /// <param name="task">The task.</param>
    /// <param name="store">Where finished cells are and go.</param>
    /// <param name="warn">Told of torn lines.</param>
    /// <exception cref="StudyException">A line of the store is damaged.</exception>
    public StoredCells(ITask task, RecordStore store, Action<string>? warn = null)
    {
        Task = task;
        this.store = store;
        records = store.Read(warn).ToDictionary();
    }

    /// <summary>The task.</summary>
    public ITask Task { get; }

    /// <summary>The results of a study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="workers">Cells at a time.</param>
    /// <param name="progress">Told after every piece of work.</param>
    /// <param name="cancellation">Stops after the running cells; they are kept.</param>
    public StudyResults Complete(Study study, int workers, IProgress<StudyProgress>? progress = null, CancellationToken cancellation = default)
    {
        var done = records.Where(entry => Answers(entry.Value, study.Metrics)).Select(entry => entry.Key).ToHashSet();
        foreach (var record in new StudyRunner(Task, store, workers).Run(study.Checked(), done, progress, cancellation))
        {
            records[record.Key] = record;
        }

        return new(study, records, Task.Identity);
    }

    /// <summary>One cell, looked up or run.</summary>
    public Outcome Get(Cell cell, IReadOnlyCollection<string> metrics)
    {
        string key = cell.Key(Task.Identity);
        if (!(records.TryGetValue(key, out var record) && Answers(record, metrics)))
        {
            record = new(key, cell, Run(cell, metrics), Task.Fingerprint);
            store.Write(record);
            records[key] = record;
        }

        return record.Outcome;
    }

    /// <summary>One cell, run whether or not it is known.</summary>
    public Outcome Run(Cell cell, IReadOnlyCollection<string> metrics)
    {
        foreach (var prerequisite in Task.Prerequisites(cell))
        {
            prerequisite.Make();
        }

        return Task.Run(cell, metrics);
    }

    // A record made for fewer metrics is not an answer yet.
    private static bool Answers(CellRecord record, IReadOnlyCollection<string> metrics) => metrics.All(record.Outcome.Metrics.ContainsKey);
}
