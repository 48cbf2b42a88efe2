namespace UnlearnRepro.Ranking.Rankers.Logs;

/// <summary>
/// What the unlearning methods need of a training, and no more: every message of every round would be 1.8 MB for 1,000 rounds of 10 clients and 46
/// features. Messages are the clients' weights in float, as they were sent; an update is a message less the global weights that its client was given.
/// </summary>
/// <param name="Initial">W_0.</param>
/// <param name="Updates">For each client the sum over all rounds of its updates.</param>
/// <param name="Weighted">For each client the mean of its updates, each round weighted by the squared length of the server's step in it.</param>
/// <param name="Last">The last round.</param>
/// <param name="Every">Interval of <paramref name="Kept"/> in rounds.</param>
/// <param name="Kept">Rounds 0, Every, 2 Every and so on.</param>
public sealed record TrainingLog(
    double[] Initial, IReadOnlyList<double[]> Updates, IReadOnlyList<double[]> Weighted, LoggedRound Last, int Every, IReadOnlyList<LoggedRound> Kept)
{
    /// <summary>A round that was kept.</summary>
    /// <param name="round">A multiple of <see cref="Every"/> below the number of rounds.</param>
    public LoggedRound At(int round) => Kept[round / Every];
}

/// <summary>One round of a training.</summary>
/// <param name="Global">The weights that the clients were given.</param>
/// <param name="Messages">The weights that each client sent back.</param>
public sealed record LoggedRound(double[] Global, IReadOnlyList<float[]> Messages)
{
    /// <summary>The mean of some clients' weights.</summary>
    public double[] Mean(IReadOnlyList<int> clients) => Averages.Of([.. clients.Select(c => Messages[c])]);

    /// <summary>The mean of some clients' updates.</summary>
    public double[] MeanUpdate(IReadOnlyList<int> clients) => [.. Mean(clients).Zip(Global, (mean, global) => mean - global)];
}
