using System.Globalization;
using System.Text;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Ranking.Datasets.Letor;
using UnlearnRepro.Ranking.Queries;

namespace UnlearnRepro.Ranking.Tests.Datasets;

/// <summary>Texts of rows, read from memory; and queries written as texts in all the ways that there are.</summary>
internal static class Text
{
    public static LetorFile Read(string text, int features = 3, int maxGrade = 2) => Read(Encoding.UTF8.GetBytes(text), new(features, maxGrade));

    public static LetorFile Read(byte[] text, LetorFormat format)
    {
        using var lines = new TextLines(new MemoryStream(text), "made");
        return LetorReader.Read(lines, "made", format);
    }

    public static string Refusal(string text, int features = 3, int maxGrade = 2) => Refused.Message(() => Read(text, features, maxGrade));

    /// <summary>Ids, grades and values, to be compared.</summary>
    public static (string, int[], double[])[] Contents(IEnumerable<Query> queries) =>
        [.. queries.Select(query => (query.Id, query.Grades.ToArray(), query.Values.ToArray()))];

    /// <summary>A row: some values that are 0 left out, features in a random order, white space, comments and ends of lines of all kinds.</summary>
    public static string Row(Query query, int document, Random random)
    {
        int[] order = [.. Enumerable.Range(0, query.Features)];
        random.Shuffle(order);
        var row = new StringBuilder();
        Space(least: 0).Append(query.Grades[document]);
        Space(least: 1).Append("qid:").Append(query.Id);
        foreach (int f in order)
        {
            double value = query.Document(document)[f];
            if (value != 0 || random.Next(2) == 0)
            {
                Space(least: 1).Append(f + 1).Append(':').Append(value.ToString("R", CultureInfo.InvariantCulture));
            }
        }

        Space(least: 1);
        return row.Append(random.Next(2) == 0 ? "# docid = x 1:7" : "").Append(random.Next(2) == 0 ? "\r\n" : "\n").ToString();

        StringBuilder Space(int least) => row.Append(random.Next(2) == 0 ? ' ' : '\t', random.Next(least, least + 2));
    }
}
