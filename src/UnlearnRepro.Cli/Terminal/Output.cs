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
        foreach (var (k, columns) in (parts?.Columns ?? [[.. Enumerable.Range(0, header.Count)]]).Index())
        {
            var table = new Table().Border(TableBorder.Simple);
            table.Title = k == 0 ? new TableTitle(Markup.Escape(caption), Style.Plain) : null;
            foreach (int c in columns)
            {
                table.AddColumn(new TableColumn(Markup.Escape(header[c])) { Alignment = numbers && c > 0 ? Justify.Right : Justify.Left, Width = c == 0 ? parts?.Names : null });
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
            Terminal.WriteLine($"! {line}");
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
            var line = new Paragraph().Append($"{symbol} {verdict.Outcome,-12} ", new Style(colour)).Append($"{verdict.Claim.Id,-26} {verdict.Claim.Sentence}");
            Terminal.Write(line);
            Terminal.WriteLine();
            if (verdict.Outcome != Outcome.Reproduced)
            {
                Terminal.WriteLine(verdict.LeftOut is { } lacks ? $"  left out:     {lacks}" : $"  measured:     {verdict.Measured}");
                Terminal.WriteLine($"  would change: {verdict.WouldChange}");
            }
        }
    }

    /// <summary>A line as it is.</summary>
    public static void Line(string text = "") => Terminal.WriteLine(text);

    /// <summary>A line beside the results, on standard error.</summary>
    public static void Note(string text) => Console.Error.WriteLine(OneLine.Of(text));

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
