using System.CommandLine;
using UnlearnRepro.Claims;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Forms;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Verbs;

/// <summary>The options that turn verdicts into a yes or no for CI.</summary>
/// <param name="defaultGaps">The list of known gaps where none is named; empty for a verb that has none.</param>
internal sealed class GateOptions(string defaultGaps = "tests/known-gaps.txt")
{
    private readonly Option<bool> gate = new("--gate")
    {
        Description = $"exit with {ExitCode.GateClosed} if a claim is contradicted or cannot be judged, or too many are inconclusive",
    };
    private readonly Option<string?> gaps = new Option<string?>("--known-gaps")
    {
        Description = $"claims known to be contradicted{(defaultGaps.Length > 0 ? $"; {defaultGaps} where there is one" : "")}",
    }.Named();
    private readonly Option<string?> summary = new Option<string?>("--summary")
    {
        Description = "append the gate to this Markdown file; on GitHub Actions the job's summary page gets it without being asked",
    }.Named();
    private readonly Option<bool> fresh = new("--fresh-seeds") { Description = "an audit: a root seed that nobody has seen; never a gate" };

    /// <summary>Gives them to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[gate, gaps, summary])
        {
            command.Add(option);
        }
    }

    /// <summary>Gives a verb that draws seeds the option of an audit as well.</summary>
    public void AddAuditTo(Command command) => command.Add(fresh);

    /// <summary>Throws where a gate is asked for and there is nothing that could close it.</summary>
    /// <exception cref="StudyException">There are no claims.</exception>
    public void RequireClaims(ParseResult given, ClaimSet? claims)
    {
        if (claims is null && (given.GetValue(gate) || given.GetValue(summary) is not null))
        {
            throw new StudyException($"{(given.GetValue(gate) ? gate.Name : summary.Name)}: expected --claims beside it, found none");
        }
    }

    /// <summary>Whether seeds are to be drawn anew.</summary>
    /// <exception cref="StudyException">A gate on fresh seeds: it would turn red by chance.</exception>
    public bool Fresh(ParseResult given) => !given.GetValue(fresh) || !given.GetValue(gate)
        ? given.GetValue(fresh)
        : throw new StudyException("--gate: expected fixed seeds, found --fresh-seeds; a gate must be a function of the code alone");

    /// <summary>The file that is read; none where none is named or found.</summary>
    public IEnumerable<Given> Read(ParseResult given) => (given.GetValue(gaps) ?? defaultGaps) is { Length: > 0 } path ? [new(gaps.Name, path)] : [];

    /// <summary>The file that is written to, if one is.</summary>
    public IEnumerable<Given> Written(ParseResult given) => Page(given) is { } page ? [new(summary.Name, page)] : [];

    /// <summary>The known gaps that the gate needs, read before a study is run and not after it.</summary>
    public IReadOnlyDictionary<string, string> KnownGaps(ParseResult given)
    {
        // The usual list is part of a checkout; elsewhere there is none unless one is named.
        string? path = given.GetValue(gaps) ?? (File.Exists(defaultGaps) ? defaultGaps : null);
        return IsAsked(given) && path is not null ? Claims.KnownGaps.Read(path) : new Dictionary<string, string>();
    }

    /// <summary>The gate of each study, written to its page; empty if nobody asks for it.</summary>
    /// <param name="given">The command line.</param>
    /// <param name="known">What <see cref="KnownGaps"/> gave.</param>
    /// <param name="reports">The studies with the claims that were judged; of several, one that no claim is about is passed over.</param>
    public IReadOnlyList<(string Study, Gate Gate)> Write(
        ParseResult given, IReadOnlyDictionary<string, string> known, IReadOnlyList<(StudyReport Report, ClaimSet Claims)> reports)
    {
        if (!IsAsked(given))
        {
            return [];
        }

        (string Study, Gate Gate)[] gates =
        [
            .. reports.Where(of => of.Report.Verdicts.Count > 0 || reports.All(other => other.Report.Verdicts.Count == 0))
                .Select(of => (of.Report.Results.Study.Name, Gate.Of(of.Report.Verdicts, of.Claims, known, of.Report.Health))),
        ];
        if (Page(given) is { } page)
        {
            using var writer = File.AppendText(page);
            foreach (var (study, result) in gates)
            {
                GateMarkdown.Write(writer, study, result);
            }
        }

        return gates;
    }

    /// <summary>Shows the gates, and the exit code that they amount to.</summary>
    public int Show(ParseResult given, IReadOnlyList<(string Study, Gate Gate)> gates)
    {
        foreach (var (study, result) in gates)
        {
            Output.Line();
            foreach (string line in (string[])[.. gates.Count > 1 ? [study] : Array.Empty<string>(), .. result.Lines])
            {
                Output.Line(line);
            }
        }

        return given.GetValue(gate) && !gates.All(g => g.Gate.IsOpen) ? ExitCode.GateClosed : ExitCode.Done;
    }

    private bool IsAsked(ParseResult given) => given.GetValue(gate) || Page(given) is not null;

    private string? Page(ParseResult given)
    {
        string? page = given.GetValue(summary) ?? (given.GetValue(gate) ? Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") : null);
        return page is { Length: > 0 } ? page : null;
    }
}
