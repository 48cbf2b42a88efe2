using Spectre.Console;
using UnlearnRepro.Claims;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Figures;
using UnlearnRepro.Reports.Tables;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Terminal;

/// <summary>Results on standard output: tables and verdicts, in colour only on a terminal.</summary>
internal static class Output
{
    // A pipe has no width; cutting cells there would lose numbers.
    private const int WideEnough = 240;

    private static readonly IAnsiConsole Terminal = Create();

    /// <summary>A table of a name and numbers, which are aligned to the right and never broken, or of texts.</summary>
    public static void Table(string caption, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows, bool numbers = true)
    {
        IReadOnlyList<string>[] all = [.. rows];
        var parts = numbers ? TableParts.Of(header, all, Terminal.Profile.Width) : null;
        Line($"  {caption}");
        foreach (var columns in parts?.Columns ?? [[.. Enumerable.Range(0, header.Count)]])
        {
            var table = new Table().Border(TableBorder.Simple);
            foreach (int c in columns)
            {
                table.AddColumn(new TableColumn(Markup.Escape(header[c]))
                {
                    Alignment = numbers && c > 0 ? Justify.Right : Justify.Left,
                    Width = c == 0 ? parts?.Names : null,
                });
            }

            foreach (var row in all)
            {
                table.AddRow([.. columns.Select(c => new Text(row[c]))]);
            }

            Terminal.Write(table);
        }
    }

    /// <summary>A variance table and what it hides.</summary>
    public static void Table(VarianceTable table)
    {
        Table(table.Caption, table.Header, table.Rows);
        foreach (string line in table.Cautions)
        {
            Line($"! {line}");
        }
    }

    /// <summary>One line per verdict and, for those that are not reproduced, what was measured and what would change it.</summary>
    public static void Verdicts(IReadOnlyList<Verdict> verdicts)
    {
        foreach (var verdict in verdicts)
        {
            var (symbol, colour) = verdict.Outcome switch
            {
                Outcome.Reproduced => ("+", Color.Green),
                Outcome.Contradicted => ("x", Color.Red),
                _ => ("?", Color.Yellow),
            };
            Labelled($"{symbol} {verdict.Outcome,-12} ", $"{verdict.Claim.Id,-26} {verdict.Claim.Sentence}", new Style(colour));
            if (verdict.Outcome != Outcome.Reproduced)
            {
                Labelled(verdict.LeftOut is null ? "  measured:     " : "  left out:     ", verdict.LeftOut ?? verdict.Measured);
                Labelled("  would change: ", verdict.WouldChange);
            }
        }
    }

    /// <summary>A line, whole where nobody looks at it and broken between words on a terminal.</summary>
    public static void Line(string text = "")
    {
        string said = OneLine.Of(text);
        foreach (string line in Console.IsOutputRedirected ? [said] : Wrapped.Lines(said, Terminal.Profile.Width))
        {
            Console.Out.WriteLine(line);
        }
    }

    /// <summary>A line beside the results, on standard error.</summary>
    public static void Note(string text) => Console.Error.WriteLine(OneLine.Of(text));

    // A line whose further lines hang below its text.
    private static void Labelled(string label, string text, Style? style = null)
    {
        string shown = label.TrimEnd(), said = label + OneLine.Of(text);
        Terminal.Write(new Text(shown, style));
        string[] lines = Console.IsOutputRedirected ? [said] : [.. Wrapped.Lines(said, Terminal.Profile.Width, label.Length)];
        Console.Out.WriteLine(lines[0][shown.Length..]);
        Array.ForEach(lines[1..], Console.Out.WriteLine);
    }

    private static IAnsiConsole Create()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = WideEnough;
            console.Profile.Capabilities.Ansi = false;
            console.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        }

        return console;
    }
}
