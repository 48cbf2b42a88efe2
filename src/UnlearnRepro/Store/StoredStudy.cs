using UnlearnRepro.Studies;

namespace UnlearnRepro.Store;

/// <summary>Asks the store for a study; what is missing is computed, and nothing is computed twice.</summary>
public static class StoredStudy
{
    /// <summary>The results of a study.</summary>
    /// <param name="store">Where finished cells are and go.</param>
    /// <param name="task">The task.</param>
    /// <param name="study">The study.</param>
    /// <param name="workers">Cells at a time.</param>
    /// <param name="progress">Told after every piece of work.</param>
    /// <param name="warn">Told of torn lines.</param>
    /// <param name="cancellation">Stops after the running cells.</param>
    public static StudyResults Complete(
        this RecordStore store,
        ITask task,
        Study study,
        int workers,
        IProgress<StudyProgress>? progress = null,
        Action<string>? warn = null,
        CancellationToken cancellation = default)
    {
        // A record made for fewer metrics is not yet a record of this study.
        var records = store.Read(warn)
            .Where(entry => study.Metrics.All(entry.Value.Outcome.Metrics.ContainsKey))
            .ToDictionary();
        foreach (var record in new StudyRunner(task, store, workers).Run(study.Checked(), records.Keys.ToHashSet(), progress, cancellation))
        {
            records[record.Key] = record;
        }

        return new(study, records, task.Identity);
    }
}
