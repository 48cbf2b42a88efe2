using UnlearnRepro.Ranking.Queries;

namespace UnlearnRepro.Ranking.Datasets;

/// <summary>
/// Normalisation within a query: <c>x &lt;- (x - min) / (max - min)</c>, with the least and the largest value that the feature has among the query's
/// documents (LETOR's QueryLevelNorm). A feature that is the same for all of them becomes 0, and so do all features of a query's only document. The result
/// lies in [0, 1].
/// </summary>
public static class MinMax
{
    /// <summary>A query with its features normalised; the given one stays as it is.</summary>
    /// <param name="query">Values at most <see cref="Letor.LetorReader.Largest"/> in size, so that differences are finite.</param>
    public static Query Of(Query query)
    {
        double[] values = new double[query.Values.Length], least = query.Document(0).ToArray(), largest = query.Document(0).ToArray();
        for (int d = 1; d < query.Documents; d++)
        {
            var document = query.Document(d);
            for (int f = 0; f < document.Length; f++)
            {
                (least[f], largest[f]) = (Math.Min(least[f], document[f]), Math.Max(largest[f], document[f]));
            }
        }

        for (int d = 0; d < query.Documents; d++)
        {
            var document = query.Document(d);
            for (int f = 0; f < document.Length; f++)
            {
                values[(d * document.Length) + f] = largest[f] > least[f] ? (document[f] - least[f]) / (largest[f] - least[f]) : 0;
            }
        }

        return new(query.Id, query.Features, values, query.Grades.ToArray());
    }

    /// <summary>All queries of a set, each by itself.</summary>
    public static QuerySet Of(QuerySet set) => set with { Queries = [.. set.Queries.Select(Of)] };
}
