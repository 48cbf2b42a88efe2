using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Seeds;
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
public abstract partial class DomainContract<TDomain>
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
            domain.Name,
            .. domain.Tasks.SelectMany(t => (string[])[t.Name, t.Scenario]),
            .. domain.Scenarios.Select(s => s.Example),
            .. domain.Data.Select(s => s.Name),
            .. Opened().SelectMany(t => MetricsOf(t.Task)),
        ];
        Assert.That(names.Distinct().Where(name => FileNames.Of(name) != name), Is.Empty, "names with letters that a folder's may not have");
    }

    [Test]
    public void TheFirstTaskNeedsNoDownload()
    {
        var first = domain.Tasks[0];
        Assert.That(Source(first).IsAvailable(Empty, out string where), Is.True, $"{first.Name}: its data in an empty folder ({where})");
        Assert.That(() => domain.Open(first.Name, new(artifacts, Empty)).Scenario(first.Scenario, Study.DefaultRoot), Is.EqualTo(first.Scenario), first.Name);
    }

    [Test]
    public void EveryTaskHasADataSetOfTheDomain() => Assert.That(
        domain.Tasks.Where(t => !domain.Data.Any(s => s.Name == t.Dataset)).Select(t => $"{t.Name}: {t.Dataset}"), Is.Empty, "tasks of no data set");

    [Test]
    public void ATaskOfAnotherNameIsRefusedInOneLineWithTheNames() => Assert.That(
        Refusal(() => domain.Open(Nobody, Folders)),
        Does.Contain(Nobody).And.Contain(domain.Tasks[0].Name).And.Not.Contain("\n"),
        "what an unknown task is told");

    /// <summary>What is shown exists, and so do the two methods that the protocol needs.</summary>
    [Test]
    public void EveryTaskHasWhatItShowsAndTheTwoEndsOfTheScale()
    {
        var wrong = new List<string>();
        foreach (var (info, task) in Opened())
        {
            string[] metrics = MetricsOf(task), usual = [.. task.DefaultMethods(info.Scenario)];
            wrong.AddRange(info.Shown.Except(metrics).Select(metric => $"{info.Name}: shown metric {metric}"));
            wrong.AddRange(info.Shown.Count == 0 ? [$"{info.Name}: nothing is shown"] : Array.Empty<string>());
            wrong.AddRange(metrics.GroupBy(m => m).Where(g => g.Count() > 1).Select(g => $"{info.Name}: metric {g.Key} {g.Count()} times"));
            foreach (var (name, use) in (ReadOnlySpan<(string, SeedUse)>)[(WellKnown.Original, SeedUse.Training), (WellKnown.Retrain, SeedUse.Retraining)])
            {
                string found = Refusal(() => task.Method(name)) ?? $"{task.Method(name).SeedUse}";
                wrong.AddRange(found == $"{use}" ? [] : [$"{info.Name}: method {name}: expected {use}, found {found}"]);
                wrong.AddRange(usual.Contains(name) ? [] : [$"{info.Name}: {name} is no method of its default study"]);
            }

            wrong.AddRange(Refused(task, task.MethodNames.Concat(usual)));
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void ATaskIsKnownByItsNameItsMachineAndItsData()
    {
        (string Name, string Identity, string Machine)[] found = [.. Here().Select(t => (t.Task.Name, t.Task.Identity, t.Task.Fingerprint))];
        Assert.That(
            found.Where(t => !t.Identity.StartsWith($"{t.Name}; ", StringComparison.Ordinal) || !t.Identity.Contains(t.Machine, StringComparison.Ordinal)),
            Is.Empty,
            "identities without name or fingerprint");
        Assert.That(
            found.GroupBy(t => t.Identity[(t.Name.Length + 1)..]).Where(g => g.Count() > 1).Select(g => string.Join(" and ", g.Select(t => t.Name))),
            Is.Empty,
            "tasks that differ in nothing but their names");
        Assert.That(Here().Select(t => t.Task.Name), Is.EqualTo(Here().Select(t => t.Info.Name)), "a task's own name");
    }

    /// <summary>
    /// Each scenario's seed axes are those of training, unlearning and evaluation and whatever else the domain names, each once and after those that
    /// it is nested in: a study's spread is divided by them.
    /// </summary>
    [Test]
    public void SeedAxesAreNamedOnceAndAfterThoseTheyAreNestedIn()
    {
        var wrong = new List<string>();
        foreach (var (info, task) in Here())
        {
            var axes = task.Axes(info.Scenario);
            string[] names = [.. axes.Select(axis => axis.Name)];
            string[] every = [SeedAxis.Train.Name, SeedAxis.Unlearn.Name, SeedAxis.Eval.Name];
            wrong.AddRange(every.Except(names).Select(name => $"{info.Name}: no seed axis {name}"));
            wrong.AddRange(names.CountBy(name => name).Where(n => n.Value > 1).Select(n => $"{info.Name}: seed axis {n.Key} {n.Value} times"));
            foreach (var (place, axis) in axes.Index())
            {
                var later = axis.NestedIn.Select(outer => outer.Name).Intersect(names).Except(names[..place]);
                wrong.AddRange(later.Select(name => $"{info.Name}: seed axis {axis.Name} before {name}"));
            }
        }

        Assert.That(wrong, Is.Empty);
    }

    /// <summary>A result is found by the code that made it, so that no edit can be fooled by the store.</summary>
    [Test]
    public void EveryMethodHasAPrintOfItsOwnCode()
    {
        foreach (var (info, task) in Here())
        {
            CellCode[] codes = [.. task.MethodNames.Select(name => task.Code(new(task.Name, info.Scenario, name, "", Study.DefaultRoot, default)))];
            Assert.That(codes.SelectMany(code => new[] { code.Model, code.Run, code.Method }), Has.All.Not.Empty, info.Name);
            Assert.That(codes.Select(code => code.Method), Is.Unique, info.Name);
            Assert.That(codes.Select(code => (code.Model, code.Run)).Distinct().Count(), Is.EqualTo(1), info.Name);
        }
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

    /// <summary>A number without a limit would be believed whatever it is.</summary>
    [Test]
    public void EveryHyperParameterHasALimit() => Assert.That(
        from type in typeof(TDomain).Assembly.GetExportedTypes()
        where type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IMethod))
        from parameter in MethodLimits.Numbers(type)
        where !parameter.IsDefined(typeof(LimitAttribute), inherit: false)
        select $"{type.Name}, {parameter.Name}", Is.Empty, "hyper-parameters without AtLeast, Above, Within, ... or Free");

    private TaskFolders Folders => new(artifacts, DataFolders.Default);

    private DataFolders Empty => new([Path.Combine(artifacts, "nothing")]);

    private ISource Source(TaskInfo task) => domain.Data.Single(s => s.Name == task.Dataset);

    // Each once, so that its data are read once; nothing is read before something asks.
    private IReadOnlyList<(TaskInfo Info, ITask Task)> Opened() => opened ??= [.. domain.Tasks.Select(info => (info, domain.Open(info.Name, Folders)))];

    private IEnumerable<(TaskInfo Info, ITask Task)> Here() => Opened().Where(t => Source(t.Info).IsAvailable(DataFolders.Default, out _));

    // What a task refuses of some methods, with its name.
    private static IEnumerable<string> Refused(ITask task, IEnumerable<string> methods) =>
        methods.Select(method => Refusal(() => task.Method(method))).OfType<string>().Select(why => $"{task.Name}: {why}");

    private static string[] MetricsOf(ITask task) => [.. task.Metrics.Select(m => m.Name)];

    private static bool IsClear(string message) =>
        message.Contains(": expected ", StringComparison.Ordinal) && message.Contains(", found ", StringComparison.Ordinal) && !message.Contains('\n');

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
