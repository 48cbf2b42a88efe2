using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Contracts;

/// <summary>
/// What every tool takes for granted of a domain, before anything is run: names, scenarios, methods and the four files fit each other. The author
/// of a domain derives a fixture and writes nothing:
/// <code>public sealed class MineContract : DomainContract&lt;MyDomain&gt;;</code>
/// What needs data is checked for the tasks whose data are here; the first task's always are. A failure names the thing.
/// </summary>
/// <typeparam name="TDomain">The domain.</typeparam>
public abstract class DomainContract<TDomain>
    where TDomain : IDomain, new()
{
    private const string Nobody = "no-such-name";

    private readonly TDomain domain = new();
    private readonly string artifacts = Directory.CreateTempSubdirectory("unlearn-domain-").FullName;
    private IReadOnlyList<(TaskInfo Info, ITask Task)>? opened;

    /// <summary>The domains that the program knows beside this one: no name may meet one of theirs.</summary>
    protected virtual IReadOnlyList<IDomain> Others => [];

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(artifacts, recursive: true);

    [Test]
    public void NamesStandForOneThingEach() => Assert.That(() => new DomainCatalog([domain, .. Others]), Throws.Nothing);

    /// <summary>Small letters, digits, <c>-</c>, <c>_</c> and inner dots: a name is a part of paths, of seeds' names and of a command line.</summary>
    [Test]
    public void NamesCanBeFolders()
    {
        string[] names =
        [
            domain.Name, .. domain.Tasks.Select(t => t.Name), .. domain.Tasks.Select(t => t.Scenario), .. domain.Scenarios.Select(s => s.Example), .. domain.Data.Select(s => s.Name),
            .. Opened().SelectMany(t => t.Task.Metrics.Select(m => m.Name)),
        ];
        Assert.That(names.Distinct().Where(name => FileNames.Of(name) != name || name.Length == 0), Is.Empty, "names with letters that a folder's may not have");
    }

    [Test]
    public void TheFirstTaskNeedsNoDownload()
    {
        var first = domain.Tasks[0];
        Assert.That(Source(first).IsAvailable(Empty, out string where), Is.True, $"{first.Name}: its data in an empty folder ({where})");
        Assert.That(() => domain.Open(first.Name, new(artifacts, Empty)).Scenario(first.Scenario, Study.DefaultRoot), Is.EqualTo(first.Scenario), first.Name);
    }

    [Test]
    public void EveryTaskHasADataSetOfTheDomain() =>
        Assert.That(domain.Tasks.Where(t => !domain.Data.Any(s => s.Name == t.Dataset)).Select(t => $"{t.Name}: {t.Dataset}"), Is.Empty, "tasks of no data set");

    [Test]
    public void ATaskOfAnotherNameIsRefusedInOneLineWithTheNames() => Assert.That(
        Refusal(() => domain.Open(Nobody, Folders)), Does.Contain(Nobody).And.Contain(domain.Tasks[0].Name).And.Not.Contain("\n"), "what an unknown task is told");

    /// <summary>What is shown exists, and so do the two methods that the protocol needs.</summary>
    [Test]
    public void EveryTaskHasWhatItShowsAndTheTwoEndsOfTheScale()
    {
        var wrong = new List<string>();
        foreach (var (info, task) in Opened())
        {
            string[] metrics = [.. task.Metrics.Select(m => m.Name)], usual = [.. task.DefaultMethods(info.Scenario)];
            wrong.AddRange(info.Shown.Except(metrics).Select(metric => $"{info.Name}: shown metric {metric}"));
            wrong.AddRange(info.Shown.Count == 0 ? [$"{info.Name}: nothing is shown"] : Array.Empty<string>());
            wrong.AddRange(metrics.GroupBy(m => m).Where(g => g.Count() > 1).Select(g => $"{info.Name}: metric {g.Key} {g.Count()} times"));
            foreach (var (name, use) in (ReadOnlySpan<(string, SeedUse)>)[(WellKnown.Original, SeedUse.Training), (WellKnown.Retrain, SeedUse.Retraining)])
            {
                string found = Refusal(() => task.Method(name)) ?? $"{task.Method(name).SeedUse}";
                wrong.AddRange(found == $"{use}" ? [] : [$"{info.Name}: method {name}: expected {use}, found {found}"]);
                wrong.AddRange(usual.Contains(name) ? [] : [$"{info.Name}: {name} is no method of its default study"]);
            }

            wrong.AddRange(task.MethodNames.Concat(usual).Select(method => Refusal(() => task.Method(method))).OfType<string>().Select(why => $"{info.Name}: {why}"));
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void ATaskIsKnownByItsNameItsMachineAndItsData()
    {
        (string Name, string Identity, string Machine)[] found = [.. Here().Select(t => (t.Task.Name, t.Task.Identity, t.Task.Fingerprint))];
        Assert.That(found.Where(t => !t.Identity.StartsWith($"{t.Name}; ", StringComparison.Ordinal) || !t.Identity.Contains(t.Machine, StringComparison.Ordinal)), Is.Empty, "identities without name or fingerprint");
        Assert.That(found.Select(t => t.Identity[(t.Name.Length + 1)..]).GroupBy(rest => rest).Where(g => g.Count() > 1).Select(g => g.Key), Is.Empty, "what several tasks are, their names apart");
        Assert.That(Here().Select(t => t.Task.Name), Is.EqualTo(Here().Select(t => t.Info.Name)), "a task's own name");
    }

    /// <summary>A form's example is a scenario of a task, by this very name, or the task says in one line why it is none.</summary>
    [Test]
    public void EveryScenarioIsReadOrRefusedInOneLine()
    {
        var wrong = new List<string>();
        foreach (string name in domain.Scenarios.Select(s => s.Example))
        {
            foreach (var (info, task) in Here())
            {
                if (Refusal(() => task.Scenario(name, Study.DefaultRoot)) is not { } refused)
                {
                    wrong.AddRange(task.Scenario(name, Study.DefaultRoot) is var own && own == name ? [] : [$"{info.Name}, scenario {name}: {own}"]);
                    break;
                }

                wrong.AddRange(IsClear(refused) ? [] : [$"{info.Name}, scenario {name}: {refused}"]);
            }
        }

        foreach (var (info, task) in Here())
        {
            string own = Refusal(() => task.Scenario(info.Scenario, Study.DefaultRoot)) ?? task.Scenario(info.Scenario, Study.DefaultRoot);
            string unknown = Refusal(() => task.Scenario(Nobody, Study.DefaultRoot)) ?? "";
            wrong.AddRange(own == info.Scenario ? [] : [$"{info.Name}, scenario {info.Scenario}: {own}"]);
            wrong.AddRange(IsClear(unknown) && domain.Scenarios.All(s => unknown.Contains(s.Form, StringComparison.Ordinal))
                ? [] : [$"{info.Name}, scenario {Nobody}: expected to be refused with every form, found '{unknown}'"]);
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(domain.Scenarios.Select(s => s.Form), Is.Unique.And.Not.Empty, "forms of scenarios");
    }

    [Test]
    public void EveryClaimNamesWhatThereIs()
    {
        var claims = domain.Files.Claims;
        string[] tasks = [.. domain.Tasks.Select(t => t.Name)];
        Assert.That(claims.Families.Where(f => !f.Name.StartsWith($"{domain.Name}/", StringComparison.Ordinal)).Select(f => f.Name), Is.Empty, $"families that do not begin with {domain.Name}/");
        Assert.That(claims.Claims.Where(c => c.Task is { } task && !tasks.Contains(task)).Select(c => $"{c.Id}: task {c.Task}"), Is.Empty, "claims about tasks that there are not");
        Assert.That(claims.Claims.Where(c => c.Rationale.Length == 0 || c.Sentence.Length == 0 || c.Source.Length == 0).Select(c => c.Id), Is.Empty, "claims without sentence, source or reason");
        foreach (var (_, task) in Here())
        {
            Assert.That(Refusal(() => claims.RequireKnown(task, Study.DefaultRoot)), Is.Null, task.Name);
        }

        // A claim has its methods and its metric in every study that decides it.
        Assert.That(claims.Claims.Where(c => claims.Studies.Count > 0 && claims.StudiesOf(c).Count == 0).Select(c => c.Id), Is.Empty, "claims that no registered study decides");
        var tasksHere = Here().ToDictionary(t => t.Info.Name, t => t.Task);
        var lacking =
            from claim in claims.Claims
            from registered in claims.StudiesOf(claim)
            where tasksHere.ContainsKey(registered.Task)
            let task = tasksHere[registered.Task]
            let study = registered.Of(task)
            from lacks in claim.Methods.Where(m => !study.Methods.Contains(task.Method(m))).Append(claim.Metric).OfType<string>().Where(name => name != claim.Metric || !study.Metrics.Contains(name))
            select $"{claim.Id} on {registered.Name}: {lacks}";
        Assert.That(lacking, Is.Empty, "what a claim names and its study has not");
    }

    [Test]
    public void EveryRegisteredStudyCanBeRun()
    {
        var studies = domain.Files.Claims.Studies;
        Assert.That(studies.Where(s => !domain.Tasks.Any(t => t.Name == s.Task)).Select(s => $"{s.Name}: task {s.Task}"), Is.Empty, "studies of tasks that there are not");
        Assert.That(studies.Where(s => s.Rationale.Length == 0).Select(s => s.Name), Is.Empty, "studies without a reason");
        Assert.That(
            from study in studies
            from of in Here()
            where of.Info.Name == study.Task
            let refused = Refusal(() => study.Of(of.Task))
            where refused is not null
            select refused, Is.Empty);
    }

    /// <summary>A number without a limit would be believed whatever it is.</summary>
    [Test]
    public void EveryHyperParameterHasALimit() => Assert.That(
        from type in typeof(TDomain).Assembly.GetExportedTypes()
        where type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IMethod))
        from parameter in MethodLimits.Numbers(type)
        where !parameter.IsDefined(typeof(LimitAttribute), inherit: false)
        select $"{type.Name}, {parameter.Name}", Is.Empty, "hyper-parameters without AtLeast, Above, Within, ... or Free");

    [Test]
    public void EveryTunedValueCanBeRun()
    {
        var wrong = new List<string>();
        foreach (var (name, tuning) in domain.Files.Tuning)
        {
            if (Opened().FirstOrDefault(t => t.Info.Name == name).Task is not { } task)
            {
                wrong.Add($"{name}: no task of this domain");
                continue;
            }

            wrong.AddRange(tuning.Metrics.Except(task.Metrics.Select(m => m.Name)).Select(metric => $"{name}: metric {metric}"));
            wrong.AddRange(tuning.Root == Study.TuningRoot ? [] : [$"{name}: root {tuning.Root}, expected the tuning root {Study.TuningRoot}"]);
            wrong.AddRange(tuning.Methods.Where(m => !m.Value.Candidates.Contains(m.Value.Chosen)).Select(m => $"{name}, {m.Key}: {m.Value.Chosen} was chosen and is no candidate"));
            wrong.AddRange(tuning.Methods.SelectMany(m => m.Value.Candidates.Select(c => $"{m.Key}:{c}")).Concat(tuning.Contrasts.Values.SelectMany(list => list)).Concat(tuning.Study)
                .Select(text => Refusal(() => task.Method(text))).OfType<string>().Select(why => $"{name}: {why}"));
            wrong.AddRange(Here().Any(t => t.Info.Name == name)
                ? tuning.Contrasts.Keys.Append(tuning.Scenario).Where(s => (Refusal(() => task.Scenario(s, Study.DefaultRoot)) ?? task.Scenario(s, Study.DefaultRoot)) != s).Select(s => $"{name}: scenario {s}")
                : []);
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(Study.TuningRoot, Is.Not.EqualTo(Study.DefaultRoot), "the roots of tuning and of evaluation");
    }

    [Test]
    public void LimitsAndPublishedNumbersAreOfThisDomain()
    {
        string[] tasks = [.. domain.Tasks.Select(t => t.Name)], metrics = [.. Opened().SelectMany(t => t.Task.Metrics.Select(m => m.Name)).Distinct()];
        Assert.That(domain.Files.Health.Tasks.Keys.Except(tasks), Is.Empty, "health.json: tasks that there are not");
        Assert.That(
            domain.Files.Health.Tasks.Where(t => t.Value.Root != Study.TuningRoot || t.Value.OriginalQuality is not [var low, var high] || !(low <= high)).Select(t => t.Key), Is.Empty,
            "health.json: bands that are not two numbers in order, fixed on the tuning root");
        Assert.That(domain.Files.Published.SelectMany(t => t.Numbers.Where(n => !metrics.Contains(n.Metric)).Select(n => $"{t.Source}: {n.Metric}")), Is.Empty, "published.json: metrics that there are not");
        Assert.That(
            domain.Files.Published.SelectMany(t => t.Numbers.GroupBy(n => (n.Method, n.Called, n.Metric)).Where(g => g.Count() > 1).Select(g => $"{t.Source}: {g.Key}")), Is.Empty,
            "published.json: numbers that stand twice");
    }

    private TaskFolders Folders => new(artifacts, DataFolders.Default);

    private DataFolders Empty => new([Path.Combine(artifacts, "nothing")]);

    private ISource Source(TaskInfo task) => domain.Data.Single(s => s.Name == task.Dataset);

    // Each once, so that its data are read once; nothing is read before something asks.
    private IReadOnlyList<(TaskInfo Info, ITask Task)> Opened() => opened ??= [.. domain.Tasks.Select(info => (info, domain.Open(info.Name, Folders)))];

    private IEnumerable<(TaskInfo Info, ITask Task)> Here() => Opened().Where(t => Source(t.Info).IsAvailable(DataFolders.Default, out _));

    private static bool IsClear(string message) => message.Contains(": expected ", StringComparison.Ordinal) && message.Contains(", found ", StringComparison.Ordinal) && !message.Contains('\n');

    private static string? Refusal(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (StudyException e)
        {
            return e.Message;
        }
    }
}
