namespace UnlearnRepro.Ranking.Rankers;

/// <summary>What users met while a ranker was trained or unlearned, and what that cost.</summary>
/// <param name="Curve">nDCG@10 on D' after each of the recipe's marks that was reached, in their order.</param>
/// <param name="Online">Discounted sum over rounds of the clients' mean nDCG@10 of the lists that were shown; queries without a relevant document
/// count as 0.</param>
/// <param name="Rounds">Rounds in which clients were asked.</param>
/// <param name="Messages">Messages that clients sent.</param>
public sealed record Course(IReadOnlyList<double> Curve, double Online, int Rounds, long Messages)
{
    /// <summary>Nobody was asked and nothing shown.</summary>
    public static Course None { get; } = new([], 0, 0, 0);
}
