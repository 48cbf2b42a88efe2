using UnlearnRepro.Claims;
using UnlearnRepro.Domains.Health;
using UnlearnRepro.Domains.Tuning;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Contracts;

// The four files of a domain name what the domain has.
public abstract partial class DomainContract<TDomain>
{
    [Test]
    public void EveryRegisteredStudyCanBeRun()
    {
        var studies = domain.Files.Claims.Studies;
        Assert.That(studies.Where(s => !IsTask(s.Task)).Select(s => $"{s.Name}: task {s.Task}"), Is.Empty, "studies of tasks that there are not");
        Assert.That(studies.Where(s => s.Rationale.Length == 0).Select(s => s.Name), Is.Empty, "studies without a reason");
        Assert.That(
            from study in studies
            from of in Here()
            where of.Info.Name == study.Task
            let refused = Refusal(() => study.Of(of.Task))
            where refused is not null
            select refused, Is.Empty);
    }

    [Test]
    public void EveryClaimNamesWhatThereIs()
    {
        var claims = domain.Files.Claims;
        string family = $"{domain.Name}/";
        Assert.That(
            claims.Families.Select(f => f.Name).Where(name => !name.StartsWith(family, StringComparison.Ordinal)),
            Is.Empty,
            $"families that do not begin with {family}");
        Assert.That(
            claims.Claims.Where(c => c.Task is { } task && !IsTask(task)).Select(c => $"{c.Id}: task {c.Task}"),
            Is.Empty,
            "claims about tasks that there are not");
        Assert.That(
            claims.Claims.Where(c => ((string[])[c.Rationale, c.Sentence, c.Source]).Contains("")).Select(c => c.Id),
            Is.Empty,
            "claims without sentence, source or reason");
        Assert.That(Here().Select(t => Refusal(() => claims.RequireKnown(t.Task, Study.DefaultRoot))).OfType<string>(), Is.Empty);
        Assert.That(
            claims.Claims.Where(c => claims.Studies.Count > 0 && claims.StudiesOf(c).Count == 0).Select(c => c.Id),
            Is.Empty,
            "claims that no registered study decides");
        Assert.That(claims.Claims.SelectMany(claim => Lacking(claims, claim)), Is.Empty, "what a claim names and its study has not");
    }

    [Test]
    public void EveryTunedValueCanBeRun()
    {
        var tuned = domain.Files.Tuning;
        Assert.That(tuned.Keys.Where(name => !IsTask(name)), Is.Empty, "hyperparameters.json: tasks that there are not");
        Assert.That(Opened().Where(t => tuned.ContainsKey(t.Info.Name)).SelectMany(t => Wrong(t.Task, tuned[t.Info.Name])), Is.Empty);
        Assert.That(
            from of in Here()
            where tuned.ContainsKey(of.Info.Name)
            from scenario in tuned[of.Info.Name].Contrasts.Keys.Concat(tuned[of.Info.Name].Scenarios.Keys).Append(tuned[of.Info.Name].Scenario)
            let own = Refusal(() => of.Task.Scenario(scenario, Study.TuningRoot)) ?? of.Task.Scenario(scenario, Study.TuningRoot)
            where own != scenario
            select $"{of.Info.Name}, scenario {scenario}: {own}", Is.Empty);
        Assert.That(Study.TuningRoot, Is.Not.EqualTo(Study.DefaultRoot), "the roots of tuning and of evaluation");
    }

    [Test]
    public void LimitsAndPublishedNumbersAreOfThisDomain()
    {
        var limits = domain.Files.Health.Tasks;
        string[] metrics = [.. Opened().SelectMany(t => MetricsOf(t.Task)).Distinct()];
        Assert.That(limits.Keys.Where(name => !IsTask(name)), Is.Empty, "health.json: tasks that there are not");
        Assert.That(
            limits.Where(t => !IsBand(t.Value)).Select(t => t.Key), Is.Empty, "health.json: bands that are not two numbers in order, fixed on the tuning root");
        Assert.That(
            from table in domain.Files.Published
            from number in table.Numbers
            where !metrics.Contains(number.Metric)
            select $"{table.Source}: {number.Metric}", Is.Empty, "published.json: metrics that there are not");
        Assert.That(
            from table in domain.Files.Published
            from same in table.Numbers.GroupBy(n => (n.Method, n.Called, n.Metric))
            where same.Count() > 1
            select $"{table.Source}: {same.Key}", Is.Empty, "published.json: numbers that stand twice");
    }

    private bool IsTask(string name) => domain.Tasks.Any(t => t.Name == name);

    private static bool IsBand(TaskLimits limits) =>
        limits.Root == Study.TuningRoot && limits.Scenarios.Values.Prepend(limits.OriginalQuality).All(band => band is [var low, var high] && low <= high);

    // Every study that a claim lists has what it names. One that lists none is about those that have it, and there must be one.
    private IEnumerable<string> Lacking(ClaimSet claims, Claim claim)
    {
        string[][] lacking =
        [
            .. from study in claims.StudiesOf(claim)
               from of in Here()
               where of.Info.Name == study.Task
               select Lacks(claim, study.Of(of.Task), of.Task).Select(name => $"{claim.Id} on {study.Name}: {name}").ToArray(),
        ];
        return claim.Studies.Count > 0 || lacking.All(names => names.Length > 0) ? lacking.SelectMany(names => names) : [];
    }

    private static IEnumerable<string> Lacks(Claim claim, Study study, ITask task) =>
    [
        .. claim.Methods.Where(method => !study.Methods.Contains(task.Method(method))),
        .. claim.Metric is { } metric && !study.Metrics.Contains(metric) ? [metric] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Wrong(ITask task, TaskTuning tuning) =>
    [
        .. tuning.Metrics.Except(MetricsOf(task)).Select(metric => $"{task.Name}: metric {metric}"),
        .. tuning.Root == Study.TuningRoot ? [] : (string[])[$"{task.Name}: root {tuning.Root}, expected the tuning root {Study.TuningRoot}"],
        .. tuning.Methods.Where(m => !m.Value.Candidates.Contains(m.Value.Chosen))
            .Select(m => $"{task.Name}, {m.Key}: {m.Value.Chosen} was chosen and is no candidate"),
        .. from scenario in tuning.Scenarios
           from chosen in scenario.Value.Chosen
           where !tuning.Methods.TryGetValue(chosen.Key, out var method) || !method.Candidates.Contains(chosen.Value)
           select $"{task.Name}, {scenario.Key}, {chosen.Key}: {chosen.Value} was chosen and is no candidate",
        .. Refused(task, tuning.Methods.SelectMany(m => m.Value.Candidates.Select(c => $"{m.Key}:{c}"))),
        .. Refused(task, tuning.Contrasts.Values.SelectMany(methods => methods).Concat(tuning.Study)),
    ];
}
