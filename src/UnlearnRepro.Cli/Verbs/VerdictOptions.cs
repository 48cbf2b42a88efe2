using System.CommandLine;
using UnlearnRepro.Claims;
using UnlearnRepro.Import;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Cli.Verbs;

/// <summary>The options that say how somebody else's results are to be read.</summary>
internal sealed class VerdictOptions
{
    private const string Supreme = "supreme", OpenUnlearning = "open-unlearning";

    private readonly Argument<string[]> paths = new("results") { Description = "CSV files, or the folder of an OpenUnlearning run", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> format = new("--format") { Description = "csv, supreme or open-unlearning", DefaultValueFactory = _ => "csv" };
    private readonly Option<string[]> columns = new("--column") { Description = "OURS=THEIRS, e.g. method=algo; may be repeated" };
    private readonly Option<string?> metrics = new("--metrics") { Description = "A,B,...: columns that are a metric each, for a table with one row per run" };
    private readonly Option<string[]> references = new("--retrain") { Description = "method that is retrained from scratch; Retrain in any case if left out" };
    private readonly Option<string[]> deterministic = new("--deterministic") { Description = "method that draws nothing; may be repeated" };
    private readonly Option<string[]> units = new("--unit") { Description = "METRIC=UNIT; may be repeated" };
    private readonly Option<string?> pattern = new("--path-pattern") { Description = "where an OpenUnlearning folder names its seeds, e.g. {method}/train_{train_seed}/unlearn_{unlearn_seed}" };
    private readonly Option<string?> seeds = new("--seeds") { Description = "what SUPREME's seed column holds: matched (J = 1) or nested (1000 s_t + j)" };
    private readonly Option<string?> claims = new("--claims") { Description = "claims to judge, in the form of claims.json" };
    private readonly Option<double?> target = new("--target") { Description = "plan for this half-width of the mean's 95 % interval" };
    private readonly Option<double?> costRatio = new("--cost-ratio") { Description = "for --target: cost of a training seed in units of an unlearning run" };
    private readonly Option<string?> metric = new("--metric") { Description = "the metric to plan for; the first if left out" };
    private readonly Option<string> name = new("--name") { Description = "name of the report; the file's if left out", DefaultValueFactory = _ => "" };
    private readonly Option<string?> output = new("--out") { Description = "the report's folder, instead of artifacts/reports/NAME" };
    private readonly Option<string?> json = new("--json") { Description = "also write tables and verdicts to this file" };
    private readonly Option<string> artifacts = new("--artifacts") { Description = "where reports/NAME is made", DefaultValueFactory = _ => "artifacts" };

    /// <summary>Gives them to the verb, in the order of the help text.</summary>
    public void AddTo(Command command)
    {
        command.Add(paths);
        foreach (var option in (Option[])[format, columns, metrics, references, deterministic, units, pattern, seeds, claims, target, costRatio, metric, name, output, json, artifacts])
        {
            command.Add(option);
        }
    }

    /// <summary>The studies in the files.</summary>
    /// <exception cref="StudyException">They cannot be read.</exception>
    public IReadOnlyList<TableStudy> Read(ParseResult given)
    {
        var (files, options) = (given.GetValue(paths)!, Options(given));
        return given.GetValue(format) switch
        {
            "csv" => TableStudies.ReadCsv(files, options),
            Supreme => SupremeTable.Read(files, given.GetValue(seeds), options),
            OpenUnlearning => OpenUnlearningFolder.Read(
                files, given.GetValue(pattern) ?? throw new StudyException("--path-pattern: expected one, since OpenUnlearning's files do not name seeds, found none"), options),
            var other => throw new StudyException(Names.Unknown("--format", other!, ["csv", Supreme, OpenUnlearning])),
        };
    }

    /// <summary>Where a study's report goes.</summary>
    /// <param name="given">The command line.</param>
    /// <param name="study">The study.</param>
    /// <param name="alone">Whether it is the only one; several get a folder each.</param>
    public string Folder(ParseResult given, TableStudy study, bool alone)
    {
        string folder = string.Concat(study.Study.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-')).TrimStart('.');
        return given.GetValue(output) is { } chosen
            ? alone ? chosen : Path.Combine(chosen, folder)
            : Path.Combine(given.GetValue(artifacts)!, "reports", folder);
    }

    /// <summary>The file for programs.</summary>
    public string? Json(ParseResult given) => given.GetValue(json);

    /// <summary>The claims to judge; null if there are none.</summary>
    /// <exception cref="StudyException">The file is missing or no claims file.</exception>
    public ClaimSet? Claims(ParseResult given)
    {
        if (given.GetValue(claims) is not { } path)
        {
            return null;
        }

        using var stream = File.Exists(path) ? File.OpenRead(path) : throw new StudyException($"{path}: expected a file of claims, found none");
        return ClaimFile.Read(stream, Path.GetFileName(path));
    }

    /// <summary>Prints the plan of a study; nothing if none is asked for.</summary>
    /// <exception cref="StudyException">The target, the costs or the metric are of no use.</exception>
    public Action<TableStudy> Plan(ParseResult given, IReadOnlyList<TableStudy> studies)
    {
        if (given.GetValue(target) is not { } halfWidth)
        {
            return _ => { };
        }

        double ratio = given.GetValue(costRatio) ?? throw new StudyException("--target: expected --cost-ratio with it, the cost of a training seed in units of an unlearning run, found none");
        Positive("--target", halfWidth);
        Positive("--cost-ratio", ratio);
        string[] known = [.. studies.SelectMany(s => s.Study.Metrics).Distinct()];
        string chosen = given.GetValue(metric) ?? known[0];
        if (!known.Contains(chosen))
        {
            throw new StudyException(Names.Unknown("--metric", chosen, known));
        }

        return study =>
        {
            if (study.Study.Metrics.Contains(chosen))
            {
                Verbs.Plan.Show(study, chosen, halfWidth, ratio, _ => 1, "runs");
            }
        };

        static void Positive(string option, double value)
        {
            if (!(value > 0 && double.IsFinite(value)))
            {
                throw new StudyException(FormattableString.Invariant($"{option}: expected a number above 0, found {value}"));
            }
        }
    }

    /// <summary>The command that does the same again.</summary>
    public string Rerun(ParseResult given) =>
        "dotnet run -c Release --project src/UnlearnRepro.Cli -- " + string.Join(' ', given.Tokens.Select(t => t.Value.Any(c => c is ' ' or '{' or '*') ? $"'{t.Value}'" : t.Value));

    private TableOptions Options(ParseResult given)
    {
        var options = new TableOptions
        {
            Name = given.GetValue(name)!,
            Columns = Pairs("--column", given.GetValue(columns)),
            Metrics = given.GetValue(metrics)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
            Deterministic = given.GetValue(deterministic) ?? [],
            Units = Pairs("--unit", given.GetValue(units)),
        };
        return given.GetValue(references) is { Length: > 0 } some ? options with { References = some } : options;
    }

    private static Dictionary<string, string> Pairs(string option, string[]? texts)
    {
        var pairs = new Dictionary<string, string>();
        foreach (string text in texts ?? [])
        {
            if (text.Split('=', 2) is not [{ Length: > 0 } key, { Length: > 0 } value] || !pairs.TryAdd(key, value))
            {
                throw new StudyException($"{option}: expected NAME=NAME, each name once, found '{text}'");
            }
        }

        return pairs;
    }
}
