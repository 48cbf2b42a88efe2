using UnlearnRepro.Words;

namespace UnlearnRepro.Import;

/// <summary>What a run's state means for its row.</summary>
internal enum RunFate
{
    /// <summary>Its values are results.</summary>
    Counts,

    /// <summary>It ended without finite values, which is a result too.</summary>
    Collapsed,

    /// <summary>It has not ended, or not by itself: whatever it logged so far is no result.</summary>
    LeftOut,
}

/// <summary>
/// What the states of runs mean (W&amp;B: finished, running, crashed, failed, killed; SUPREME's export has the same; Slurm, MLflow
/// and Optuna their own), and which rows were left out for theirs.
/// </summary>
internal sealed class RunStates
{
    private const int Shown = 3;

    private static readonly string[] Counts = ["ok", "finished", "completed", "complete", "success", "succeeded", "done"];

    private static readonly string[] Collapsed = ["collapsed"];

    private static readonly string[] Unfinished =
    [
        "running", "pending", "queued", "scheduled", "waiting", "paused", "preempted", "preempting", "crashed", "failed", "fail", "error", "killed",
        "cancelled", "canceled", "aborted", "timeout", "out_of_memory", "node_fail", "boot_fail", "deadline", "suspended", "pruned",
    ];

    private readonly SortedDictionary<string, (int Rows, List<string> Places)> leftOut = new(StringComparer.Ordinal);

    /// <summary>All words, for messages.</summary>
    public static string Known { get; } = string.Join(", ", Counts.Concat(Collapsed).Concat(Unfinished));

    /// <summary>How many rows were left out, by state, with the first few lines; empty if none were.</summary>
    public string Said
    {
        get
        {
            int all = leftOut.Values.Sum(state => state.Rows);
            return all == 0 ? "" : $"{NumberText.Count(all, "row")} left out, whose run did not finish: " + string.Join("; ", leftOut.Select(state =>
                $"{state.Value.Rows} {state.Key} ({string.Join(", ", state.Value.Places)}{(state.Value.Rows > Shown ? ", ..." : "")})"));
        }
    }

    /// <summary>
    /// What a state means, whatever its letters' case; null for a word that is not known. Without a word a row counts; Slurm says by whom a
    /// job was cancelled.
    /// </summary>
    public static RunFate? Of(string word) =>
        SeedLabel.Of(word).Length == 0 || In(Counts, word) ? RunFate.Counts
        : In(Collapsed, word) ? RunFate.Collapsed
        : In(Unfinished, word.Split(' ', '+')[0]) ? RunFate.LeftOut
        : null;

    /// <summary>Notes a row that was left out.</summary>
    /// <param name="word">Its state.</param>
    /// <param name="place">File and line.</param>
    public void LeaveOut(string word, string place)
    {
        string state = word.ToLowerInvariant();
        var (rows, places) = leftOut.GetValueOrDefault(state, (0, []));
        if (rows < Shown)
        {
            places.Add(place);
        }

        leftOut[state] = (rows + 1, places);
    }

    private static bool In(string[] words, string word) => words.Contains(word, StringComparer.OrdinalIgnoreCase);
}
