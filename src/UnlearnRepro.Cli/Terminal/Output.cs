using Spectre.Console;
using UnlearnRepro.Claims;
using UnlearnRepro.Reports;

namespace UnlearnRepro.Cli.Terminal;

/// <summary>Results on standard output: tables and verdicts, in colour only on a terminal.</summary>
internal static class Output
{
    // A pipe has no width; cutting cells there would lose numbers.
    private const int WideEnough = 240;

    private static readonly IAnsiConsole Terminal = Create();

    /// <summary>A table of a name and numbers, which are aligned to the right, or of texts.</summary>
    public static void Table(string caption, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows, bool numbers = true)
    {
        var table = new Table().Border(TableBorder.Simple).Title(new TableTitle(Markup.Escape(caption), Style.Plain));
        foreach (var (name, column) in header.Select((name, column) => (name, column)))
        {
            table.AddColumn(new TableColumn(Markup.Escape(name)) { Alignment = numbers && column > 0 ? Justify.Right : Justify.Left });
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(cell => new Text(cell))]);
        }

        Terminal.Write(table);
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
                Terminal.WriteLine($"  measured:     {verdict.Measured}");
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
