using UnlearnRepro.Words;

namespace UnlearnRepro.Import;

/// <summary>Everything that is wrong with a table: the first twenty by line, the others by number.</summary>
internal sealed class TableProblems
{
    private const int Most = 20;

    private readonly List<string> first = [];
    private int count;

    public int Count => count;

    /// <summary>Notes a problem.</summary>
    /// <param name="problem">Where it is, what was expected and what was found.</param>
    public void Add(string problem)
    {
        if (count++ < Most)
        {
            first.Add(problem);
        }
    }

    /// <summary>Stops unless all is well: a table of which a part is wrong gives no numbers at all.</summary>
    /// <exception cref="StudyException">There was a problem.</exception>
    public void ThrowIfAny()
    {
        if (count > 0)
        {
            string[] lines =
            [
                .. count == 1 ? (string[])[] : [$"{count} problems, and nothing was computed"],
                .. first,
                .. count > Most ? (string[])[$"and {count - Most} more"] : [],
            ];
            throw new StudyException(string.Join('\n', lines)) { Lines = lines };
        }
    }
}
