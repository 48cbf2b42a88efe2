namespace UnlearnRepro.Ranking.Metrics;

/// <summary>One over the rank of the first relevant document, 0 beyond the tenth.</summary>
internal static class ReciprocalRank
{
    private const int Depth = 10;

    /// <summary>The mean over the test queries with a relevant document.</summary>
    public static double Mean(Answers says) => says.Orders.Zip(says.Federation.Data.Test.Queries, (order, query) => (Order: order, Query: query))
        .Where(of => of.Query.HasRelevant).Average(of => At(Array.FindIndex(of.Order, d => of.Query.Grades[d] > 0)));

    private static double At(int place) => place < Depth ? 1.0 / (place + 1) : 0;
}
