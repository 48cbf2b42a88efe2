using System.CommandLine;
using UnlearnRepro.Claims;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Images.Claims;
using UnlearnRepro.Reports;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Cli.Verbs;

/// <summary>The options that turn verdicts into a yes or no for CI, or into an audit that is never one.</summary>
internal sealed class GateOptions
{
    private readonly Option<bool> gate = new("--gate") { Description = $"exit with {ExitCode.GateClosed} if a claim is contradicted or too many are inconclusive" };
    private readonly Option<string> gaps = new Option<string>("--known-gaps") { Description = "claims known to be contradicted", DefaultValueFactory = _ => "tests/known-gaps.txt" }.Named();
    private readonly Option<string?> summary = new Option<string?>("--summary") { Description = "append the gate to this Markdown file; on GitHub Actions the job's summary page gets it without being asked" }.Named();
    private readonly Option<bool> fresh = new("--fresh-seeds") { Description = "an audit: a root seed that nobody has seen; never a gate" };

    /// <summary>Gives them to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[gate, gaps, summary, fresh])
        {
            command.Add(option);
        }
    }

    /// <summary>Whether seeds are to be drawn anew.</summary>
    /// <exception cref="StudyException">A gate on fresh seeds: it would turn red by chance.</exception>
    public bool Fresh(ParseResult given) => !given.GetValue(fresh) || !given.GetValue(gate)
        ? given.GetValue(fresh)
        : throw new StudyException("--gate: expected fixed seeds, found --fresh-seeds; a gate must be a function of the code alone");

    /// <summary>The file that is read.</summary>
    public Given Read(ParseResult given) => new(gaps.Name, given.GetValue(gaps)!);

    /// <summary>The file that is written to; null for none.</summary>
    public Given? Written(ParseResult given) => Page(given) is { } page ? new(summary.Name, page) : null;

    /// <summary>The known gaps that the gate needs, read before a study is run and not after it.</summary>
    public IReadOnlyDictionary<string, string> KnownGaps(ParseResult given)
    {
        string path = given.GetValue(gaps)!;

        // The list is part of a checkout; elsewhere there is none unless one is named.
        return IsAsked(given) && (File.Exists(path) || path != gaps.DefaultValueFactory!(null!)) ? Claims.KnownGaps.Read(path) : new Dictionary<string, string>();
    }

    /// <summary>The gate, written to its page; null if nobody asks for it.</summary>
    public Gate? Write(ParseResult given, IReadOnlyDictionary<string, string> known, StudyReport report)
    {
        if (!IsAsked(given))
        {
            return null;
        }

        var result = Gate.Of(report.Verdicts, ImageClaims.All, known, report.Health);
        if (Page(given) is { } page)
        {
            using var writer = File.AppendText(page);
            GateMarkdown.Write(writer, report.Results.Study.Name, result);
        }

        return result;
    }

    /// <summary>Shows the gate, and the exit code that it amounts to.</summary>
    public int Show(ParseResult given, Gate? result)
    {
        if (result is null)
        {
            return ExitCode.Done;
        }

        Output.Line();
        foreach (string line in result.Lines)
        {
            Output.Line(line);
        }

        return given.GetValue(gate) && !result.IsOpen ? ExitCode.GateClosed : ExitCode.Done;
    }

    private bool IsAsked(ParseResult given) => given.GetValue(gate) || Page(given) is not null;

    private string? Page(ParseResult given) => (given.GetValue(summary) ?? (given.GetValue(gate) ? Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") : null)) is { Length: > 0 } page ? page : null;
}
