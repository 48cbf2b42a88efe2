using System.CommandLine;
using UnlearnRepro.Claims;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Reports;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Cli.Verbs;

/// <summary>The options that turn verdicts into a yes or no for CI.</summary>
/// <param name="defaultGaps">The list of known gaps where none is named; empty for a verb that has none.</param>
internal sealed class GateOptions(string defaultGaps = "tests/known-gaps.txt")
{
    private readonly Option<bool> gate = new("--gate") { Description = $"exit with {ExitCode.GateClosed} if a claim is contradicted or cannot be judged, or too many are inconclusive" };
    private readonly Option<string> gaps = new("--known-gaps") { Description = "claims known to be contradicted", DefaultValueFactory = _ => defaultGaps };
    private readonly Option<string?> summary = new("--summary") { Description = "append the gate to this Markdown file; on GitHub Actions the job's summary page gets it without being asked" };
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

    /// <summary>Shows the gate of each study where it is asked for, and the exit code that they amount to.</summary>
    /// <param name="given">The command line.</param>
    /// <param name="prepared">What <see cref="Prepare"/> gave.</param>
    /// <param name="set">The claims that were judged.</param>
    /// <param name="reports">The studies; of several, one that no claim is about is passed over.</param>
    public int Conclude(
        ParseResult given, (string? Page, IReadOnlyDictionary<string, string> Gaps) prepared, ClaimSet set, params IReadOnlyList<StudyReport> reports)
    {
        if (!given.GetValue(gate) && prepared.Page is null)
        {
            return ExitCode.Done;
        }

        StudyReport[] judged = [.. reports.Where(report => report.Verdicts.Count > 0 || reports.All(other => other.Verdicts.Count == 0))];
        Gate[] gates = [.. judged.Select(report => Gate.Of(report.Verdicts, set, prepared.Gaps, report.Health))];
        if (prepared.Page is { } page)
        {
            using var writer = File.AppendText(page);
            foreach (var (report, result) in judged.Zip(gates))
            {
                GateMarkdown.Write(writer, report.Results.Study.Name, result);
            }
        }

        foreach (var (report, result) in judged.Zip(gates))
        {
            Output.Line();
            foreach (string line in (string[])[.. gates.Length > 1 ? [report.Results.Study.Name] : Array.Empty<string>(), .. result.Lines])
            {
                Output.Line(line);
            }
        }

        return given.GetValue(gate) && !gates.All(result => result.IsOpen) ? ExitCode.GateClosed : ExitCode.Done;
    }

    // The list is part of a checkout; elsewhere there is none unless one is named.
    private IReadOnlyDictionary<string, string> Gaps(string path) =>
        File.Exists(path) || path != defaultGaps ? KnownGaps.Read(path) : new Dictionary<string, string>();
}
