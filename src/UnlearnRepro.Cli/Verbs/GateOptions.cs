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
    private readonly Option<string> gaps = new("--known-gaps") { Description = "claims known to be contradicted", DefaultValueFactory = _ => "tests/known-gaps.txt" };
    private readonly Option<string?> summary = new("--summary") { Description = "append the gate to this Markdown file; on GitHub Actions the job's summary page gets it without being asked" };
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

    /// <summary>What the gate needs, read and opened before a study is run and not after it.</summary>
    /// <returns>Where to show it, null for nowhere, and the known gaps.</returns>
    public (string? Page, IReadOnlyDictionary<string, string> Gaps) Prepare(ParseResult given)
    {
        string? page = given.GetValue(summary) ?? (given.GetValue(gate) ? Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") : null);
        if (string.IsNullOrEmpty(page))
        {
            return (null, given.GetValue(gate) ? Gaps(given.GetValue(gaps)!) : new Dictionary<string, string>());
        }

        File.AppendText(page).Dispose();
        return (page, Gaps(given.GetValue(gaps)!));
    }

    /// <summary>Shows the gate where it is asked for, and the exit code that it amounts to.</summary>
    public int Conclude(ParseResult given, (string? Page, IReadOnlyDictionary<string, string> Gaps) prepared, StudyReport report)
    {
        if (!given.GetValue(gate) && prepared.Page is null)
        {
            return ExitCode.Done;
        }

        var result = Gate.Of(report.Verdicts, ImageClaims.All, prepared.Gaps, report.Health);
        if (prepared.Page is { } page)
        {
            using var writer = File.AppendText(page);
            GateMarkdown.Write(writer, report.Results.Study.Name, result);
        }

        Output.Line();
        foreach (string line in result.Lines)
        {
            Output.Line(line);
        }

        return given.GetValue(gate) && !result.IsOpen ? ExitCode.GateClosed : ExitCode.Done;
    }

    // The list is part of a checkout; elsewhere there is none unless one is named.
    private IReadOnlyDictionary<string, string> Gaps(string path) =>
        File.Exists(path) || path != gaps.DefaultValueFactory!(null!) ? KnownGaps.Read(path) : new Dictionary<string, string>();
}
