using System.Text.RegularExpressions;
using Spectre.Console.Rendering;

namespace UnlearnRepro.Cli.Terminal;

/// <summary>
/// A line of text for a terminal, broken between words. An interval in brackets and a number with what it counts are one word: Spectre's own
/// wrapping breaks inside them, at spaces that are marked as not to be broken too.
/// </summary>
internal static partial class Wrapped
{
    private const int Indent = 2;

    /// <summary>The lines; those after the first hang below the text that follows a label, where there is one.</summary>
    /// <param name="text">One line.</param>
    /// <param name="width">Letters in a line of the terminal.</param>
    public static IReadOnlyList<string> Lines(string text, int width) =>
        Lines(text, width, Label().Match(text) is { Success: true, Length: var label } && label < width / 2 ? label : Indent);

    /// <inheritdoc cref="Lines(string, int)"/>
    /// <param name="text">One line.</param>
    /// <param name="width">Letters in a line of the terminal.</param>
    /// <param name="hanging">Spaces before every line but the first.</param>
    public static IReadOnlyList<string> Lines(string text, int width, int hanging)
    {
        List<string> lines = [""];
        int used = 0;
        foreach (Match part in Part().Matches(text))
        {
            string word = part.Groups["word"].Value;
            int cells = Cells(word);

            // A path that fits into no line is left to the terminal, which does not break it for whoever copies it.
            if (used > hanging && used + part.Groups["space"].Length + cells > width && hanging + cells <= width)
            {
                lines.Add(new string(' ', hanging) + word);
                used = hanging + cells;
            }
            else
            {
                lines[^1] += part.Value;
                used += part.Groups["space"].Length + cells;
            }
        }

        return lines;
    }

    // Letters of some scripts are two cells wide.
    private static int Cells(string word) => new Segment(word).CellCount();

    [GeneratedRegex(@"(?<space> *)(?<word>(?:\[[^\[\]]*\]|(?<=[0-9=]|\b[A-Zx]) |[^ ])+)")]
    private static partial Regex Part();

    [GeneratedRegex(@"^ *[^ ]+(?: [^ ]+)*  +")]
    private static partial Regex Label();
}
