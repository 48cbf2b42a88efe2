using System.CommandLine;
using System.Security.Cryptography;
using UnlearnRepro.Claims;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Verbs;

/// <summary>The options that say which study is meant, shared by the verbs that need one.</summary>
/// <param name="domains">The domains of the program.</param>
internal sealed class StudyOptions(DomainCatalog domains)
{
    private const string EveryMethod = "all";

    // Each is a thread with a model of its own.
    private const int MostWorkers = 1024;
    private readonly Option<string> tier = new("--tier")
    {
        Description = "smoke (I=3, J=2), quick (I=20, J=5; 4 and 2 for language models) or paper (I=75, J=10)",
        DefaultValueFactory = _ => "quick",
    };
    private readonly Option<string> task = new("--task")
    {
        Description = "data set, model and recipe; reproduce runs the first of every domain where none is named",
        DefaultValueFactory = _ => domains.Tasks[0].Info.Name,
    };
    private readonly Option<string?> scenario = new("--scenario")
    {
        Description = $"what is to be forgotten: {string.Join(", ", domains.All.SelectMany(d => d.Scenarios))}; the task's usual one if left out, "
            + "or all of its usual ones in reproduce",
    };
    private readonly Option<string[]> methods = new("--method")
    {
        Description = "NAME or NAME:Param=value,...; may be repeated; all for every method there is; the registered ones if left out",
    };
    private readonly Option<int?> trainSeeds = new("--train-seeds") { Description = "I, instead of the tier's" };
    private readonly Option<int?> unlearnSeeds = new("--unlearn-seeds") { Description = "J, instead of the tier's" };
    private readonly Option<string[]> vary = new("--vary")
    {
        Description = "AXIS=LEVELS, e.g. forget=5: another seed axis to vary beside the two; may be repeated. Axes: forget, data, part, eval, and parts of "
            + "the training seed such as init and order, where the task has them",
    };
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

    private readonly Option<string?> registered = new LateOption<string?>("--registered", () =>
        $"a registered study by its name, instead of a task and a size: {string.Join(", ", domains.Studies.Select(s => s.Study.Name))}");

    private Option[] Options => [tier, task, scenario, methods, trainSeeds, unlearnSeeds, vary, workers, seed, artifacts];

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

    /// <summary>What studies read and keep: no other file may be written there.</summary>
    /// <param name="given">The command line.</param>
    /// <param name="tasks">Their tasks.</param>
    public IEnumerable<Given> Kept(ParseResult given, IEnumerable<TaskInfo> tasks)
    {
        foreach (string folder in (string[])["store", "models", "examples"])
        {
            yield return new($"the {folder} folder", Path.Combine(Artifacts(given), folder));
        }

        foreach (string dataset in tasks.Select(info => info.Dataset).Distinct())
        {
            if (domains.Source(dataset).IsAvailable(DataFolders.Default, out string where) && Directory.Exists(where))
            {
                yield return new($"the data set {dataset}", where);
            }
        }
    }

    /// <summary>
    /// The tasks of a verb that runs as many as are meant: the one that is named, by itself or with a registered study, or the first of every domain.
    /// </summary>
    /// <exception cref="StudyException">There is no such task, or several and an option that only one can have.</exception>
    public IReadOnlyList<(IDomain Domain, TaskInfo Info)> All(ParseResult given)
    {
        if (Named(given) is not null || given.GetResult(task) is { Implicit: false })
        {
            return [Chosen(given)];
        }

        var first = domains.All.Where(domain => domain.Tasks.Count > 0).Select(domain => (domain, domain.Tasks[0])).ToList();
        foreach (var option in (Option[])[scenario, methods, vary])
        {
            if (first.Count > 1 && given.GetResult(option) is { Implicit: false })
            {
                string names = string.Join(", ", domains.Tasks.Select(t => t.Info.Name));
                throw new StudyException($"{option.Name}: expected {task.Name} beside it, one of {names}, found none");
            }
        }

        return first;
    }

    /// <summary>The task that is named, or the first, with its domain.</summary>
    public (IDomain Domain, TaskInfo Info) Chosen(ParseResult given) => domains.Task(Named(given)?.Task ?? given.GetValue(task)!);

    /// <summary>A task, opened.</summary>
    public ITask Open(ParseResult given, (IDomain Domain, TaskInfo Info) chosen) =>
        chosen.Domain.Open(chosen.Info.Name, new(Artifacts(given), DataFolders.Default));

    /// <summary>The root seed.</summary>
    /// <param name="given">The command line.</param>
    /// <param name="fresh">One that nobody has seen, instead of the one given.</param>
    public ulong Root(ParseResult given, bool fresh = false) => !fresh ? given.GetValue(seed)
        : given.GetResult(seed) is null or { Implicit: true } ? BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4))
        : throw new StudyException($"--fresh-seeds: expected no --seed beside it, found --seed {given.GetValue(seed)}");

    /// <summary>
    /// The studies of a task that a verb runs which runs as many as are meant: of one scenario if it is named, by itself or with a registered study.
    /// </summary>
    public IReadOnlyList<Study> StudiesOf(ParseResult given, ITask of, TaskInfo info, ulong root) =>
        Named(given) is not null || given.GetValue(scenario) is not null
            ? [Study(given, of, info, root)]
            : [.. info.Beside.Prepend(info.Scenario).Select(name => Study(given, of, info with { Scenario = name }, root))];

    /// <summary>The study of a task that the command line asks for.</summary>
    /// <param name="given">The command line.</param>
    /// <param name="of">The task.</param>
    /// <param name="info">What people know of it.</param>
    /// <param name="root">The root seed.</param>
    /// <param name="size">I and J where the verb has a word of its own for them; null otherwise.</param>
    public Study Study(ParseResult given, ITask of, TaskInfo info, ulong root, (int I, int J)? size = null)
    {
        if (Named(given) is { } known)
        {
            return known.Of(of, root);
        }

        // Of the words as they are first: what is wrong with them is said before data are read.
        string words = given.GetValue(scenario) ?? info.Scenario;
        Of(words, StudyDesign.TwoAxes);
        string own = of.Scenario(words, root);
        return Of(own, StudyDesign.Of(of, own, root, given.GetValue(vary) ?? []));

        Study Of(string what, StudyDesign design)
        {
            var study = Tiers.Study(of, what, given.GetValue(tier)!);

            // Whoever varies the parts of a seed varies no whole.
            int? rows = size?.I ?? given.GetValue(trainSeeds) ?? (design.HasPartsOf(SeedAxis.Train) ? 1 : null);
            int? columns = size?.J ?? given.GetValue(unlearnSeeds) ?? (design.HasPartsOf(SeedAxis.Unlearn) ? 1 : null);
            if ((rows, columns) is not (null, null))
            {
                study = study.WithSeeds(rows ?? study.TrainingSeeds, columns ?? study.UnlearningSeeds);
            }

            study = study.WithDesign(design);

            if (given.GetValue(methods) is { Length: > 0 } some)
            {
                var texts = some.SelectMany(text => text == EveryMethod ? of.MethodNames.Union(of.DefaultMethods(what)) : [text]);
                study = study.WithMethods([.. texts.Select(of.Method)], some is [EveryMethod] ? EveryMethod : null);
            }

            return study.WithRoot(root).Checked();
        }
    }

    /// <summary>The words that say where things are written; none where that is the usual place.</summary>
    public string[] Elsewhere(ParseResult given) =>
        given.GetResult(artifacts) is { Implicit: false } ? [artifacts.Name, Artifacts(given)] : [];

    // Says itself what is run: a word beside it that says something else would be believed and change nothing.
    private RegisteredStudy? Named(ParseResult given)
    {
        if (given.GetResult(registered)?.GetValueOrDefault<string?>() is not { } name)
        {
            return null;
        }

        foreach (var option in (Option[])[tier, task, scenario, methods, trainSeeds, unlearnSeeds, vary])
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
