using System.CommandLine;
using System.Security.Cryptography;
using UnlearnRepro.Claims;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Verbs;

/// <summary>The options that say which study is meant, shared by the verbs that need one.</summary>
/// <param name="domains">The domains of the program.</param>
internal sealed class StudyOptions(DomainCatalog domains)
{
    private const string All = "all";

    // Each is a thread with a model of its own.
    private const int MostWorkers = 1024;
    private readonly Option<string> tier = new("--tier")
    {
        Description = "smoke (I=3, J=2), quick (I=20, J=5) or paper (I=75, J=10)",
        DefaultValueFactory = _ => "quick",
    };
    private readonly Option<string> task = new("--task")
    {
        Description = "data set, model and recipe",
        DefaultValueFactory = _ => domains.Tasks[0].Info.Name,
    };
    private readonly Option<string?> scenario = new("--scenario")
    {
        Description = $"what is to be forgotten: {string.Join(", ", domains.All.SelectMany(d => d.Scenarios))}; the task's usual one if left out",
    };
    private readonly Option<string[]> methods = new("--method")
    {
        Description = "NAME or NAME:Param=value,...; may be repeated; all for every method there is; the registered ones if left out",
    };
    private readonly Option<int?> trainSeeds = new("--train-seeds") { Description = "I, instead of the tier's" };
    private readonly Option<int?> unlearnSeeds = new("--unlearn-seeds") { Description = "J, instead of the tier's" };
    private readonly Option<int> workers = new("--workers")
    {
        Description = "cells at a time, one thread each",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };
    private readonly Option<ulong> seed = new("--seed")
    {
        Description = "root seed, of which every other is a named stream",
        DefaultValueFactory = _ => Studies.Study.DefaultRoot,
    };
    private readonly Option<string> artifacts = PathOptions.OfArtifacts();

    private readonly Option<string?> registered = new("--registered")
    {
        Description = "a registered study by its name, instead of a task and a size: "
            + string.Join(", ", domains.Studies.Select(s => s.Study.Name)),
    };

    private Option[] Options => [tier, task, scenario, methods, trainSeeds, unlearnSeeds, workers, seed, artifacts];

    /// <summary>Gives them to a verb, in the order of the help text.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in Options)
        {
            command.Add(option);
        }
    }

    /// <summary>Gives a verb that runs studies those that are registered as well.</summary>
    public void AddRegisteredTo(Command command) => command.Add(registered);

    /// <summary>Where things are written.</summary>
    public string Artifacts(ParseResult given) => given.GetValue(artifacts)!;

    /// <summary>Cells at a time.</summary>
    /// <exception cref="StudyException">It is less than 1, or more than any machine has use for.</exception>
    public int Workers(ParseResult given)
    {
        int found = given.GetValue(workers);
        return found is >= 1 and <= MostWorkers
            ? found
            : throw new StudyException($"--workers: expected at least 1 and at most {MostWorkers}, each a thread with a model of its own, found {found}");
    }

    /// <summary>What a study reads and keeps: no other file may be written there.</summary>
    public IEnumerable<Given> Kept(ParseResult given)
    {
        foreach (string folder in (string[])["store", "models", "examples"])
        {
            yield return new($"the {folder} folder", Path.Combine(Artifacts(given), folder));
        }

        if (domains.Source(Chosen(given).Info.Dataset).IsAvailable(DataFolders.Default, out string where) && Directory.Exists(where))
        {
            yield return new("the data set", where);
        }
    }

    /// <summary>The task that is named, with its domain.</summary>
    public (IDomain Domain, TaskInfo Info) Chosen(ParseResult given) => domains.Task(Named(given)?.Task ?? given.GetValue(task)!);

    /// <summary>The task, opened.</summary>
    public ITask Task(ParseResult given)
    {
        var (domain, info) = Chosen(given);
        return domain.Open(info.Name, new(Artifacts(given), DataFolders.Default));
    }

    /// <summary>The study that the command line asks for.</summary>
    /// <param name="given">The command line.</param>
    /// <param name="of">The task.</param>
    /// <param name="size">I and J where the verb has a word of its own for them; null otherwise.</param>
    /// <param name="fresh">A root seed that nobody has seen, instead of the one given.</param>
    public Study Study(ParseResult given, ITask of, (int I, int J)? size = null, bool fresh = false)
    {
        ulong root = fresh ? Fresh(given) : given.GetValue(seed);
        if (Named(given) is { } known)
        {
            return known.Of(of, root);
        }

        var study = Tiers.Study(of, of.Scenario(given.GetValue(scenario) ?? Chosen(given).Info.Scenario, root), given.GetValue(tier)!);
        if ((size?.I ?? given.GetValue(trainSeeds), size?.J ?? given.GetValue(unlearnSeeds)) is var (rows, columns) && (rows, columns) is not (null, null))
        {
            study = study.WithSeeds(rows ?? study.TrainingSeeds, columns ?? study.UnlearningSeeds);
        }

        if (given.GetValue(methods) is { Length: > 0 } some)
        {
            var texts = some.SelectMany(text => text == All ? of.MethodNames.Union(of.DefaultMethods(study.Scenario)) : [text]);
            study = study.WithMethods([.. texts.Select(of.Method)], some is [All] ? All : null);
        }

        return study.WithRoot(root).Checked();
    }

    /// <summary>The words that make <c>reproduce</c> run the same study.</summary>
    public string Command(ParseResult given, (int I, int J)? size = null)
    {
        string[] seeds = size is var (i, j) ? [trainSeeds.Name, $"{i}", unlearnSeeds.Name, $"{j}"] : [];
        Option[] kept = [.. Options.Where(option => size is null || (option != tier && option != trainSeeds && option != unlearnSeeds))];
        var words = kept.Select(option => (option.Name, Values: given.GetResult(option) is { Implicit: false } found ? found.Tokens : []))
            .SelectMany(option => option.Values.SelectMany(value => new[] { option.Name, value.Value }));
        return string.Join(' ', ["reproduce", .. seeds, .. words]);
    }

    private ulong Fresh(ParseResult given) => given.GetResult(seed) is null or { Implicit: true }
        ? BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4))
        : throw new StudyException($"--fresh-seeds: expected no --seed beside it, found --seed {given.GetValue(seed)}");

    // Says itself what is run: a word beside it that says something else would be believed and change nothing.
    private RegisteredStudy? Named(ParseResult given)
    {
        if (given.GetResult(registered)?.GetValueOrDefault<string?>() is not { } name)
        {
            return null;
        }

        foreach (var option in (Option[])[tier, task, scenario, methods, trainSeeds, unlearnSeeds])
        {
            if (given.GetResult(option) is { Implicit: false } beside)
            {
                string found = string.Join(' ', beside.Tokens.Select(token => token.Value));
                throw new StudyException($"{registered.Name}: expected no {option.Name} beside it, found {option.Name} {found}");
            }
        }

        return domains.Study(name).Study;
    }
}
