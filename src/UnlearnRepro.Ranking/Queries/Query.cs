namespace UnlearnRepro.Ranking.Queries;

/// <summary>A query and its documents. Their order is the file's; it breaks ties, so that no ranking is a matter of chance.</summary>
public sealed class Query
{
    private readonly double[] values;
    private readonly int[] grades;
    private readonly double[] ideal;

    /// <summary>Takes the arrays as they are.</summary>
    /// <param name="id">As the file has it.</param>
    /// <param name="features">Number of features of a document.</param>
    /// <param name="values">The documents' features, one document after another.</param>
    /// <param name="grades">Each document's grade of relevance, 0 for none.</param>
    /// <exception cref="ArgumentException">There is no document, or the numbers of values and grades do not fit.</exception>
    public Query(string id, int features, double[] values, int[] grades)
    {
        if (grades.Length == 0 || values.Length != features * grades.Length)
        {
            throw new ArgumentException($"query {id}: expected {features} values for each of one document or more, found {values.Length} for {grades.Length}");
        }

        (Id, Features, this.values, this.grades) = (id, features, values, grades);
        ideal = Gains.Ideal(grades);
        HasRelevant = ideal[0] > 0;
    }

    /// <summary>As the file has it.</summary>
    public string Id { get; }

    /// <summary>Number of features of a document.</summary>
    public int Features { get; }

    /// <summary>Number of documents.</summary>
    public int Documents => grades.Length;

    /// <summary>Grades of relevance, 0 for none, in the order of the documents.</summary>
    public ReadOnlySpan<int> Grades => grades;

    /// <summary>All features, one document after another.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>Whether a document has a grade above 0.</summary>
    public bool HasRelevant { get; }

    /// <summary>The highest DCG@k that the documents allow; 0 where none is relevant.</summary>
    /// <param name="k">1 or more; as DCG@n where there are n documents and no more.</param>
    public double Ideal(int k) => ideal[Math.Min(k, ideal.Length) - 1];

    /// <summary>The features of a document.</summary>
    public ReadOnlySpan<double> Document(int index) => values.AsSpan(index * Features, Features);

    /// <summary>The same documents with other grades.</summary>
    public Query WithGrades(int[] other) => new(Id, Features, values, other);
}
