using System.Text;
using System.Text.Unicode;
using UnlearnRepro.Domains.Data;

namespace UnlearnRepro.Ranking.Datasets.Letor;

/// <summary>One row after another, each read into the same place.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="format">What a row may hold.</param>
/// <param name="named">Whether a row names its query behind the grade.</param>
internal sealed class LetorRow(string path, LetorFormat format, bool named)
{
    // The row in which each feature stood last.
    private readonly long[] seen = new long[format.Features];
    private long row;
    private byte[] id = [];

    /// <summary>The document's grade.</summary>
    public int Grade { get; private set; }

    /// <summary>The query's id; empty where rows do not name it.</summary>
    public string Id { get; private set; } = "";

    /// <summary>The document's features; 0 where the row does not name one.</summary>
    public double[] Values { get; } = new double[format.Features];

    /// <summary>Number of values so far that were NaN.</summary>
    public long Undefined { get; private set; }

    /// <summary>Number of values so far that were too large.</summary>
    public long Clamped { get; private set; }

    /// <summary>Reads a line.</summary>
    /// <param name="line">Without its end.</param>
    /// <param name="number">Its number, for messages.</param>
    /// <returns>Whether it holds a row, not only white space or a comment.</returns>
    /// <exception cref="DatasetException">It is not what a row should be.</exception>
    public bool Read(ReadOnlySpan<byte> line, long number)
    {
        int comment = line.IndexOf((byte)'#');
        var rest = comment < 0 ? line : line[..comment];
        if (!Token(ref rest, out var token))
        {
            return false;
        }

        row++;
        Grade = Numerals.Whole(token, out int grade) && grade <= format.MaxGrade
            ? grade
            : throw Refused(number, $"a grade 0..{format.MaxGrade}", Excerpt.Of(token));
        if (named)
        {
            Id = Query(ref rest, cut: comment >= 0, number);
        }

        Array.Clear(Values);
        while (Token(ref rest, out token))
        {
            Feature(token, number);
        }

        return true;
    }

    private void Feature(ReadOnlySpan<byte> token, long number)
    {
        int colon = token.IndexOf((byte)':');
        if (colon < 0)
        {
            throw Refused(number, "<feature>:<value>", Excerpt.Of(token));
        }

        if (!Numerals.Whole(token[..colon], out int feature) || feature < 1 || feature > format.Features)
        {
            throw Refused(number, $"a feature 1..{format.Features}", Excerpt.Of(token));
        }

        if (!Numerals.Real(token[(colon + 1)..], out double value))
        {
            throw Refused(number, $"a number for feature {feature}", Excerpt.Of(token));
        }

        if (seen[feature - 1] == row)
        {
            throw Refused(number, "each feature once", $"feature {feature} twice");
        }

        seen[feature - 1] = row;
        Values[feature - 1] = Finite(value);
    }

    private double Finite(double value)
    {
        if (Math.Abs(value) <= LetorReader.Largest)
        {
            return value;
        }

        if (double.IsNaN(value))
        {
            Undefined++;
            return 0;
        }

        Clamped++;
        return Math.CopySign(LetorReader.Largest, value);
    }

    // Rows of a query mostly follow each other, so that its id is made a string once.
    private string Query(ref ReadOnlySpan<byte> rest, bool cut, long number)
    {
        bool any = Token(ref rest, out var token);
        var found = token.StartsWith("qid:"u8) ? token[4..] : default;
        if (found.IsEmpty)
        {
            throw Refused(number, "qid:<id> behind the grade", any ? Excerpt.Of(token) : cut ? "a comment" : "the end of the line");
        }

        // An id with a # in it would lose what follows.
        if (cut && rest.IsEmpty)
        {
            throw Refused(number, "white space between qid:<id> and a comment", Excerpt.Of(token) + " and #");
        }

        if (found.SequenceEqual(id))
        {
            return Id;
        }

        string text = Utf8.IsValid(found) ? Encoding.UTF8.GetString(found) : "";
        if (text.Length == 0 || text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
        {
            throw Refused(number, "an id of letters, digits and signs in UTF-8", Excerpt.Of(token));
        }

        id = found.ToArray();
        return text;
    }

    // What stands before the next white space. The rest begins at that white space, and is empty only where the line ends.
    private static bool Token(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> token)
    {
        int from = rest.IndexOfAnyExcept((byte)' ', (byte)'\t');
        if (from < 0)
        {
            token = rest = default;
            return false;
        }

        rest = rest[from..];
        int length = rest.IndexOfAny((byte)' ', (byte)'\t');
        length = length < 0 ? rest.Length : length;
        token = rest[..length];
        rest = rest[length..];
        return true;
    }

    private DatasetException Refused(long number, string expected, string found) => new($"{path}:{number}", expected, found);
}
