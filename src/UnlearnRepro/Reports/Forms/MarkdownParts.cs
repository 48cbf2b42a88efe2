using UnlearnRepro.Reports.Origin;
using UnlearnRepro.Reports.Text;

namespace UnlearnRepro.Reports.Forms;

/// <summary>Tables with their headings and what is said about them.</summary>
internal static class MarkdownParts
{
    /// <summary>One after the other.</summary>
    public static void Write(TextWriter writer, IEnumerable<OriginPart> parts)
    {
        foreach (var part in parts)
        {
            writer.Write($"## {MarkdownText.Escape(part.Title)}\n\n");
            if (part.Header.Count > 0)
            {
                MarkdownTable.Write(writer, part.Header, part.Rows);
            }

            if (part.Note.Length > 0)
            {
                writer.Write($"{MarkdownText.Line(part.Note)}\n\n");
            }

            if (part.Lines.Count > 0)
            {
                List(writer, part.Lines);
            }
        }
    }

    /// <summary>Sentences, each with its dash, and an empty line.</summary>
    public static void List(TextWriter writer, IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            writer.Write($"- {MarkdownText.Line(line)}\n");
        }

        writer.Write("\n");
    }
}
