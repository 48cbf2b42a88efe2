using System.Globalization;

namespace UnlearnRepro.Ranking.Federations;

/// <summary>
/// How a federation trains; by itself as the papers do: ten clients of whom three are forgotten, five interactions a round, lists of ten, a step of 0.1.
/// </summary>
/// <param name="Rounds">Rounds of training.</param>
/// <param name="Clients">Number of clients.</param>
/// <param name="Forgotten">How many of them are to be forgotten.</param>
/// <param name="Interactions">Interactions of a client in a round, each followed by a step of its own copy.</param>
/// <param name="LearningRate">Step size.</param>
/// <param name="Shown">Documents shown, or all of a query that has fewer.</param>
/// <param name="LogEvery">Interval of the rounds that are kept whole in the log.</param>
public sealed record Recipe(
    int Rounds, int Clients = 10, int Forgotten = 3, int Interactions = 5, double LearningRate = 0.1, int Shown = 10, int LogEvery = 5)
{
    /// <summary>Length of the initial weights, whose direction is drawn.</summary>
    public const double InitialNorm = 0.01;

    /// <summary>By how much an online list is worth less than one of the round before.</summary>
    public const double Discount = 0.9995;

    /// <summary>
    /// The rounds of an unlearning after which D' is looked at: fixed shares of the training's, so that curves of methods can be laid over each
    /// other.
    /// </summary>
    public IReadOnlyList<int> Marks => [0, Rounds / 20, Rounds / 10, Rounds / 4, Rounds / 2, Rounds];

    /// <summary>A share of the training's rounds, at least one.</summary>
    public int RoundsOf(double share) => Math.Max(1, (int)Math.Round(share * Rounds));

    /// <summary>All of it, as a part of the task's identity.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"PDGD {LearningRate} x {Interactions} of lists of {Shown}; {Rounds} rounds of {Clients} clients, {Forgotten} forgotten; log every {LogEvery}");
}
