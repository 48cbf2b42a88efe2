using UnlearnRepro.Ranking.Queries;

namespace UnlearnRepro.Ranking.Scenarios;

/// <summary>
/// RelR (Tao et al. 2025): of a client's queries the harder half has its grades turned round. What a ranker knows that nothing has been taught has
/// the cross-entropy ln n on a query of n documents, whatever their grades, so that the harder half is the one with more documents; the published
/// code asks one random ranker about one random list of ten. Documents are sorted by falling grade; of three grades the first fifth gets 0, up to a
/// half 1, the others 2; of five, each fifth the next one.
/// </summary>
internal static class Relabelling
{
    private static readonly double[] ThreeGrades = [0.2, 0.5], FiveGrades = [0.2, 0.4, 0.6, 0.8];

    /// <summary>The queries, of which those with more documents than the median have other grades.</summary>
    public static IReadOnlyList<Query> Of(IReadOnlyList<Query> queries, int maxGrade)
    {
        int[] sizes = [.. queries.Select(query => query.Documents).Order()];
        double median = (sizes[(sizes.Length - 1) / 2] + sizes[sizes.Length / 2]) / 2.0;
        return [.. queries.Select(query => query.Documents > median ? Turned(query, maxGrade) : query)];
    }

    /// <summary>A query with its grades turned round.</summary>
    public static Query Turned(Query query, int maxGrade)
    {
        double[] shares = maxGrade == 2 ? ThreeGrades : FiveGrades;
        int[] old = query.Grades.ToArray(), order = [.. Enumerable.Range(0, old.Length).OrderByDescending(d => old[d])], grades = new int[old.Length];
        for (int place = 0; place < order.Length; place++)
        {
            grades[order[place]] = shares.Count(share => place >= (int)(share * order.Length));
        }

        return query.WithGrades(grades);
    }
}
