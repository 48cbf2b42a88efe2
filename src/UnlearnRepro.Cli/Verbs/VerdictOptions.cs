using System.CommandLine;
using UnlearnRepro.Claims;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Domains;
using UnlearnRepro.Import;
using UnlearnRepro.Import.Protocols;
using UnlearnRepro.Plans;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Verbs;

/// <summary>The options that say how somebody else's results are to be read.</summary>
/// <param name="domains">The domains of the program, which know the forms of their fields.</param>
internal sealed class VerdictOptions(DomainCatalog domains)
{
    private readonly Argument<string[]> paths = new Argument<string[]>("results")
    {
        Description = string.Join(", or ", domains.Formats.Select(f => f.Takes)),
        Arity = ArgumentArity.OneOrMore,
    }.Named();
    private readonly Option<string> format = new("--format")
    {
        Description = string.Join(", ", domains.Formats.Select(f => f.Name)),
        DefaultValueFactory = _ => domains.Formats[0].Name,
    };
    private readonly Option<string[]> columns = new("--column")
    {
        Description = "OURS=THEIRS, e.g. method=algo; status= to read no column as it; may be repeated",
    };
    private readonly Option<string?> metrics = new("--metrics") { Description = "A,B,...: columns that are a metric each, for a table with one row per run" };
    private readonly Option<string[]> references = new("--retrain") { Description = "method that is retrained from scratch; Retrain in any case if left out" };
    private readonly Option<string?> referenceSeeds = new("--retrain-seed")
    {
        Description = "column with the seed of a retrained model: train_seed, unlearn_seed, or both for a model per pair; found out if left out",
    };
    private readonly Option<string[]> deterministic = new("--deterministic") { Description = "method that draws nothing; may be repeated" };
    private readonly Option<string[]> units = new("--unit") { Description = "METRIC=UNIT; may be repeated" };
    private readonly Option<string?> pattern = new("--path-pattern")
    {
        Description = "for a folder of runs: where paths name seeds, e.g. {method}/train_{train_seed}[/unlearn_{unlearn_seed}]; the form's own if left out",
    };
    private readonly Option<string?> seeds = new("--seeds")
    {
        Description = "for a form with one seed column: matched (J = 1) or nested (1000 s_t + j)",
    };
    private readonly FactorOptions factors = new();
    private readonly ProtocolOptions protocols = new();
    private readonly Option<string?> claims = new Option<string?>("--claims") { Description = "claims to judge, in the form of claims.json" }.Named();
    private readonly PlanOptions plan = new();
    private readonly Option<string?> trainingCost = new("--training-cost") { Description = "for a plan: time to train one model" };
    private readonly Option<string?> unlearningCost = new("--unlearning-cost") { Description = "for a plan: time of one unlearning run" };
    private readonly Option<string?> metric = new("--metric") { Description = "the metric to plan for; the first if left out" };
    private readonly Option<string> name = new("--name") { Description = "name of the report; the file's if left out", DefaultValueFactory = _ => "" };
    private readonly Option<string?> output = new Option<string?>("--out") { Description = "the report's folder, instead of artifacts/reports/NAME" }.Named();
    private readonly Option<string?> json = new Option<string?>("--json") { Description = "also write tables and verdicts to this file" }.Named();
    private readonly Option<string> artifacts = PathOptions.OfArtifacts("where reports/NAME is made");

    /// <summary>Gives them to the verb, in the order of the help text.</summary>
    public void AddTo(Command command)
    {
        command.Add(paths);
        Option[] options =
        [
            format, columns, metrics, references, referenceSeeds, deterministic, units, pattern, seeds, .. factors.All, .. protocols.All, claims,
            .. plan.All, trainingCost, unlearningCost, metric, name, output, json, artifacts,
        ];
        foreach (var option in options)
        {
            command.Add(option);
        }
    }

    /// <summary>Throws unless everything that would be written is a file of its own.</summary>
    /// <param name="given">The command line.</param>
    /// <param name="gate">The options of the gate, which name files too.</param>
    /// <param name="folders">The reports' folders, once they are known.</param>
    /// <exception cref="StudyException">A file would be written that is read, or two of one name.</exception>
    public void RequireOwnFiles(ParseResult given, GateOptions gate, params IReadOnlyList<string> folders)
    {
        IReadOnlyList<string> reports = folders.Count > 0 ? folders : given.GetValue(output) is { } chosen ? [chosen] : [];
        Given[] read = [.. given.GetValue(paths)!.Select(path => new Given("the input", path)), .. Files(claims), .. gate.Read(given)];
        Given[] written = [.. Files(json), .. gate.Written(given), .. reports.SelectMany(folder => OwnFiles.Report("the report", folder))];
        OwnFiles.Require([.. read.Where(file => !Directory.Exists(file.Path))], written);
        OwnFiles.Require([.. read.Where(file => Directory.Exists(file.Path))], [.. written.Where(file => domains.Formats.Any(f => f.Reads(file.Path)))]);
        Array.ForEach([.. Files(json), .. gate.Written(given)], OwnFiles.RequireWritable);

        IEnumerable<Given> Files(Option<string?> option) => given.GetValue(option) is { } path ? [new Given(option.Name, path)] : [];
    }

    /// <summary>The studies in the files.</summary>
    /// <exception cref="StudyException">They cannot be read.</exception>
    public IReadOnlyList<TableStudy> Read(ParseResult given)
    {
        var (files, options) = (given.GetValue(paths)!, Options(given));
        string form = given.GetValue(format)!;
        var reader = domains.Formats.FirstOrDefault(f => f.Name == form)
            ?? throw new StudyException(Names.Unknown(format.Name, form, domains.Formats.Select(f => f.Name)));
        var studies = reader.Read(files, new(given.GetValue(pattern), given.GetValue(seeds)), options);

        string[] names = [.. studies.SelectMany(s => s.Study.Methods).Select(m => m.Name).Distinct()];
        string[] measured = [.. studies.SelectMany(s => s.Study.Metrics).Distinct()];
        if (given.GetValue(referenceSeeds) is not null && studies.All(s => s.Study.Methods.All(m => m.SeedUse != SeedUse.Retraining)))
        {
            string expected = $"a reference whose seeds it names, or {references.Name} NAME beside it";
            throw new StudyException($"{referenceSeeds.Name}: expected {expected}, found none among {Names.Few(names)}");
        }

        RequireKnown(given, names, measured);
        return studies;
    }

    /// <summary>Whether the files hold the two protocols of the seed paper and no study.</summary>
    /// <exception cref="StudyException">Leaves are named and no protocols.</exception>
    public bool AreProtocols(ParseResult given) => protocols.AreGiven(given);

    /// <summary>The table of two protocols in the files.</summary>
    /// <exception cref="StudyException">It cannot be read, or something is asked for that only a study has.</exception>
    public ProtocolTable ReadProtocols(ParseResult given)
    {
        protocols.RequireAlone(given, [referenceSeeds, pattern, seeds, .. factors.All, claims, .. plan.All, trainingCost, unlearningCost, metric]);
        if (given.GetValue(format) is var form && form != domains.Formats[0].Name)
        {
            throw new StudyException($"{format.Name}: expected {domains.Formats[0].Name} for a table of two protocols, found '{form}'");
        }

        var table = ProtocolTable.ReadCsv(given.GetValue(paths)!, protocols.Of(given, Options(given)));
        RequireKnown(given, [.. table.Methods.Select(m => m.Name).Distinct()], [.. table.Metrics.Select(m => m.Name)]);
        return table;
    }

    // A name that fits nothing would change nothing: a misspelt reference would be judged as a method.
    private void RequireKnown(ParseResult given, string[] names, string[] measured)
    {
        Known(references.Name, given.GetValue(references) ?? [], names, StringComparer.OrdinalIgnoreCase);
        Known(deterministic.Name, given.GetValue(deterministic) ?? [], names, StringComparer.Ordinal);
        Known(units.Name, Options(given).Units.Keys, measured, StringComparer.Ordinal);
    }

    private static void Known(string option, IEnumerable<string> found, string[] known, StringComparer comparer)
    {
        if (found.FirstOrDefault(name => !known.Contains(name, comparer)) is { } unknown)
        {
            throw new StudyException(Names.Unknown(option, unknown, known));
        }
    }

    /// <summary>Where a study's report goes.</summary>
    /// <param name="given">The command line.</param>
    /// <param name="study">The study.</param>
    /// <param name="alone">Whether it is the only one; several get a folder each.</param>
    public string Folder(ParseResult given, TableStudy study, bool alone) => Folder(given, study.Study.Name, alone);

    /// <summary>Where the report of a table of two protocols goes.</summary>
    public string Folder(ParseResult given, string name) => Folder(given, name, alone: true);

    private string Folder(ParseResult given, string study, bool alone)
    {
        string folder = FileNames.Of(study);
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

        RegularFile.Require(path, "a file of claims");
        using var stream = File.OpenRead(path);
        return ClaimFile.Read(stream, Path.GetFileName(path));
    }

    /// <summary>The plan of a study; null if none is asked for, or the study has not the metric.</summary>
    /// <param name="given">The command line.</param>
    /// <param name="study">The study.</param>
    /// <exception cref="StudyException">Costs are missing, or no metric of the study is meant.</exception>
    public StudyPlan? Plan(ParseResult given, TableStudy study)
    {
        if (plan.Request(given) is not { } request)
        {
            return null;
        }

        factors.RequireNoPlan(given);
        var info = given.GetValue(metric) is { } chosen
            ? study.Metrics.FirstOrDefault(m => m.Name == chosen) ?? throw new StudyException(Names.Unknown("--metric", chosen, study.Study.Metrics))
            : study.Metrics[0];
        double unlearning = Seconds(unlearningCost);
        return StudyPlan.Of(study, info, new(Seconds(trainingCost), study.Study.Methods.ToDictionary(m => m, _ => unlearning)), request);

        double Seconds(Option<string?> option) => DurationText.Seconds(
            option.Name,
            given.GetValue(option) ?? throw new StudyException(
                $"{option.Name}: expected a time such as 90s or 2h for a plan, found none; a table does not say what its runs took"));
    }

    /// <summary>The command that does the same again.</summary>
    public string Rerun(ParseResult given) => string.Join(' ', [UnlearnProgram.Start, .. given.Tokens.Select(token => ShellWord.Of(token.Value))]);

    private TableOptions Options(ParseResult given)
    {
        string? seed = given.GetValue(referenceSeeds);
        if (seed is not null && !TableOptions.ReferenceSeedForms.Contains(seed))
        {
            throw new StudyException(Names.Unknown(referenceSeeds.Name, seed, TableOptions.ReferenceSeedForms));
        }

        var options = factors.Of(given, new TableOptions
        {
            ReferenceSeeds = seed,
            Name = given.GetValue(name)!,
            Columns = Pairs("--column", given.GetValue(columns), mayBeEmpty: true),
            Metrics = given.GetValue(metrics)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
            Deterministic = given.GetValue(deterministic) ?? [],
            Units = Pairs("--unit", given.GetValue(units)),
        });
        return given.GetValue(references) is { Length: > 0 } some ? options with { References = some } : options;
    }

    private static Dictionary<string, string> Pairs(string option, string[]? texts, bool mayBeEmpty = false)
    {
        var pairs = new Dictionary<string, string>();
        foreach (string text in texts ?? [])
        {
            if (text.Split('=', 2) is not [{ Length: > 0 } key, var value] || (value.Length == 0 && !mayBeEmpty) || !pairs.TryAdd(key, value))
            {
                throw new StudyException($"{option}: expected NAME=NAME, each name once, found '{text}'");
            }
        }

        return pairs;
    }
}
