using UnlearnRepro.Ranking.Queries;

namespace UnlearnRepro.Ranking.Datasets.Letor;

/// <summary>What a file of rows held, and what was made of it on the way.</summary>
/// <param name="Queries">The queries in the order of their first rows; the documents of a query in the order of its rows.</param>
/// <param name="Rows">Number of rows, which is the number of documents.</param>
/// <param name="Scattered">Number of queries whose rows stood in more than one place of the file.</param>
/// <param name="Undefined">Number of values that were NaN and became 0.</param>
/// <param name="Clamped">Number of values that were infinite or too large and became +-<see cref="LetorReader.Largest"/>.</param>
public sealed record LetorFile(QuerySet Queries, int Rows, int Scattered, long Undefined, long Clamped)
{
    /// <summary>A line for each thing that is worth knowing; empty for most files.</summary>
    /// <param name="name">The file.</param>
    public IEnumerable<string> Notes(string name)
    {
        if (Scattered > 0)
        {
            yield return $"{name}: {Scattered} queries have rows in more than one place; all rows of an id are one query";
        }

        if (Undefined > 0)
        {
            yield return $"{name}: {Undefined} values are NaN; taken as 0";
        }

        if (Clamped > 0)
        {
            yield return $"{name}: {Clamped} values are infinite or above {LetorReader.Largest:R} in size; taken as that";
        }
    }
}
