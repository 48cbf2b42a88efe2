using System.Collections.Concurrent;

namespace UnlearnRepro.Studies;

/// <summary>Where finished cells go, one by one; called from several threads.</summary>
public interface IRecordSink
{
    /// <summary>Keeps a record so that it survives the process.</summary>
    void Write(CellRecord record);
}

/// <summary>How far a run is.</summary>
/// <param name="Stage">What is being done: <c>models</c> or <c>cells</c>.</param>
/// <param name="Done">Finished pieces of the stage.</param>
/// <param name="Total">All pieces of the stage.</param>
public readonly record struct StudyProgress(string Stage, int Done, int Total);

/// <summary>
/// Computes the cells of a study that nobody has computed yet: first the models they share, then the cells, on all
/// workers. Which worker takes which cell, and when, changes no result.
/// </summary>
/// <param name="task">The task.</param>
/// <param name="sink">Where finished cells go.</param>
/// <param name="workers">Cells at a time; each uses one thread.</param>
public sealed class StudyRunner(ITask task, IRecordSink sink, int workers)
{
    /// <summary>Runs what is missing and returns the new records.</summary>
    /// <param name="study">The study.</param>
    /// <param name="done">Content keys of cells that need not be run.</param>
    /// <param name="progress">Told after every piece of work.</param>
    /// <param name="cancellation">Stops after the running cells.</param>
    public IReadOnlyCollection<CellRecord> Run(
        Study study, IReadOnlySet<string> done, IProgress<StudyProgress>? progress = null, CancellationToken cancellation = default)
    {
        var missing = study.Cells().Where(cell => !done.Contains(task.Key(cell))).ToList();
        ForEach("models", [.. missing.SelectMany(task.Prerequisites).DistinctBy(p => p.Key)], p => p.Make());

        var records = new ConcurrentBag<CellRecord>();
        ForEach("cells", missing, cell =>
        {
            var record = CellRecord.Of(task, cell, task.Run(cell, study.Metrics));
            sink.Write(record);
            records.Add(record);
        });
        return records;

        void ForEach<T>(string stage, IReadOnlyList<T> pieces, Action<T> work)
        {
            int finished = 0;
            progress?.Report(new(stage, 0, pieces.Count));
            var options = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellation };
            try
            {
                Parallel.ForEach(Partitioner.Create(pieces, EnumerablePartitionerOptions.NoBuffering), options, piece =>
                {
                    work(piece);
                    progress?.Report(new(stage, Interlocked.Increment(ref finished), pieces.Count));
                });
            }
            catch (AggregateException e)
            {
                // The first failure is the reason; the others are cells that were running beside it.
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
            }
        }
    }
}
